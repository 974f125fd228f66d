import assert from 'node:assert/strict';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import fc from 'fast-check';
import { canonizeKnown, canonizeOwn } from '../../src/credentials/adapters/canonizers.js';
import { signingSuite } from '../../src/credentials/adapters/dataIntegrity.js';
import { issueCredential } from '../../src/credentials/adapters/issuing.js';
import { createAddresses } from '../../src/credentials/addresses.js';
import { buildCredential } from '../../src/credentials/build.js';
import { loadDocument } from '../../src/credentials/documentLoader.js';
import { createKeyring } from '../../src/credentials/keys.js';
import { signDocument } from '../../src/credentials/sign.js';
import { wholeSeconds } from '../../src/credentials/tidy.js';
import type { CredentialContent, JsonObject } from '../../src/domain/ports/credentials.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';
import { awarded, contentOf, SPECIAL } from './anyBadge.js';
import { AWARDED, award, type Engine, makeEngine, PUBLIC_URL } from './engine.js';

const OPTIONS = { documentLoader: loadDocument, safe: true, base: null } as const;
const addresses = createAddresses(PUBLIC_URL);
const build = (changes: Partial<CredentialContent> = {}) => buildCredential(award(changes), addresses);
const library = (document: object) => cryptosuite.canonize(document, OPTIONS);

/** The fast way's text and the library's, each error as its message. */
async function bothWays(document: JsonObject): Promise<readonly [string, string]> {
  const told = (error: unknown) => String(error);
  return [await canonizeOwn(document, OPTIONS).catch(told), await library(document).catch(told)];
}

async function assertSame(document: JsonObject): Promise<void> {
  const [own, other] = await bothWays(document);
  assert.equal(own, other);
}

/** A document with some of it replaced, at a path of keys. */
function changed(document: JsonObject, path: string, value: unknown): JsonObject {
  const copy = structuredClone(document);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce<Record<string, unknown>>((object, name) => Object(object[name]), copy);
  holder[last] = value;
  return copy;
}

