import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { openPublicWorld, type PublicWorld } from './publicWorld.js';

describe('Pictures in pages', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award();
  });
  after(() => world.close());

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${world.tool.url}${path}`, { headers });
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  };

  it('are a third of the file that their address names without a size', async () => {
    const address = (size: 'original' | 'page' | 'list') => paths.achievementPicture(issued.badge, 1, size);
    const [original, page, list] = [
      await read(address('original')),
      await read(address('page')),
      await read(address('list')),
    ];
    assert.equal(original.headers.get('content-type'), 'image/png');
    for (const { headers } of [page, list]) {
      assert.equal(headers.get('content-type'), 'image/webp');
      assert.match(headers.get('cache-control') ?? '', /immutable/);
    }
    assert.ok(page.body.length * 3 < original.body.length * 1.2, `${page.body.length}`);
    assert.ok(list.body.length < page.body.length / 2, `${list.body.length}`);
    const etag = page.headers.get('etag') ?? '';
    assert.equal((await read(address('page'), { 'if-none-match': etag })).status, 304);
    assert.notEqual(list.headers.get('etag'), etag);
    const odd = await read(`${address('original')}?size=9999`);
    assert.ok(odd.body.equals(original.body));
  });

  it('of a badge carry no credential, and are as private as it is', async () => {
    const shown = await read(paths.credentialPicture(issued.id));
    assert.equal(shown.headers.get('content-type'), 'image/webp');
    assert.ok(!shown.body.includes('openbadgecredential'));
    const kept = await world.award({ visibility: 'private' });
    assert.equal((await read(paths.credentialPicture(kept.id))).status, 403);
  });
});
