import assert from 'node:assert/strict';
import { attachment } from '../../../src/web/submit/attachment.js';

describe('attachment', () => {
  for (const [title, plain, full] of [
    ['EPORTFOLIO EXPERT', 'EPORTFOLIO EXPERT', 'EPORTFOLIO%20EXPERT'],
    ['Työelämä: taso 2', 'Tyoelama taso 2', 'Ty%C3%B6el%C3%A4m%C3%A4%20taso%202'],
    ['محفظتي', 'badge', '%D9%85%D8%AD%D9%81%D8%B8%D8%AA%D9%8A'],
    ['../../etc/passwd', 'etc passwd', 'etc%20passwd'],
    ['a"\r\nSet-Cookie: b', 'a Set-Cookie b', 'a%20Set-Cookie%20b'],
    ['🎓', 'badge', 'badge'],
  ] as const) {
    it(`names a file after ${JSON.stringify(title)}`, () => {
      assert.equal(
        attachment(title, 'png'),
        `attachment; filename="${plain}.png"; filename*=UTF-8''${full}.png`,
      );
    });
  }

  it('keeps names short', () => {
    assert.ok(attachment('a'.repeat(10_000), 'json').length < 250);
  });
});