describe('canonical form without expanding', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  /** What the library signs, nothing of ours between. */
  const signedByLibrary = async (document: JsonObject) => {
    const keyring = createKeyring(engine.secrets);
    const signer = keyring.signer(engine.key, engine.credentials.issuerId(engine.school.id));
    const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
    const suite = new DataIntegrityProof({ signer, date: wholeSeconds(AWARDED), cryptosuite });
    const signed = await issueCredential(document, suite, AWARDED);
    return { ...signed, proof: [signed.proof] };
  };
  const signedByUs = async (document: JsonObject): Promise<unknown> => {
    const keyring = createKeyring(engine.secrets);
    const signer = keyring.signer(engine.key, engine.credentials.issuerId(engine.school.id));
    return JSON.parse(await signDocument(document, signer, AWARDED));
  };

  it("is known from the second award of a version on, whatever the learner's values are", async () => {
    const version = { badge: 'known', version: 1, content: ePortfolioContent() };
    assert.equal(canonizeKnown(build({ achievement: version })), undefined);
    await assertSame(build({ achievement: version }));
    const [first] = award().evidence;
    assert.ok(first);
    const others = [
      build({ achievement: version, id: 'other', status: { list: 'list-9', index: 7 } }),
      build({ achievement: version, grade: SPECIAL, awardedAt: new Date('2030-02-28T23:59:59Z') }),
      build({
        achievement: version,
        evidence: [{ ...first, title: SPECIAL, note: `${SPECIAL}\u0000\u007f` }],
      }),
      build({
        achievement: version,
        evidence: [first, first, { ...first, note: 'Twice the same address.' }],
      }),
    ];
    for (const document of others) {
      assert.equal(canonizeKnown(document), await library(document));
    }
    // Without evidence there is no term for it among the contexts: a form of its own.
    await assertSame(build({ achievement: version, evidence: [] }));
  });

  it('makes the proof that the library makes, byte for byte, on random badges, each in three awards', async () => {
    await fc.assert(
      fc.asyncProperty(awarded, awarded, async (sample, other) => {
        const content = contentOf(sample);
        const { evidence } = contentOf(other);
        for (const changes of [
          {},
          { id: 'second', evidence },
          { grade: other.name, evidence: evidence.slice(1) },
        ]) {
          const document = buildCredential({ ...content, ...changes }, addresses);
          assert.deepEqual(await signedByUs(document), await signedByLibrary(document));
        }
      }),
      { numRuns: 20 },
    );
  }).timeout(60_000);

  it('tells documents apart in which the same words mean something else', async () => {
    const document = build();
    await assertSame(document);
    await assertSame({ ...document, '@context': [...contextsOf(document), { mc2: 'urn:example:mc2#' }] });
    await assertSame(changed(document, 'credentialSubject.achievement.name', 'Changed'));
    await assertSame({ ...document, issuer: { ...institutionOf(document), name: 'Another school' } });
    await assertSame(
      build({ institution: institution({ name: 'Another school', url: 'https://other.example' }) }),
    );
  });

  it('refuses undefined terms wherever they stand, as the library does', async () => {
    const document = build();
    await assertSame(document);
    for (const path of [
      'unheardOf',
      'issuer.unheardOf',
      'credentialSubject.unheardOf',
      'credentialSubject.achievement.unheardOf',
      'credentialSubject.result.0.unheardOf',
      'credentialSubject.identifier.0.unheardOf',
      'evidence.0.unheardOf',
      'credentialStatus.unheardOf',
    ]) {
      const [own, other] = await bothWays(changed(document, path, 'x'));
      assert.match(own, /safe mode/i, path);
      assert.equal(own, other, path);
    }
  });

  it('leaves to the library every value that is not of the kind its place is known for', async () => {
    const document = build();
    await assertSame(document);
    const places: readonly string[] = [
      'id',
      'validFrom',
      'credentialSubject.id',
      'credentialSubject.identifier',
      'credentialSubject.result.0.resultDescription',
      'credentialStatus.statusListIndex',
      'evidence',
      'evidence.0.shows',
      'evidence.0.type',
    ];
    const values: readonly unknown[] = [
      7,
      null,
      '',
      [],
      {},
      ['a', 'a'],
      '_:b0',
      'relative/address',
      'mc:prefixed',
      'https://a.example/ä b',
      ['https://a.example/x', 'https://a.example/x'],
      { '@value': 'x' },
      { '@list': ['x'] },
      [{ type: ['Evidence'] }, { type: ['Evidence'] }],
    ];
    for (const path of places) for (const value of values) await assertSame(changed(document, path, value));
  }).timeout(60_000);

  it('keeps apart what JSON writes alike', async () => {
    const null_ = changed(build(), 'credentialSubject.creditsEarned', null);
    await assertSame(null_);
    await assertSame(null_);
    await assertSame(changed(build(), 'credentialSubject.creditsEarned', Number.POSITIVE_INFINITY));
    await assertSame(changed(build(), 'credentialSubject.creditsEarned', undefined));
  });

  it('does not take a list for a set, nor a named blank node for its own', async () => {
    const document = build();
    const [first, second] = contextsOf(document);
    const listed = {
      '@context': { evidence: { '@id': 'urn:x:evidence', '@container': '@list', '@type': '@id' } },
    };
    for (const evidence of [[], [ONE], [ONE, TWO], [TWO, ONE]]) {
      const award = { id: document.id, credentialSubject: { id: 'urn:uuid:1', achievement: {} }, evidence };
      await assertSame({
        '@context': [{ ...listed, credentialSubject: 'urn:x:s', achievement: 'urn:x:a' }],
        ...award,
      });
      await assertSame({ ...document, '@context': [first, second], evidence });
      await assertSame({
        ...document,
        evidence: evidence.map((item) => ({ ...item, creator: { id: '_:x', type: ['Profile'] } })),
      });
    }
  });

  it('leaves blank nodes that are alike to the library', async () => {
    const document = build();
    const subject = Object(document.credentialSubject);
    await assertSame(document);
    for (const [, result] of Object.entries({ twice: [subject.result[0], subject.result[0]] }))
      await assertSame({ ...document, credentialSubject: { ...subject, result } });
  });

  it('leaves other documents to the library', async () => {
    const { proof: _, ...list } = JSON.parse(await engine.statusList([]));
    await assertSame(list);
    assert.equal(canonizeKnown(list), undefined);
  });

  it("says what is wrong with a badge that can't be signed", async () => {
    const signer = createKeyring(engine.secrets).signer(engine.key, 'did:web:x');
    const suite = signingSuite(signer, wholeSeconds(AWARDED));
    await assert.rejects(issueCredential({ ...build(), unheardOf: 1 }, suite, AWARDED), /safe mode/i);
    await assert.rejects(
      signDocument({ ...build(), unheardOf: 1 }, signer, AWARDED),
      /can't be signed: .*unheardOf|safe mode/i,
    );
  });
});

const ONE = { id: 'https://a.example/1', type: ['Evidence'], name: 'One' };
const TWO = { id: 'https://a.example/2', type: ['Evidence'], name: 'Two' };

function contextsOf(document: JsonObject): readonly unknown[] {
  return Array.isArray(document['@context']) ? document['@context'] : [];
}

function institutionOf(document: JsonObject): JsonObject {
  return Object(document.issuer);
}
