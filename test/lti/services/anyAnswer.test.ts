import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Platform } from '../../../src/domain/platform.js';
import type { ToolKeys } from '../../../src/domain/ports/lti.js';
import { MOST_MEMBERS } from '../../../src/domain/roster.js';
import { ServiceFault } from '../../../src/domain/serviceFault.js';
import { createPlatformServices } from '../../../src/lti/services/platformServices.js';
import type { ExchangeAnswer } from '../../../src/network/exchange.js';
import { NetworkFault } from '../../../src/network/networkFault.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const ORIGIN = 'https://lms.example';
const PLATFORM: Platform = {
  id: 'platform',
  institution: 'school',
  name: 'LMS',
  issuer: ORIGIN,
  clientId: 'client',
  deploymentIds: ['1'],
  authorizationEndpoint: `${ORIGIN}/auth`,
  tokenEndpoint: `${ORIGIN}/token`,
  jwksUri: `${ORIGIN}/keys`,
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const toolKeys: ToolKeys = {
  current: async () => ({ kid: 'k', sign: async () => 'signed' }),
  jwks: async () => ({ keys: [] }),
  rotate: async () => 'k',
};

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'toString', 'Active'),
);
const json = fc.oneof(fc.jsonValue(), fc.constant(null));
const roles = fc.oneof(json, fc.array(fc.constantFrom('Learner', 'Instructor', '__proto__', '')));
const member = fc.oneof(
  json,
  fc.record(
    {
      user_id: fc.oneof(text, json),
      status: fc.oneof(text, json),
      name: fc.oneof(text, json),
      given_name: text,
      roles,
    },
    { requiredKeys: [] },
  ),
);
const lineItem = fc.record(
  {
    id: fc.oneof(json, fc.constantFrom(`${ORIGIN}/1`, 'https://evil.example/1', '/1')),
    resourceId: fc.oneof(json, fc.constant('badge')),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.string(),
  json.map((value) => JSON.stringify(value)),
  fc.array(member).map((members) => JSON.stringify({ members })),
  fc.record({ members: json, next: json, differences: json }).map((value) => JSON.stringify(value)),
  fc.array(fc.oneof(json, lineItem)).map((items) => JSON.stringify(items)),
  lineItem.map((item) => JSON.stringify(item)),
);
const link = fc.oneof(
  text,
  fc
    .record({
      to: fc.oneof(text, fc.webUrl(), fc.constantFrom(`${ORIGIN}/2`, '/3', '//evil.example/')),
      rel: text,
    })
    .map(({ to, rel }) => `<${to}>; rel="${rel}"`),
  fc.constantFrom(`<${ORIGIN}/members?p=2>; rel="next"`, '<>; rel=next', '<javascript:alert(1)>; rel="next"'),
);
const answer: fc.Arbitrary<ExchangeAnswer | NetworkFault> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      status: fc.constantFrom(200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 409, 429, 500, 503),
      headers: fc.oneof(
        fc.constant({}),
        link.map((value) => ({ link: value })),
      ),
      body,
    }),
  },
  { weight: 1, arbitrary: fc.constant(new NetworkFault('no complete answer in time')) },
);
const tokenAnswer: fc.Arbitrary<ExchangeAnswer> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant({ status: 200, headers: {}, body: '{"access_token":"t","expires_in":3600}' }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      status: fc.constantFrom(200, 400, 401, 500),
      headers: fc.constant({}),
      body: fc.oneof(
        fc.string(),
        fc
          .record({ access_token: json, token_type: json, expires_in: json }, { requiredKeys: [] })
          .map((value) => JSON.stringify(value)),
      ),
    }),
  },
);

/** The same answers again and again: a platform that leads in circles must not be followed for ever. */
function servicesAnswering(token: ExchangeAnswer, answers: readonly (ExchangeAnswer | NetworkFault)[]) {
  let asked = 0;
  const addresses: string[] = [];
  const services = createPlatformServices({
    toolKeys,
    clock: () => new Date(),
    exchange: async (address) => {
      addresses.push(address);
      if (address === PLATFORM.tokenEndpoint) return token;
      const next = answers[asked++ % answers.length];
      if (next === undefined || next instanceof NetworkFault) throw next ?? new NetworkFault('nothing');
      return next;
    },
  });
  return { services, addresses };
}

describe(`Any answer of a platform's services (FUZZ_SEED=${SEED})`, function () {
  this.timeout(120_000);

  const check = (
    name: string,
    use: (services: ReturnType<typeof servicesAnswering>['services']) => Promise<unknown>,
    holds: (result: unknown) => void,
  ) =>
    it(`is understood or refused by ${name}, and never asked elsewhere`, async () => {
      const property = fc.asyncProperty(
        tokenAnswer,
        fc.array(answer, { minLength: 1, maxLength: 4 }),
        async (token, answers) => {
          const { services, addresses } = servicesAnswering(token, answers);
          try {
            holds(await use(services));
          } catch (error) {
            if (!(error instanceof ServiceFault)) throw error;
            assert.ok(error.message.length < 300);
          }
          for (const address of addresses) assert.equal(new URL(address).origin, ORIGIN);
          assert.ok(addresses.length < 520, `${addresses.length} requests`);
        },
      );
      await fc.assert(property, { seed: SEED, numRuns: RUNS });
    });

  check(
    'the roster',
    (services) => services.members(PLATFORM, `${ORIGIN}/members`),
    (result) => {
      assert.ok(typeof result === 'object' && result !== null && 'members' in result);
      const { members } = result;
      assert.ok(Array.isArray(members) && members.length <= MOST_MEMBERS);
      for (const { sub, name = '', roles: kept } of members) {
        assert.match(sub, /^[\x20-\x7e]{1,255}$/);
        assert.ok([...name].length <= 400 && name.isWellFormed?.() !== false);
        assert.ok(kept.every((role: string) => ['teacher', 'reviewer', 'student'].includes(role)));
      }
    },
  );
  check(
    'the search for a column',
    (services) =>
      services.lineItem(
        PLATFORM,
        { lineItems: `${ORIGIN}/lineitems?type_id=1`, mayCreate: true },
        { resourceId: 'badge', label: 'Badge' },
      ),
    (result) => {
      assert.ok(result === undefined || (typeof result === 'string' && new URL(result).origin === ORIGIN));
    },
  );
  check(
    'the gradebook',
    (services) =>
      services.sendScore(PLATFORM, `${ORIGIN}/lineitems/1?type_id=1`, {
        sub: '1',
        comment: 'Well done',
        timestamp: '2026-11-24T10:00:00.000Z',
      }),
    (result) => assert.ok(result === 'sent' || result === 'kept'),
  );
});
