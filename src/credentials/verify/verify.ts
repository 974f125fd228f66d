import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { InstitutionKey } from '../../domain/institution.js';
import type {
  JsonObject,
  Verification,
  VerificationQuestions,
  VerificationStep,
  VerificationStepName,
  VerificationWorld,
} from '../../domain/ports/credentials.js';
import { VERIFICATION_STEPS } from '../../domain/ports/credentials.js';
import { type Badge, readBadge, reparseBadge } from './badge.js';
import { boundWorld } from './boundedWorld.js';
import { completeAssertion } from './completeAssertion.js';
import { checkEndorsements } from './endorsements.js';
import { asStep, type Finding, skipped, unchecked } from './finding.js';
import { TOO_LONG } from './format.js';
import { checkIssuer } from './issuer.js';
import { createKeySource, createNamedKeys } from './keySource.js';
import { checkMicroCredential } from './microCredential.js';
import { checkAssertion, checkAssertionProof, translateAssertion } from './openBadges2.js';
import { withOwnWords } from './ownStanding.js';
import { type CheckedProof, checkProof } from './proof.js';
import { checkRecipient } from './recipient.js';
import { LIMITS } from './scan.js';
import { checkSchema } from './schema.js';
import { checkStatus } from './status.js';
import { createStatusListReader } from './statusListReader.js';
import { checkSuspension } from './suspension.js';
import { type CheckedTerms, checkTerms } from './terms.js';
import { checkValidity } from './validity.js';

/** Texts whose examination is remembered. */
const KEPT = 2_000;
/** Twice the text: a token's credential is packed by a third. */
const LONGEST = 2 * LIMITS.length;

type Findings = { readonly [step in VerificationStepName]?: Finding };

/** What follows from the bytes alone, whoever asks and whenever. */
interface Examination {
  readonly findings: Findings;
  readonly terms: CheckedTerms;
  /** Of a proof whose key stands in it; any other is checked each time, with the keys of then. */
  readonly proof?: CheckedProof;
  readonly readable: boolean;
}

interface VerifierOptions {
  /** Where a key of ours is served as JWK. */
  keyAddress(key: InstitutionKey): string;
}

/** The verifier: steps that depend on the bytes alone are remembered by SHA-256 of the text; the rest is asked each time. */
export function createVerifier({ keyAddress }: VerifierOptions) {
  const memory = new LRUCache<string, Promise<Examination>>({ max: KEPT });
  const readList = createStatusListReader();

  return async function verify(
    text: string,
    given: VerificationWorld,
    now: Date,
    questions: VerificationQuestions = {},
  ): Promise<Verification> {
    const examination = await examineOnce(text, memory);
    const badge = examination.readable ? reparseBadge(text) : undefined;
    if (badge === undefined) return { steps: log(examination.findings, questions) };
    const world = boundWorld(given);
    const keys = createKeySource(world, keyAddress);
    const older = badge.form === 'openBadges2';
    const whole = older ? await completeAssertion(badge.document, world) : badge.document;
    const credential = older ? translateAssertion(whole) : withNewerNames(badge);
    const proof = older
      ? await checkAssertionProof(badge, whole, world, keys)
      : (examination.proof ?? (await checkProof(badge, examination.terms, keys)));
    const endorsements = await checkEndorsements(credential, keys, now);
    const lists = { read: readList, keys, proof };
    const suspension = await checkSuspension(credential, world, now, lists);
    const findings: Findings = {
      ...examination.findings,
      proof: proof.finding,
      issuer: await checkIssuer(credential, proof, world, keys),
      validity: checkValidity(credential, proof, now),
      status: await withOwnWords(await checkStatus(credential, world, now, lists), credential, world),
      microCredential: checkMicroCredential(credential),
      ...(questions.recipient === undefined
        ? {}
        : { recipient: checkRecipient(credential, questions.recipient) }),
      ...(suspension === undefined ? {} : { suspension }),
      ...(endorsements === undefined ? {} : { endorsements }),
    };
    return { steps: log(findings, questions), credential };
  };
}

async function examineOnce(
  text: string,
  memory: LRUCache<string, Promise<Examination>>,
): Promise<Examination> {
  // Too long even to be hashed: refused afresh each time.
  if (text.length > LONGEST) return examine(text);
  const digest = createHash('sha256').update(text, 'utf8').digest('base64url');
  const kept = memory.get(digest);
  if (kept !== undefined) return kept;
  const examination = examine(text);
  memory.set(digest, examination);
  // A fault of ours (a library that can't be loaded) must not be remembered as the badge's.
  examination.catch(() => memory.delete(digest));
  return examination;
}

async function examine(text: string): Promise<Examination> {
  const { finding, badge } =
    text.length > LONGEST ? { finding: TOO_LONG, badge: undefined } : readBadge(text);
  if (badge === undefined)
    return { findings: { format: finding }, terms: { finding: skipped('terms') }, readable: false };
  if (badge.form === 'openBadges2') {
    // Its signature, if it has one, covers the text and not the meaning of its terms.
    const terms = { finding: unchecked('terms.openBadges2') };
    const findings = { format: finding, schema: checkAssertion(badge.document), terms: terms.finding };
    return { findings, terms, readable: true };
  }
  const schema = await checkSchema(badge.document, badge.model);
  const terms = await checkTerms(badge.document);
  const findings = { format: finding, schema, terms: terms.finding };
  const { keys, isAsked } = createNamedKeys();
  const proof = await checkProof(badge, terms, keys);
  return { findings, terms, readable: true, ...(isAsked() ? {} : { proof }) };
}

/** Dates under the names that every reader of ours knows. */
function withNewerNames({ document, model }: Badge): JsonObject {
  if (model === '2.0') return document;
  const { issuanceDate, expirationDate } = document;
  return {
    ...document,
    ...(issuanceDate === undefined ? {} : { validFrom: issuanceDate }),
    ...(expirationDate === undefined ? {} : { validUntil: expirationDate }),
  };
}

/** Every step in its order; one that was not reached says so, and three of them only where they apply. */
function log(findings: Findings, questions: VerificationQuestions): VerificationStep[] {
  return VERIFICATION_STEPS.flatMap((step) => {
    const finding = findings[step];
    if (finding !== undefined) return [asStep(step, finding)];
    if (step === 'format' || step === 'suspension' || step === 'endorsements') return [];
    if (step === 'recipient' && questions.recipient === undefined) return [];
    return [asStep(step, skipped(step))];
  });
}
