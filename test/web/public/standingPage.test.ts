import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { openPublicWorld, type PublicWorld } from './publicWorld.js';

describe("A badge's public page, kept in memory", () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award();
  });
  after(() => world.close());

  const read = async (encoding = 'gzip') => {
    const response = await fetch(`${world.tool.url}${paths.credential(issued.id)}`, {
      headers: { accept: 'text/html', 'accept-encoding': encoding },
    });
    return { headers: response.headers, text: await response.text() };
  };

  it('is the same at each reading, compressed or not, and has no script', async () => {
    const [first, again, plain] = [await read(), await read(), await read('identity')];
    assert.equal(first.headers.get('content-encoding'), 'gzip');
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(again.text, first.text);
    assert.equal(plain.text, first.text);
    assert.doesNotMatch(first.text, /<script/);
    assert.match(first.headers.get('content-security-policy') ?? '', /script-src 'none'/);
  });

  it('is made anew whenever the stored bytes or what the checks say is another', async () => {
    const honest = (await read()).text;
    await world.tamper(issued, (credential) => credential.replaceAll('EPORTFOLIO', 'EPORTF0LIO'));
    const changed = (await read()).text;
    await world.tamper(issued, (credential) => credential.replaceAll('EPORTF0LIO', 'OTHER WORDS'));
    const changedAgain = (await read()).text;
    await world.tamper(issued, (credential) => credential.replaceAll('OTHER WORDS', 'EPORTFOLIO'));
    assert.match(changed, /notice-error/);
    assert.match(changed, /EPORTF0LIO/);
    assert.match(changedAgain, /OTHER WORDS/);
    assert.equal((await read()).text, honest);
    await world.revoke(issued, 'Awarded to the wrong person');
    assert.match((await read()).text, /Awarded to the wrong person/);
  });
});
