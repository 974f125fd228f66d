import assert from 'node:assert/strict';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { describe, it } from 'mocha';
import { canonizeOwn } from '../../src/credentials/adapters/expansion.js';
import { loadDocument } from '../../src/credentials/documentLoader.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';
import { award, makeEngine } from './engine.js';

const OPTIONS = { documentLoader: loadDocument, safe: true, base: null } as const;

describe('Expanding what comes again only once', () => {
  const unsigned = async (changes: Parameters<typeof award>[0] = {}) => {
    const engine = await makeEngine();
    const { proof: _, ...document } = JSON.parse(await engine.credentials.issue(award(changes), engine.key));
    return document;
  };

  it('makes the same canonical text as the library, the first time and later', async () => {
    const content = (title: string) => ({
      badge: 'badge-1',
      version: 1,
      content: ePortfolioContent({ title }),
    });
    const documents = [
      await unsigned(),
      await unsigned({ grade: 'Erinomainen "5"', evidence: [] }),
      await unsigned({ achievement: content('עיצוב למידה 🎓 äö') }),
      await unsigned({ institution: institution({ name: 'Another school', url: 'https://other.example' }) }),
    ];
    for (const document of [...documents, ...documents]) {
      assert.equal(await canonizeOwn(document, OPTIONS), await cryptosuite.canonize(document, OPTIONS));
    }
  });

  it('tells credentials apart in which the same words mean something else', async () => {
    const document = await unsigned();
    await canonizeOwn(document, OPTIONS);
    const other = { ...document, '@context': [...document['@context'], { mc2: 'urn:example:mc2#' }] };
    assert.equal(await canonizeOwn(other, OPTIONS), await cryptosuite.canonize(other, OPTIONS));
    const changed = structuredClone(document);
    changed.credentialSubject.achievement.name = 'Changed';
    assert.equal(await canonizeOwn(changed, OPTIONS), await cryptosuite.canonize(changed, OPTIONS));
    assert.notEqual(await canonizeOwn(changed, OPTIONS), await canonizeOwn(document, OPTIONS));
  });

  it('refuses undefined terms wherever they stand', async () => {
    const document = await unsigned();
    await canonizeOwn(document, OPTIONS);
    const { credentialSubject: subject } = document;
    for (const changed of [
      { ...document, unheardOf: 1 },
      { ...document, issuer: { ...document.issuer, unheardOf: 1 } },
      {
        ...document,
        credentialSubject: { ...subject, achievement: { ...subject.achievement, unheardOf: 1 } },
      },
      { ...document, credentialSubject: { ...subject, result: [{ ...subject.result[0], unheardOf: 1 }] } },
    ]) {
      await assert.rejects(canonizeOwn(changed, OPTIONS), /safe mode/i);
    }
  });

  it('leaves other documents to the library', async () => {
    const list = JSON.parse(await (await makeEngine()).statusList([]));
    const { proof: _, ...document } = list;
    assert.equal(await canonizeOwn(document, OPTIONS), await cryptosuite.canonize(document, OPTIONS));
  });
});
