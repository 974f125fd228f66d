import assert from 'node:assert/strict';
import { OPEN_BADGES_CONTEXT, VCDM_CONTEXT } from '../../../src/credentials/extension.js';
import { award, type Engine, makeEngine, NOW, outcomes, stepOf } from '../engine.js';

/** A value of JSON put at a path; `undefined` removes what is there, and a last `+` adds to an array. */
type Change = readonly [title: string, path: string, value: unknown];

const A = 'credentialSubject.achievement';
const OTHER_KEY = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';
const ISSUER = 'did:web:badges.example.org%3A8443:issuers:01940000-0000-7000-8000-000000000001';
const EVIL = 'https://evil.example/';

/** What is well-formed, but not what was signed. */
const CHANGED: readonly Change[] = [
  ['the credential id', 'id', 'https://badges.example.org:8443/credentials/other'],
  ['the name', 'name', 'EPORTFOLIO MASTER'],
  ['one letter of the achievement name', `${A}.name`, 'EPORTFOLlO EXPERT'],
  ['the description', `${A}.description`, 'CoBle project.'],
  ['the criteria', `${A}.criteria.narrative`, 'None.'],
  ['an outcome', `${A}.alignment.0.targetName`, 'fly'],
  ['an outcome removed', `${A}.alignment.0`, undefined],
  ['the EQF level', `${A}.alignment.4.targetUrl`, 'http://data.europa.eu/snb/eqf/7'],
  ['the workload', `${A}.ECTS`, 30],
  ['the credits earned', 'credentialSubject.creditsEarned', 30],
  ['the assessment type', `${A}.assessmentType`, 'Exam'],
  ['the identity check', `${A}.identityChecked`, false],
  ['a tag added', `${A}.tag.+`, 'expert'],
  ['the picture', `${A}.image.id`, `${EVIL}x.png`],
  ['the creator', `${A}.creator.email`, 'someone@evil.example'],
  ['the version', `${A}.version`, '3'],
  ['the language', `${A}.inLanguage`, 'fi'],
  ['the subject', 'credentialSubject.id', 'urn:uuid:00000000-0000-4000-8000-000000000000'],
  ['the hashed email', 'credentialSubject.identifier.0.identityHash', `sha256$${'0'.repeat(64)}`],
  ['the salt', 'credentialSubject.identifier.0.salt', '00'],
  ['the grade', 'credentialSubject.result.3.value', '4'],
  ['a result removed', 'credentialSubject.result.0', undefined],
  ['an evidence address', 'evidence.0.id', EVIL],
  ['the evidence removed', 'evidence', undefined],
  ['what the evidence shows', 'evidence.0.shows.0', `${EVIL}#criterion`],
  ['the issuer name', 'issuer.name', 'University of Oxford'],
  ['the issuer id', 'issuer.id', 'did:web:evil.example:issuers:1'],
  ['the issuer country', 'issuer.address.addressCountryCode', 'SE'],
  ['validFrom', 'validFrom', '2020-01-01T00:00:00Z'],
  ['awardedDate', 'awardedDate', '2020-01-01T00:00:00Z'],
  ['validUntil added', 'validUntil', '2099-01-01T00:00:00Z'],
  ['the status index', 'credentialStatus.statusListIndex', '1'],
  ['the status list', 'credentialStatus.statusListCredential', `${EVIL}list`],
  ['the status removed', 'credentialStatus', undefined],
  ['the label removed', 'type.3', undefined],
  ['our terms given another meaning', '@context.2.mc', 'urn:other#'],
  ['the time of signing', 'proof.0.created', '2026-11-19T10:15:30Z'],
  ['the key in the proof', 'proof.0.verificationMethod', `${ISSUER}#${OTHER_KEY}`],
  ['the signature', 'proof.0.proofValue', `z${'2'.repeat(88)}`],
];

