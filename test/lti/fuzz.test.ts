import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import fc from 'fast-check';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import type { Platform } from '../../src/domain/platform.js';
import { AppError } from '../../src/errors.js';
import { encode, forge } from '../forge.js';
import { ConformanceWorld } from './conformanceWorld.js';
import { CLAIM, claimsFor, loginParameters, PUBLIC_URL } from './frontDoor.js';
import { type LmsKey, makeKey, TestLms } from './testLms.js';

/** Of each part; it stops there, however far it is. */
const PART_MS = 4000;
const HANG_MS = 5000;
const PARAMETERS = [
  'iss',
  'login_hint',
  'target_link_uri',
  'lti_message_hint',
  'client_id',
  'lti_deployment_id',
  'lti_storage_target',
  'state',
  'id_token',
  'error',
  'stored_secret',
];
const CLAIMS = [
  ...['iss', 'aud', 'azp', 'sub', 'exp', 'iat', 'nbf', 'nonce', 'name', 'given_name', 'email', 'locale'],
  ...['version', 'deployment_id', 'message_type', 'target_link_uri', 'resource_link', 'roles', 'context'].map(
    (claim) => CLAIM + claim,
  ),
  ...['custom', 'launch_presentation', 'tool_platform', 'lis', 'for_user', 'role_scope_mentor'].map(
    (claim) => CLAIM + claim,
  ),
  'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
];
const HEADER = ['alg', 'kid', 'typ', 'crit', 'jwk', 'jku', 'b64', 'x5c'];
const CONFIGURATION = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'registration_endpoint',
  'scopes_supported',
  'claims_supported',
  'id_token_signing_alg_values_supported',
  'https://purl.imsglobal.org/spec/lti-platform-configuration',
];
const ANSWER = ['client_id', 'scope', 'https://purl.imsglobal.org/spec/lti-tool-configuration'];

/** Texts that programs trip over, beside arbitrary ones. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.webUrl(),
  fc.constantFrom(
    '',
    '\u0000',
    '__proto__',
    'constructor',
    '$ne',
    'null',
    '-1',
    'a\r\nb: c',
    `${PUBLIC_URL}/`,
    `${PUBLIC_URL}//evil.example`,
    'javascript:alert(1)',
    'https://[::1',
    '\ud800',
  ),
  fc.nat({ max: 100_000 }).map((length) => 'x'.repeat(length)),
);
const json = fc.oneof(fc.jsonValue(), text, fc.array(text), fc.dictionary(text, fc.jsonValue()), fc.double());
/** Known names mostly, and some that nobody knows. */
const oneOf = (names: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: text });
/** A few members of an honest object replaced, the rest as it is. */
const changes = (names: readonly string[]) => fc.dictionary(oneOf(names), json, { minKeys: 1, maxKeys: 4 });
const parameters = fc.dictionary(oneOf(PARAMETERS), fc.oneof(text, fc.array(text, { maxLength: 3 })), {
  maxKeys: 8,
});

