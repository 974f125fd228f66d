import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extractPng } from '../../../src/images/png/png.js';
import { extractSvg } from '../../../src/images/svg/svg.js';
import { type Engine, itWithReference, makeEngine, NOW, reference, referenceUrl } from '../engine.js';

/**
 * What 1EdTech's own files must come to, as their names or their publisher's tests say: `good` passes every step that
 * asks nobody else, a step's name is where it is refused, and `open` stands for a proof that can't be decided without
 * the issuer's server.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  'spec-test-vector/signed.json': 'good',
  'validator/simple.json': 'good',
  'validator/simple-json.png': 'good',
  'validator/simple-json.svg': 'good',
  'validator/simple-multiple-proofs.json': 'good',
  'validator/simple-did-web-method.json': 'good',
  'validator/complete.json': 'good',
  // Revoked in a list on another server, which the status step names.
  'validator/credential-status-revoked.json': 'good',
  'validator/bit-string-list/credential-status-revoked.json': 'good',
  'validator/bit-string-list/credential-status-revoked-blank-nodes.json': 'good',
  // RS256 with a key of its own that no issuer vouches for: the publisher's validator stops here, we don't.
  'validator/simple-jwt.png': 'open',
  'validator/simple-jwt.svg': 'open',
  // Signed by a did:key that is not the issuer named: their validator accepts it, and so would anybody's.
  'validator/simple-did-key-method.json': 'proof',
  'validator/simple-err-proof-method-no-scheme.json': 'open',
  'validator/simple-err-proof-method-unknown-did-method.json': 'open',
  'validator/simple-err-proof-method-unknown-scheme.json': 'open',
  'validator/simple-err-proof-method.json': 'open',
  'validator/simple-err-proof-value.json': 'proof',
  'validator/simple-noproof.json': 'proof',
  'validator/simple-err-expired.json': 'validity',
  'validator/simple-err-issued.json': 'validity',
  'validator/simple-err-context.json': 'schema',
  'validator/simple-err-type.json': 'schema',
  'validator/simple-err-issuer.json': 'schema',
  'validator/simple-err-issuer-type.json': 'schema',
  'validator/simple-err-issuer-parentorg-type.json': 'schema',
  'validator/simple-err-issuer-otheridentifier-type.json': 'schema',
  'validator/simple-err-evidence-type.json': 'schema',
  'validator/simple-err-credential-subject-type.json': 'schema',
  'validator/simple-err-credential-subject-profile-type.json': 'schema',
  'validator/simple-err-credential-subject-result-type.json': 'schema',
  'validator/simple-err-credential-subject-identifier-type.json': 'schema',
  'validator/simple-err-credential-subject-achievement-result-description-type.json': 'schema',
  // Drafts of before 3.0, and credentials that are no badges.
  'validator/simple.jwt': 'schema',
  'validator/endorsement-valid.json': 'schema',
  'validator/bit-string-list/testlist': 'schema',
  'spec/endorsement.json': 'schema',
  // The specification's examples of content are not signed.
  'spec/achievementAlignmentCase.json': 'proof',
  'spec/achievementAlignmentCe.json': 'proof',
  'spec/basicOpenBadgeCredential.json': 'proof',
  'spec/fullOpenBadge.json': 'proof',
  'spec/skillAssertionCase.json': 'proof',
  'spec/skillAssertionCtdl.json': 'proof',
};
/** Steps that need nobody but the file. */
const OWN = ['format', 'schema', 'terms', 'proof', 'validity'] as const;

describe('verify: the official examples', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  for (const [file, expected] of Object.entries(EXPECTED))
    itWithReference(`${file}: ${expected}`, async () => {
      const { steps } = await engine.credentials.verify(textOf(file), engine.world, NOW);
      const outcome = (name: string) => steps.find(({ step }) => step === name)?.outcome;
      const seen = JSON.stringify(steps);
      if (expected === 'good') for (const step of OWN) assert.equal(outcome(step), 'passed', seen);
      else if (expected === 'open') assert.equal(outcome('proof'), 'unchecked', seen);
      else assert.equal(outcome(expected), 'failed', seen);
      assert.notEqual(outcome('issuer'), 'passed', 'none of them is ours');
    });
});

function textOf(file: string): string {
  const path = `examples/${file}`;
  if (file.endsWith('.png')) return extractPng(readFileSync(referenceUrl(path))) ?? '';
  return file.endsWith('.svg') ? (extractSvg(reference(path)) ?? '') : reference(path);
}
