import assert from 'node:assert/strict';
import { readBadgeText, readUploadedBadge } from '../../src/domain/uploadedBadge.js';

describe('What somebody gives to be checked', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const refused = (reason: string) => (error: unknown) => {
    assert.ok(error instanceof Error && 'faults' in error);
    assert.deepEqual(error.faults, [{ field: 'file', message: `verifyPage.faults.${reason}` }]);
    return true;
  };

  it('is a picture or text by its bytes, whatever it is called', () => {
    assert.deepEqual(readUploadedBadge(png), { png });
    assert.deepEqual(readUploadedBadge(Buffer.from('\uFEFF {"name":"čšž"}\n')), { text: '{"name":"čšž"}' });
    assert.deepEqual(readUploadedBadge(Buffer.from('\n<svg/>')), { svg: '<svg/>' });
    assert.deepEqual(readBadgeText(' eyJ9.eyJ9.c2ln\n'), { text: 'eyJ9.eyJ9.c2ln' });
  });

  it('is refused with what to do instead', () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    assert.throws(() => readUploadedBadge(jpeg), refused('otherFile'));
    assert.throws(() => readUploadedBadge(Buffer.from('%PDF-1.7')), refused('otherFile'));
    assert.throws(() => readUploadedBadge(Buffer.from([0xc3, 0x28])), refused('notText'));
  });
});
