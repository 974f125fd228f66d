import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { LANGUAGES } from '../../../src/locales/locales.js';
import { paths } from '../../../src/web/paths.js';
import { words } from '../submit/rendering.js';
import { openPublicWorld, type PublicWorld } from './publicWorld.js';

describe('What a badge says, in the words of the reader', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award();
  });
  after(() => world.close());

  const read = async (language: string) => {
    const response = await fetch(`${world.tool.url}${paths.credential(issued.id)}`, {
      headers: { accept: 'text/html', 'accept-language': language },
    });
    return words(await response.text());
  };

  it('translates what the European standard has phrases for', async () => {
    assert.match(await read('en'), /Supervised, identity checked/);
    assert.match(await read('fi'), /Valvottu, henkilöllisyys todennetaan/);
    for (const language of LANGUAGES) assert.doesNotMatch(await read(language), /identity verification/);
  });

  it('says what is wrong with a broken part', async () => {
    await world.tamper(issued, (credential) => {
      const { validFrom: _, ...rest } = JSON.parse(credential);
      return JSON.stringify(rest);
    });
    assert.match(await read('en'), /at \/validFrom: this is missing\./);
    assert.match(await read('fi'), /\/validFrom: tieto puuttuu\./);
  });
});