/** What no signature is asked about. */
const REFUSED: readonly (readonly [reason: string, ...Change])[] = [
  ['proof.malformed', 'a signature that is none', 'proof.0.proofValue', 'zzzz'],
  ['proof.malformed', 'an undefined option in the proof', 'proof.0.colour', 'blue'],
  ['proof.malformed', 'an option that is a graph', 'proof.0.previousProof', { id: 'urn:x' }],
  ['proof.malformed', 'a context in the proof', 'proof.0.@context', { created: 'urn:x#created' }],
  ['proof.malformed', 'a created that is no date', 'proof.0.expires', 'tomorrow'],
  ['proof.wrongPurpose', 'another purpose', 'proof.0.proofPurpose', 'authentication'],
  ['proof.missing', 'no proof', 'proof', undefined],
  ['proof.unsupported', 'another cryptosuite', 'proof.0.cryptosuite', 'eddsa-jcs-2022'],
  ['proof.unsupported', 'another type of proof', 'proof.0.type', 'Ed25519Signature2020'],
  ['proof.unknownMethod', 'a key to be fetched', 'proof.0.verificationMethod', `${EVIL}key.json`],
  ['proof.unknownMethod', 'a key of another kind', 'proof.0.verificationMethod', `${ISSUER}#zDnaeX`],
  ['proof.unknownMethod', 'two fragments', 'proof.0.verificationMethod', `${ISSUER}#${OTHER_KEY}#x`],
  ['terms.undefinedTerm', 'an undefined term', 'credentialSubject.colour', 'blue'],
  ['terms.undefinedTerm', 'an undefined type', 'type.+', 'GoldBadge'],
  ['terms.unknownContext', 'an unknown context', '@context.+', `${EVIL}context.json`],
  ['terms.unknownContext', 'an unknown context inside', 'evidence.0.@context', `${EVIL}inner.json`],
  ['terms.unknownContext', 'an unknown context by @import', '@context.+', { '@import': `${EVIL}i.json` }],
  ['terms.invalid', 'a protected term defined anew', '@context.+', { name: 'urn:x#name' }],
  ['schema.failed', 'an empty list of proofs', 'proof', []],
  ['schema.failed', 'a proof that is a text', 'proof', 'good'],
  ['schema.failed', 'the Open Badges context left out', '@context.1', undefined],
  ['schema.failed', 'the contexts in another order', '@context', [OPEN_BADGES_CONTEXT, VCDM_CONTEXT]],
  ['schema.failed', 'no id', 'id', undefined],
  ['schema.failed', 'no issuer', 'issuer', undefined],
  ['schema.failed', 'no validFrom', 'validFrom', undefined],
  ['schema.failed', 'no name of the achievement', `${A}.name`, undefined],
  ['schema.failed', 'no criteria', `${A}.criteria`, undefined],
  ['schema.failed', 'two subjects', 'credentialSubject', [{ id: 'urn:1' }, { id: 'urn:2' }]],
  ['schema.failed', 'no achievement', A, undefined],
  ['schema.failed', 'a date without time zone', 'validFrom', '2026-11-20T10:15:30'],
  ['schema.failed', 'a day that does not exist', 'awardedDate', '2026-13-01T00:00:00Z'],
  ['schema.failed', 'tags as one text', `${A}.tag`, 'design'],
  ['schema.failed', 'the credits as text', `${A}.creditsAvailable`, '2'],
  ['schema.failed', 'a negative workload', `${A}.timeInvestment`, -1],
  ['schema.failed', 'a result status of its own invention', 'credentialSubject.result.0.status', 'Brilliant'],
  ['schema.failed', 'an unhashed text as flag', 'credentialSubject.identifier.0.hashed', 'yes'],
  ['schema.failed', 'a type missing', 'type.1', undefined],
];

describe('verify: a changed badge is refused at the right step', () => {
  let engine: Engine;
  let text: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });

  async function expect(reason: string, path: string, value: unknown): Promise<void> {
    const credential = mutate(JSON.parse(text), path, value);
    assert.notDeepEqual(credential, JSON.parse(text), 'the test changes something');
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    const found = verification.steps.find((step) => step.reason === reason);
    assert.ok(found, JSON.stringify(verification.steps));
    assert.notEqual(found.outcome, 'passed');
    const { issuer, schema } = outcomes(verification);
    assert.ok(issuer !== 'passed' || schema !== 'passed', 'never sound and of a known issuer at once');
  }

  for (const [title, path, value] of CHANGED)
    it(`proof.changed: ${title}`, () => expect('proof.changed', path, value));
  for (const [reason, title, path, value] of REFUSED)
    it(`${reason}: ${title}`, () => expect(reason, path, value));

  it('one good proof among others is enough', async () => {
    const credential = JSON.parse(text);
    const [proof] = credential.proof;
    const others = [
      { ...proof, cryptosuite: 'other-2030' },
      { ...proof, created: '2020-01-01T00:00:00Z' },
    ];
    credential.proof = [...others, proof];
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    assert.equal(stepOf(verification, 'proof').outcome, 'passed');
  });

  it('a good proof moved to another badge is refused', async () => {
    const other = JSON.parse(await engine.credentials.issue(award({ id: 'other' }), engine.key));
    const credential = { ...other, proof: JSON.parse(text).proof };
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    assert.equal(stepOf(verification, 'proof').reason, 'proof.changed');
  });

  it('a subject nobody can be is refused', async () => {
    const credential = mutate(JSON.parse(text), 'credentialSubject.id', undefined);
    delete credential.credentialSubject.identifier;
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    assert.equal(stepOf(verification, 'schema').reason, 'schema.failed');
  });
});

function mutate(credential: ReturnType<typeof JSON.parse>, path: string, value: unknown) {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce((object, key) => object[key], credential);
  if (last === '+') holder.push(value);
  else if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return credential;
}
