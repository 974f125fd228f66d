import assert from 'node:assert/strict';
import { encodeBitstring } from '../../src/credentials/bitstring.js';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import type { Verification, VerificationStepName } from '../../src/domain/ports/credentials.js';
import type { Web, WebOptions } from '../../src/domain/ports/web.js';
import { AppError } from '../../src/errors.js';
import { createImages } from '../../src/images/images.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import { createVerifyBadge } from '../../src/usecases/verifyBadge.js';
import { ED25519, multikey, strangersBadge, withProof } from '../credentials/strangers.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import {
  decisionOn,
  openReviewWorld,
  PUBLIC_URL,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from './reviewWorld.js';

const images = createImages({ templatesDirs: [new URL('../../badge-templates', import.meta.url).pathname] });

describe('Checking a badge against our own records', () => {
  let world: ReviewWorld;
  let issued: IssuedBadge;
  let verifyBadge: ReturnType<typeof createVerifyBadge>;
  before(async () => {
    world = await openReviewWorld();
    const readStatusList = createReadStatusList(world);
    verifyBadge = createVerifyBadge({ ...world, images, readStatusList, publicUrl: PUBLIC_URL });
    issued = await issue();
  });
  after(() => world.close());

  async function issue(): Promise<IssuedBadge> {
    const { id } = await world.addSubmission();
    const verbs = reviewVerbs(world);
    await verbs.reviewSubmission(decisionOn(await submissionOf(id)));
    await verbs.finishDecision(id);
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission: id });
    assert.ok(badge);
    return badge;
  }

  async function submissionOf(id: string) {
    const found = await world.store.find('submissions', { id });
    assert.ok(found);
    return found;
  }

  const stepOf = ({ steps }: Verification, name: VerificationStepName) =>
    steps.find(({ step }) => step === name);
  const reasonOf = (found: Verification, name: VerificationStepName) => stepOf(found, name)?.reason;
  const changed = (change: (credential: Record<string, unknown>) => void): string => {
    const credential: Record<string, unknown> = JSON.parse(issued.credential);
    change(credential);
    return JSON.stringify(credential);
  };

  it('finds the issuer, the dates and the status of a badge of ours, private as it is', async () => {
    const found = await verifyBadge({ text: issued.credential });
    for (const step of ['format', 'schema', 'terms', 'proof', 'issuer', 'validity', 'status'] as const) {
      assert.equal(stepOf(found, step)?.outcome, 'passed', step);
    }
    assert.deepEqual(found.credential, JSON.parse(issued.credential));
  });

  it('reads it out of its picture just the same', async () => {
    const plain = await images.render(ePortfolioContent().image, { title: 'ePortfolio', issuer: 'School' });
    const png = images.bakePng(plain, issued.credential);
    assert.deepEqual(await verifyBadge({ png }), await verifyBadge({ text: issued.credential }));
    const drawn = images.renderSvg(ePortfolioContent().image, { title: 'ePortfolio', issuer: 'School' });
    const svg = images.bakeSvg(drawn, issued.credential);
    assert.equal(reasonOf(await verifyBadge({ svg }), 'proof'), 'proof.passed');
    const fault = {
      code: 'INVALID_INPUT',
      faults: [{ field: 'file', message: 'verifyPage.faults.nothingBaked' }],
    };
    await assert.rejects(verifyBadge({ png: plain }), fault);
    await assert.rejects(verifyBadge({ svg: drawn }), fault);
    await assert.rejects(verifyBadge({ png: png.subarray(0, 400) }), { code: 'INVALID_INPUT' });
  });

  it('sees a changed byte', async () => {
    const found = await verifyBadge({ text: issued.credential.replace('EXPERT', 'EXPORT') });
    assert.equal(reasonOf(found, 'proof'), 'proof.changed');
    assert.notEqual(stepOf(found, 'issuer')?.outcome, 'passed');
  });

  it('goes on trusting a key that was retired, and none that was never there', async () => {
    const { verificationMethod } = JSON.parse(issued.credential).proof[0];
    const id = verificationMethod.split('#')[1];
    const key = await world.store.find('institutionKeys', { institution: SCHOOL.id, id });
    assert.ok(key);
    assert.ok(await world.store.replace('institutionKeys', { ...key, state: 'retired' }));
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
    await world.store.take('institutionKeys', { institution: SCHOOL.id, id: key.id });
    assert.notEqual(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
    const { revision: _, ...same } = key;
    await world.store.insert('institutionKeys', same);
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
  });

  it('says at once that a badge was revoked', async () => {
    const other = await issue();
    assert.equal(reasonOf(await verifyBadge({ text: other.credential }), 'status'), 'status.passed');
    const { submission } = other;
    await reviewVerbs(world).revokeBadge({
      institution: SCHOOL.id,
      submission,
      by: 'teacher',
      reason: 'Mistake.',
    });
    assert.equal(reasonOf(await verifyBadge({ text: other.credential }), 'status'), 'status.revoked');
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'status'), 'status.passed');
  });

  describe('of other issuers', () => {
    const ID = 'did:web:else.example:issuers:1';
    const LIST = 'https://else.example/status/1';
    const multibase = multikey(ED25519);
    const method = `${ID}#${multibase}`;
    const didDocument = {
      id: ID,
      verificationMethod: [{ id: method, controller: ID, publicKeyMultibase: multibase }],
      assertionMethod: [method],
    };
    let fetched: { readonly address: string; readonly timeoutMs: number; readonly maximumBytes: number }[];
    const open = (pages: Readonly<Record<string, unknown>>) => {
      fetched = [];
      const answer = async (
        address: string,
        { timeoutMs = 0, maximumBytes }: WebOptions,
      ): Promise<unknown> => {
        fetched.push({ address, timeoutMs, maximumBytes });
        if (pages[address] === undefined) throw new AppError('PLATFORM_UNREACHABLE');
        return pages[address];
      };
      const web: Web = {
        getJson: answer,
        getBytes: async (address, options) => Buffer.from(String(await answer(address, options))),
      };
      const readStatusList = createReadStatusList(world);
      return createVerifyBadge({ ...world, images, readStatusList, publicUrl: PUBLIC_URL, web });
    };
    const badge = (changes = {}) => withProof({ ...strangersBadge(ID), ...changes }, { method });
    const list = async (set: readonly number[]) =>
      withProof(
        {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          id: LIST,
          type: ['VerifiableCredential', 'BitstringStatusListCredential'],
          issuer: ID,
          validFrom: '2026-01-01T00:00:00Z',
          credentialSubject: {
            id: `${LIST}#list`,
            type: 'BitstringStatusList',
            statusPurpose: 'revocation',
            encodedList: await encodeBitstring(131_072, set),
          },
        },
        { method },
      );
    const status = {
      id: `${LIST}#7`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: LIST,
    };
    const DID = 'https://else.example/issuers/1/did.json';

    it('asks their servers, a little and not for long', async () => {
      const found = await open({ [DID]: didDocument })({ text: await badge() });
      assert.deepEqual(
        [reasonOf(found, 'proof'), reasonOf(found, 'issuer')],
        ['proof.passed', 'issuer.confirmed'],
      );
      assert.deepEqual(
        fetched.map(({ address }) => address),
        [DID],
      );
      for (const { timeoutMs, maximumBytes } of fetched) {
        assert.ok(timeoutMs > 0 && timeoutMs <= 1_500);
        assert.equal(maximumBytes, 64 * 1024);
      }
    });

    it('looks their revocations up, in lists that they signed', async () => {
      const text = await badge({ credentialStatus: status });
      for (const [set, reason] of [
        [[7], 'status.revoked'],
        [[8], 'status.passed'],
      ] as const)
        assert.equal(reasonOf(await open({ [LIST]: await list(set) })({ text }), 'status'), reason);
      assert.equal(reasonOf(await open({})({ text }), 'status'), 'status.unknownList');
      const tampered = (await list([8])).replace('2026-01-01T00', '2026-01-01T01');
      assert.equal(reasonOf(await open({ [LIST]: tampered })({ text }), 'status'), 'status.listChanged');
      const theirs = JSON.stringify({ ...JSON.parse(await list([])), issuer: 'did:web:evil.example' });
      assert.notEqual(stepOf(await open({ [LIST]: theirs })({ text }), 'status')?.outcome, 'passed');
      assert.equal(reasonOf(await open({ [LIST]: 'rubbish' })({ text }), 'status'), 'status.unreadable');
    });

    it('reads 1EdTech revocation lists', async () => {
      const address = 'https://else.example/revoked.json';
      const credentialStatus = { id: address, type: '1EdTechRevocationList' };
      const extended = [
        ...Object(strangersBadge(ID)['@context']),
        'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      ];
      const text = await badge({ '@context': extended, credentialStatus });
      const { id } = strangersBadge(ID);
      for (const [revokedCredential, reason] of [
        [[], 'status.passed'],
        [[{ id: 'other' }, { id, revoked: false }], 'status.passed'],
        [[{ id, revocationReason: 'Mistake' }], 'status.revoked'],
      ] as const) {
        const found = await open({ [address]: { id: address, issuer: ID, revokedCredential } })({ text });
        assert.equal(reasonOf(found, 'status'), reason);
      }
      const foreign = { id: address, issuer: 'did:web:other.example', revokedCredential: [] };
      assert.equal(reasonOf(await open({ [address]: foreign })({ text }), 'status'), 'status.foreignList');
      assert.equal(reasonOf(await open({})({ text }), 'status'), 'status.unknownList');
    });

    it('knows an issuer that a school here trusts, once its own server says whose the key is', async () => {
      const text = await badge();
      const entry = {
        id: 'trusted-1',
        institution: SCHOOL.id,
        issuer: ID,
        name: 'Else',
        createdAt: '2026-01-01T00:00:00.000Z',
      };
      await world.store.insert('trustedIssuers', entry);
      const found = await open({ [DID]: didDocument })({ text });
      assert.equal(stepOf(found, 'issuer')?.outcome, 'passed');
      assert.equal(stepOf(found, 'issuer')?.values?.school, SCHOOL.profile.name);
      assert.equal(reasonOf(await open({})({ text }), 'issuer'), 'issuer.trustedUnconfirmed');
      const others = { ...didDocument, assertionMethod: [] };
      assert.equal(reasonOf(await open({ [DID]: others })({ text }), 'issuer'), 'issuer.notListed');
      await world.store.take('trustedIssuers', { id: entry.id });
      assert.equal(reasonOf(await open({ [DID]: didDocument })({ text }), 'issuer'), 'issuer.confirmed');
    });

    it('brings hosted Open Badges 2.0 together, and believes only the host of their issuer', async () => {
      const host = 'https://old.example';
      const assertion = {
        '@context': 'https://w3id.org/openbadges/v2',
        id: `${host}/assertions/1`,
        type: 'Assertion',
        recipient: { type: 'email', hashed: false, identity: 'a@x.org' },
        issuedOn: '2020-01-01T00:00:00Z',
        badge: `${host}/badges/1`,
        verification: { type: 'HostedBadge' },
      };
      const pages = (issuer: string) => ({
        [assertion.id]: assertion,
        [assertion.badge]: { id: assertion.badge, type: 'BadgeClass', name: 'Teamwork', issuer },
        [issuer]: { id: issuer, type: 'Issuer', name: 'Old school' },
      });
      const verify = (issuer: string, changes = {}) =>
        open({ ...pages(issuer), ...changes })({ text: JSON.stringify(assertion) });
      const found = await verify(`${host}/issuer`);
      assert.equal(reasonOf(found, 'proof'), 'proof.hostedSame');
      assert.equal(reasonOf(found, 'issuer'), 'issuer.confirmed');
      assert.equal(Object(found.credential).name, 'Teamwork');
      assert.equal(Object(Object(found.credential).issuer).name, 'Old school');
      const stolen = await verify('https://famous.example/issuer');
      assert.equal(reasonOf(stolen, 'proof'), 'proof.unbound');
      const allowed = await verify('https://famous.example/issuer', {
        'https://famous.example/issuer': {
          id: 'https://famous.example/issuer',
          type: 'Issuer',
          name: 'Famous',
          verification: { allowedOrigins: 'old.example' },
        },
      });
      assert.equal(reasonOf(allowed, 'proof'), 'proof.hostedSame');
    });
  });

  it('knows neither issuers nor lists that only look like ours', async () => {
    const ours = world.credentials.issuerId(SCHOOL.id);
    for (const id of [
      `${ours}x`,
      `${ours}:x`,
      ours.replace('badges', 'bodges'),
      'did:web:%',
      'https://x.example',
    ]) {
      const text = changed((credential) => {
        credential.issuer = { ...JSON.parse(issued.credential).issuer, id };
      });
      assert.notEqual(stepOf(await verifyBadge({ text }), 'issuer')?.outcome, 'passed', id);
    }
    const list = `${PUBLIC_URL}/status/${issued.statusList}`;
    for (const address of [
      `${list}/`,
      `${list}%2e`,
      `${PUBLIC_URL}.evil.example/status/x`,
      `${PUBLIC_URL}/status/%`,
    ]) {
      const text = changed((credential) => {
        credential.credentialStatus = {
          ...JSON.parse(issued.credential).credentialStatus,
          statusListCredential: address,
        };
      });
      assert.equal(reasonOf(await verifyBadge({ text }), 'status'), 'status.unknownList', address);
    }
  });

  it('answers anything at all with steps', async () => {
    for (const text of ['', '{}', '[]', 'null', '"x"', '['.repeat(300_000), '{"a":'.repeat(100_000)]) {
      const found = await verifyBadge({ text });
      assert.ok(found.steps.some(({ outcome }) => outcome === 'failed'));
    }
  });
});
