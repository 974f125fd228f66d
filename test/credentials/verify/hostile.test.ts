import assert from 'node:assert/strict';
import { LIMITS } from '../../../src/credentials/verify/scan.js';
import { award, type Engine, makeEngine, NOW, stepOf } from '../engine.js';

describe('verify: hostile input', () => {
  let engine: Engine;
  let text: string;
  const realFetch = globalThis.fetch;
  let fetched: unknown[];

  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });
  beforeEach(() => {
    fetched = [];
    globalThis.fetch = async (input) => {
      fetched.push(input);
      throw new Error('nothing may be fetched');
    };
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  const reasonOf = async (input: string) => {
    const verification = await engine.credentials.verify(input, engine.world, NOW);
    assert.ok(verification.steps.length >= 8);
    return stepOf(verification, 'format').reason;
  };

  const REFUSED: readonly (readonly [title: string, reason: string, input: () => string])[] = [
    ['nothing', 'format.notJson', () => ''],
    ['half a badge', 'format.notJson', () => text.slice(0, 4000)],
    ['a picture', 'format.notJson', () => '\u0089PNG\r\n\u001a\n\u0000'],
    ['HTML', 'format.notJson', () => '<!doctype html><script>alert(1)</script>'],
    ['a number', 'format.notObject', () => '42'],
    ['null', 'format.notObject', () => 'null'],
    ['a list of badges', 'format.notObject', () => `[${text},${text}]`],
    ['more than 1 MiB', 'format.tooLong', () => `{"a":"${'x'.repeat(LIMITS.length)}"}`],
    ['a million brackets', 'format.tooDeep', () => '['.repeat(1_000_000)],
    ['deep objects', 'format.tooDeep', () => '{"a":'.repeat(100_000)],
    ['a huge array', 'format.tooManyValues', () => `{"a":[${'1,'.repeat(100_000)}1]}`],
    ['a huge context', 'format.contextTooLarge', () => `{"@context":[{${keys(1000)}}]}`],
    [
      'a huge context hidden deeper',
      'format.contextTooLarge',
      () => `{"x":{"@context":{"y":{${keys(1000)}}}}}`,
    ],
    ['a key twice', 'format.duplicateKey', () => text.replace('{', '{"name":"Another name",')],
    ['a key twice, once escaped', 'format.duplicateKey', () => text.replace('{', '{"n\\u0061me":"Another",')],
    ['a prototype', 'format.forbiddenKey', () => text.replace('{', '{"__proto__":{"isAdmin":true},')],
    ['a prototype, escaped', 'format.forbiddenKey', () => text.replace('{', '{"\\u005f_proto__":{},')],
    ['half a character', 'format.brokenText', () => text.replace('EPORTFOLIO', '\\ud83d')],
    ['half a character, unescaped', 'format.brokenText', () => text.replace('EPORTFOLIO', '\ud83d')],
  ];
  for (const [title, reason, input] of REFUSED)
    it(`refuses ${title}`, async () => {
      assert.equal(await reasonOf(input()), reason);
    });

  it('reads a whole character written as two escapes, and a text that only looks like an escape', async () => {
    assert.equal(await reasonOf(text.replace('EPORTFOLIO', '\\ud83d\\ude00')), 'format.passed');
    assert.equal(await reasonOf(text.replace('EPORTFOLIO', '\\\\ud83d')), 'format.passed');
  });

  it('never fetches a context, and names the one it would need', async () => {
    const credential = JSON.parse(text);
    credential['@context'][2] = 'https://evil.example/context.json';
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    const step = stepOf(verification, 'terms');
    assert.equal(step.reason, 'terms.unknownContext');
    assert.deepEqual(step.values, { context: 'https://evil.example/context.json' });
    assert.equal(stepOf(verification, 'proof').reason, 'proof.skipped');
    assert.deepEqual(fetched, []);
  });

  it('fetches no key, status list, image or evidence either', async () => {
    const credential = JSON.parse(text);
    credential.proof[0].verificationMethod = 'https://evil.example/key#1';
    credential.credentialStatus.statusListCredential = 'https://evil.example/list';
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    assert.equal(stepOf(verification, 'proof').reason, 'proof.unknownMethod');
    assert.equal(stepOf(verification, 'status').reason, 'status.unknownList');
    assert.deepEqual(fetched, []);
  });

  it('refuses an unknown context in the loader, naming it', async () => {
    const { loadDocument } = await import('../../../src/credentials/documentLoader.js');
    await assert.rejects(loadDocument('https://evil.example/context.json'), {
      name: 'UnknownContextError',
      message: /https:\/\/evil\.example\/context\.json/,
    });
  });

  it('ends on graphs made to be hard, with an answer', async () => {
    const { proof: _, ...credential } = JSON.parse(text);
    const knots = Array.from({ length: 150 }, (_, n) => ({
      id: `_:b${n}`,
      'https://x.example/p': Array.from({ length: 5 }, (_, k) => ({
        id: `_:b${(n * 7 + k * 13 + 1) % 150}`,
      })),
    }));
    const verification = await engine.credentials.verify(
      JSON.stringify({ ...credential, relatedResource: knots }),
      engine.world,
      NOW,
    );
    assert.equal(stepOf(verification, 'terms').reason, 'terms.tooComplex');
  });

  it('does not fail on any wrong type in any place', async () => {
    const trap = { toString: 1, valueOf: 1, constructor: 1, hasOwnProperty: 1, length: -1 };
    const wrong = [null, 0, '', [], {}, true, 'x', [[]], [null], trap, [trap]];
    const places = ['credentialSubject', 'credentialStatus', 'issuer'];
    for (const place of places) {
      const object = JSON.parse(text)[place];
      for (const key of Object.keys(object)) {
        const credential = { ...JSON.parse(text), [place]: { ...object, [key]: trap } };
        const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
        assert.notEqual(stepOf(verification, 'proof').outcome, 'passed', `${place}.${key}`);
      }
    }
    const paths = Object.keys(JSON.parse(text)).filter((key) => key !== '@context');
    for (const key of paths)
      for (const value of wrong) {
        const verification = await engine.credentials.verify(
          JSON.stringify({ ...JSON.parse(text), [key]: value }),
          engine.world,
          NOW,
        );
        assert.ok(verification.steps.length >= 8);
        assert.ok(
          verification.steps.some((step) => step.outcome !== 'passed'),
          `${key}: ${JSON.stringify(value)}`,
        );
      }
  });
});

function keys(count: number): string {
  return Array.from({ length: count }, (_, n) => `"t${n}":"urn:t:${n}"`).join(',');
}