describe('The front door under arbitrary input', function () {
  this.timeout(60_000);
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  const options = {
    seed,
    // With two requests each, below what one address may send.
    numRuns: 1000,
    interruptAfterTimeLimit: PART_MS,
    markInterruptAsFailure: false,
  } as const;
  let lms: TestLms;
  let key: LmsKey;
  let platform: Platform;
  let world: ConformanceWorld;

  before(async () => {
    console.log(`      FUZZ_SEED=${seed}`);
    key = makeKey();
    lms = await new TestLms().start();
    await lms.publish(key);
    platform = lms.platform();
  });
  after(() => lms.stop());
  beforeEach(async () => {
    world = await ConformanceWorld.open([platform], 1);
  });
  afterEach(async () => {
    const faults = world.log.filter((line) => /"level":(50|60)/.test(line));
    await world.close();
    assert.deepEqual(faults, []);
  });

  const check = async <T>(arbitrary: fc.Arbitrary<T>, run: (value: T) => Promise<void>): Promise<void> => {
    const { numRuns, failed, counterexample, errorInstance } = await fc.check(
      fc.asyncProperty(arbitrary, run),
      options,
    );
    assert.ok(!failed, `${String(errorInstance)} with ${JSON.stringify(counterexample)}`);
    assert.ok(numRuns > 20, `only ${numRuns} runs`);
  };
  const isRefusal = (status: number): boolean => status >= 400 && status < 500;

  it('answers any login with a redirect or a refusal', () =>
    check(parameters, async (changed) => {
      const honest: FieldValues = loginParameters(platform);
      const { status, text: page } = await inTime(world.login({ ...honest, ...changed }));
      // Where the platform keeps data for us, the redirect is the page's to make.
      const led = status === 302 || (status === 200 && page.includes('id="platform-storage"'));
      assert.ok(led || isRefusal(status), String(status));
    }));

  it('refuses any launch that is made up', () =>
    check(parameters, async (fields) => {
      const begun = await world.begin(platform);
      const { status } = await inTime(world.land({ state: begun.state, ...fields }, [begun.cookie]));
      assert.ok(isRefusal(status), String(status));
    }));

  it('lands or refuses any token that the platform signed, whatever it claims', () =>
    check(changes(CLAIMS), async (changed) => {
      const begun = await world.begin(platform);
      const idToken = forge({
        claims: { ...claimsFor(platform, begun.nonce), ...changed },
        header: { alg: 'RS256', typ: 'JWT', kid: key.kid },
        key: key.privateKey,
      });
      const { status } = await inTime(world.land({ state: begun.state, id_token: idToken }, [begun.cookie]));
      assert.ok(status === 303 || isRefusal(status), String(status));
    }));

  it('lands or refuses any header of a token that the platform signed', () =>
    check(changes(HEADER), async (changed) => {
      const begun = await world.begin(platform);
      const header = encode({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...changed });
      const input = `${header}.${encode(claimsFor(platform, begun.nonce))}`;
      const signature = sign('sha256', Buffer.from(input), key.privateKey).toString('base64url');
      const { status } = await inTime(
        world.land({ state: begun.state, id_token: `${input}.${signature}` }, [begun.cookie]),
      );
      assert.ok(status === 303 || isRefusal(status), String(status));
    }));

  describe('and a platform that answers a registration with anything', () => {
    let server: Server;
    let url: string;
    let configuration: unknown;
    let answer: unknown;

    before(async () => {
      server = createServer((request, response) =>
        response.end(JSON.stringify(request.method === 'POST' ? answer : configuration)),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      url = `http://127.0.0.1:${address.port}`;
    });
    after(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it('registers it or says why not', async () => {
      const { services } = world.first;
      const [school] = await services.listInstitutions();
      const sound = {
        issuer: url,
        authorization_endpoint: `${url}/auth`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        registration_endpoint: `${url}/register`,
      };
      const anything = fc.tuple(changes(CONFIGURATION), changes(ANSWER), fc.boolean());
      await check(anything, async ([first, second, isSound]) => {
        configuration = isSound ? sound : { ...sound, ...first };
        answer = { client_id: 'client', ...second };
        const { address } = await services.createRegistrationLink(school?.id ?? '');
        const token = new URL(address).searchParams.get('token') ?? '';
        const registered = await inTime(
          services.registerPlatform({ token, configuration: `${url}/c` }).catch((error: unknown) => error),
        );
        if (registered instanceof AppError) {
          assert.equal(registered.status, 400);
          await services.findRegistrationLink(token);
          return;
        }
        assert.ok(!(registered instanceof Error), String(registered));
        await assert.rejects(services.findRegistrationLink(token), { code: 'LINK_SPENT' });
      });
      for (const { issuer, clientId } of await services.listPlatforms()) {
        assert.ok(issuer === platform.issuer || new URL(issuer).hostname === '127.0.0.1', issuer);
        assert.match(clientId, /^[\x20-\x7e]{1,255}$/);
      }
    });
  });
});

function inTime<T>(work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), HANG_MS).unref()),
  ]);
}
