import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type {
  Verification,
  VerificationStep,
  VerificationStepName,
  VerificationWorld,
} from '../../domain/ports/credentials.js';
import { VERIFICATION_STEPS } from '../../domain/ports/credentials.js';
import { asStep, type Finding, skipped } from './finding.js';
import { readDocument, reparse } from './format.js';
import { checkIssuer } from './issuer.js';
import { checkMicroCredential } from './microCredential.js';
import { type CheckedProof, checkProofs, proofUnread } from './proof.js';
import { LIMITS } from './scan.js';
import { checkSchema } from './schema.js';
import { checkStatus } from './status.js';
import { createStatusListReader } from './statusListReader.js';
import { checkTerms } from './terms.js';
import { checkValidity } from './validity.js';

/** Texts whose examination is remembered. */
const KEPT = 2_000;

type Findings = { readonly [step in VerificationStepName]?: Finding };

/** What follows from the bytes alone, whoever asks and whenever. */
interface Examination {
  readonly findings: Findings;
  readonly proof: CheckedProof;
  readonly readable: boolean;
}

/** The verifier: steps that depend on the bytes alone are remembered by SHA-256 of the text; the rest is asked each time. */
export function createVerifier() {
  const memory = new LRUCache<string, Promise<Examination>>({ max: KEPT });
  const readList = createStatusListReader();

  return async function verify(text: string, world: VerificationWorld, now: Date): Promise<Verification> {
    const examination = await examineOnce(text, memory);
    const document = examination.readable ? reparse(text) : undefined;
    if (document === undefined) return { steps: log(examination.findings) };
    const { proof } = examination;
    return {
      steps: log({
        ...examination.findings,
        issuer: await checkIssuer(document, proof, world),
        validity: checkValidity(document, proof, now),
        status: await checkStatus(document, world, now, readList),
        microCredential: checkMicroCredential(document),
      }),
      credential: document,
    };
  };
}

async function examineOnce(
  text: string,
  memory: LRUCache<string, Promise<Examination>>,
): Promise<Examination> {
  // Too long even to be hashed: refused afresh each time.
  if (text.length > LIMITS.length) return examine(text);
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
  const { finding, document } = readDocument(text);
  if (document === undefined)
    return { findings: { format: finding }, proof: { finding: skipped('proof') }, readable: false };
  const schema = await checkSchema(document);
  const terms = await checkTerms(document);
  const proof = terms.hash === undefined ? proofUnread(document) : await checkProofs(document, terms.hash);
  return {
    findings: { format: finding, schema, terms: terms.finding, proof: proof.finding },
    proof,
    readable: true,
  };
}

/** Every step in its order; one that was not reached says so. */
function log(findings: Findings): VerificationStep[] {
  return VERIFICATION_STEPS.flatMap((step) => {
    const finding = findings[step] ?? (step === 'format' ? undefined : skipped(step));
    return finding === undefined ? [] : [asStep(step, finding)];
  });
}
