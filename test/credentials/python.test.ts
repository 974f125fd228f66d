import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { OPEN_BADGES_CONTEXT, VCDM_CONTEXT } from '../../src/credentials/extension.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { awarded, contentOf } from './anyBadge.js';
import { award, type Engine, makeEngine } from './engine.js';
import { published } from './independentVerifier.js';

/** A Python environment with pyld and cryptography: PYTHON_VENV, or test-output/venv. */
const VENV = process.env.PYTHON_VENV ?? fileURLToPath(new URL('../../test-output/venv', import.meta.url));
const PYTHON = `${VENV}/bin/python`;
const SCRIPT = fileURLToPath(new URL('../independent/verify.py', import.meta.url));
/** PyLD escapes control characters as the algorithm's older edition did; everything else is the same in both. */
const SPECIAL = 'ä ö š č ž ß € 漢 😀👩🏽‍🏫 "quoted" <b>&amp;</b> \\ ]]> مرحبا é e\u0301';

const RANDOM_BADGES = 200;
const SEED = Date.now();

const itWithPython = existsSync(PYTHON) ? it : it.skip;
const note = existsSync(PYTHON)
  ? ''
  : ' (no Python environment with pyld and cryptography in test-output/venv)';

describe('a verifier in another language', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  itWithPython(`accepts our badges in both forms, and refuses changed ones${note}`, async () => {
    const texts = await Promise.all(
      [ePortfolioContent(), special()].map((content) =>
        engine.credentials.issue(award({ achievement: { badge: 'b', version: 1, content } }), engine.key),
      ),
    );
    const jwk = engine.credentials.jwk(engine.rsaKey);
    const didDocument = engine.credentials.didDocument(engine.school, [engine.key, engine.rsaKey]);
    const other = engine.credentials.didDocument(engine.school, [await engine.newKey()]);
    const tokens = await Promise.all(texts.map((text) => engine.credentials.issueJwt(text, engine.rsaKey)));
    const changed = (text: string) => text.replace('Kanta-Häme', 'Uusimaa');
    const answers = await askPython([
      ...texts.map((credential) => ({ credential, didDocument })),
      ...tokens.map((token) => ({ token, jwk })),
      ...texts.map((credential) => ({ credential: changed(credential), didDocument })),
      ...texts.map((credential) => ({ credential, didDocument: other })),
      ...tokens.map((token) => ({ token: `${token.slice(0, -10)}AAAAAAAAAA`, jwk })),
    ]);
    const refused = ['the signature does not hold', 'the signature does not hold'];
    const unlisted = ['not a key of the issuer', 'not a key of the issuer'];
    assert.deepEqual(answers, [true, true, true, true, ...refused, ...unlisted, ...refused]);
  }).timeout(60_000);

  itWithPython(`accepts random badges${note}`, async () => {
    const didDocument = engine.credentials.didDocument(engine.school, [engine.key]);
    const samples = fc.sample(awarded, { numRuns: RANDOM_BADGES, seed: SEED });
    const badges: object[] = [];
    for (const sample of samples)
      badges.push({
        credential: await engine.credentials.issue(printable(contentOf(sample)), engine.key),
        didDocument,
      });
    const answers = await askPython(badges);
    assert.deepEqual(
      answers,
      badges.map(() => true),
      `seed ${SEED}`,
    );
  }).timeout(180_000);
});

/**
 * Without control characters, as SPECIAL explains, and without those that UTF-16 sorts behind the characters it needs two
 * units for: JavaScript's libraries sort statements so, and not by code points as the specification says.
 */
function printable<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'string' ? one.replace(/[\p{Cc}\uE000-\uFFFF]/gu, '·') : one,
    ),
    (name, one: unknown) => (name === 'awardedAt' ? new Date(String(one)) : one),
  );
}

/** The badge with special characters in every text field. */
function special() {
  const content = ePortfolioContent();
  const texts = (list: readonly { readonly id: string }[]) => list.map(({ id }) => ({ id, text: SPECIAL }));
  return ePortfolioContent({
    title: SPECIAL,
    issuerContact: SPECIAL,
    description: SPECIAL,
    tags: [SPECIAL],
    competenceObjective: { lead: SPECIAL, outcomes: texts(content.competenceObjective.outcomes) },
    assessmentCriteria: { lead: SPECIAL, criteria: texts(content.assessmentCriteria.criteria) },
    skillsDemonstration: SPECIAL,
    elements: {
      ...content.elements,
      nationalLevel: SPECIAL,
      assessmentType: SPECIAL,
      qualityAssurance: SPECIAL,
      prerequisites: SPECIAL,
      furtherInformation: SPECIAL,
    },
  });
}

async function askPython(badges: readonly object[]): Promise<unknown> {
  const contexts = Object.fromEntries(
    [VCDM_CONTEXT, OPEN_BADGES_CONTEXT].map((url) => [url, published(url)]),
  );
  const python = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(JSON.stringify({ contexts, badges }));
  let output = '';
  for await (const part of python.stdout) output += String(part);
  return JSON.parse(output);
}
