import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/config/configError.js';
import type { Environment } from '../../src/config/environment.js';
import { loadConfig } from '../../src/config/loadConfig.js';

const PLATFORM = {
  name: 'Moodle',
  issuer: 'https://moodle.example',
  clientId: 'abc',
  deploymentIds: ['1'],
  authorizationEndpoint: 'https://moodle.example/mod/lti/auth.php',
  tokenEndpoint: 'https://moodle.example/mod/lti/token.php',
  jwksUri: 'https://moodle.example/mod/lti/certs.php',
};
const LTI = {
  name: { en: 'Badges' },
  description: { en: 'Badges', fi: 'Merkit' },
  icon: '/assets/icon.svg',
  messages: ['LtiResourceLinkRequest'],
  claims: ['sub'],
  scopes: [],
  customParameters: {},
  institution: 'School',
  platforms: [PLATFORM],
};

describe('configuration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeLti(LTI);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const writeLti = (json: unknown): void => {
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    writeFileSync(join(folder, 'lti-config.json'), text);
  };
  const faultsOf = (environment: Environment): string[] => {
    try {
      loadConfig(environment, folder);
    } catch (error) {
      assert.ok(error instanceof ConfigError, String(error));
      for (const { where } of error.faults) assert.ok(error.message.includes(where));
      return error.faults.map(({ where, wrong }) => `${where} ${wrong}`);
    }
    return [];
  };

  it('has a default for everything', () => {
    assert.deepEqual(loadConfig({}, folder), {
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: join(folder, 'data'),
      secretKey: undefined,
      lti: LTI,
      badgeTemplatesDir: undefined,
      allowPrivateNetwork: false,
      trustProxy: 0,
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    mkdirSync(join(folder, 'templates'));
    const secret = Buffer.alloc(32, 7);
    const config = loadConfig(
      {
        PORT: '8080',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://Badges.School.example:443/',
        DATA_DIR: '/var/lib/badges',
        SECRET_KEY: secret.toString('base64'),
        LTI_CONFIG: 'lti-config.json',
        BADGE_TEMPLATES_DIR: 'templates',
        ALLOW_PRIVATE_NETWORK: '1',
        TRUST_PROXY: '2',
        LOG_LEVEL: 'warn',
        MONGODB_URL: '',
        SMTP_URL: ' ',
      },
      folder,
    );
    assert.equal(config.port, 8080);
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.publicUrl, 'https://badges.school.example');
    assert.equal(config.dataDir, '/var/lib/badges');
    assert.deepEqual(config.secretKey, new Uint8Array(secret));
    assert.equal(config.badgeTemplatesDir, join(folder, 'templates'));
    assert.equal(config.allowPrivateNetwork, true);
    assert.equal(config.trustProxy, 2);
    assert.equal(config.logLevel, 'warn');
  });

  it('follows PORT in the default of PUBLIC_URL', () => {
    assert.equal(loadConfig({ PORT: '3100' }, folder).publicUrl, 'http://localhost:3100');
  });

  it('is frozen all the way down', () => {
    const config = loadConfig({}, folder);
    assert.ok(
      Object.isFrozen(config) && Object.isFrozen(config.lti) && Object.isFrozen(config.lti.platforms),
    );
    assert.ok(config.lti.platforms.every((platform) => Object.isFrozen(platform.deploymentIds)));
  });

  for (const url of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost']) {
    it(`allows ${url} without https`, () => {
      assert.equal(loadConfig({ PUBLIC_URL: url }, folder).publicUrl, url);
    });
  }

  const variables: readonly [string, string, RegExp][] = [
    ['PORT', 'http', /not a whole number from 1 to 65535/],
    ['PORT', '0', /not a whole number/],
    ['PORT', '65536', /not a whole number/],
    ['PORT', '3000.5', /not a whole number/],
    ['HOST', 'http://x/', /no address to listen at/],
    ['PUBLIC_URL', 'badges.example', /no web address/],
    ['PUBLIC_URL', 'ftp://badges.example', /no web address/],
    ['PUBLIC_URL', 'http://badges.example', /must be https outside localhost/],
    ['PUBLIC_URL', 'http://localhost.evil.example', /must be https/],
    ['PUBLIC_URL', 'https://badges.example/app', /more than an origin/],
    ['PUBLIC_URL', 'https://badges.example/?', /more than an origin/],
    ['PUBLIC_URL', 'https://badges.example?x=1', /more than an origin/],
    ['PUBLIC_URL', 'https://badges.example/#top', /more than an origin/],
    ['PUBLIC_URL', 'https://me:word@badges.example', /user name or password/],
    ['SECRET_KEY', 'changeme', /not 32 bytes in base64/],
    ['SECRET_KEY', Buffer.alloc(31).toString('base64'), /not 32 bytes/],
    ['SECRET_KEY', Buffer.alloc(33).toString('base64'), /not 32 bytes/],
    ['LTI_CONFIG', './missing.json', /^missing.json cannot be read/],
    ['BADGE_TEMPLATES_DIR', './missing', /there is no folder/],
    ['ALLOW_PRIVATE_NETWORK', 'yes', /neither 0 nor 1/],
    ['TRUST_PROXY', 'true', /not a whole number from 0 to 20/],
    ['TRUST_PROXY', '-1', /not a whole number/],
    ['LOG_LEVEL', 'loud', /no log level/],
    ['MONGODB_URL', 'mongodb://db', /not supported yet by this version/],
    ['SMTP_URL', 'smtp://mail', /not supported yet by this version/],
  ];
  for (const [name, value, wrong] of variables) {
    it(`refuses ${name}=${value}`, () => {
      const faults = faultsOf({ [name]: value });
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', wrong);
    });
  }

  it('lists all faults of variables and file at once, and repeats no secret', () => {
    writeLti({ ...LTI, icon: 'icon.png', platforms: [{ ...PLATFORM, issuer: 7 }] });
    const faults = faultsOf({
      PORT: 'x',
      SECRET_KEY: 'hunter2',
      LOG_LEVEL: 'x',
      SMTP_URL: 'smtp://u:hunter2@m',
    });
    assert.equal(faults.length, 6, faults.join('\n'));
    assert.ok(!faults.join().includes('hunter2'));
  });

  const platform = (change: Record<string, unknown>) => ({ ...LTI, platforms: [{ ...PLATFORM, ...change }] });
  const files: readonly [string, unknown, readonly RegExp[]][] = [
    ['text that is no JSON', '{"name":', [/^lti-config.json is not JSON/]],
    ['a list', [], [/is a list, not an object/, /name is missing/]],
    ['nothing', {}, [/name is missing/, /institution is missing/, /platforms is missing/]],
    ['a mistyped member', { ...LTI, plattforms: [] }, [/plattforms is not known/]],
    ['a name without English', { ...LTI, name: { fi: 'Merkit' } }, [/name.en is missing/]],
    [
      'a name under no language',
      { ...LTI, name: { en: 'x', English: 'x' } },
      [/name.English is no language tag/],
    ],
    ['an empty description', { ...LTI, description: { en: ' ' } }, [/description.en is empty/]],
    ['an icon elsewhere', { ...LTI, icon: '//evil.example/x.png' }, [/icon .* is no path of this tool/]],
    ['messages as a text', { ...LTI, messages: 'x' }, [/messages is a string, not a list/]],
    [
      'an unknown message',
      { ...LTI, messages: ['LtiDeepLinkingRequest'] },
      [/is not answered by this version/],
    ],
    ['a scope twice', { ...LTI, scopes: ['a', 'a'] }, [/scopes has "a" twice/]],
    [
      'a custom number',
      { ...LTI, customParameters: { a: 1 } },
      [/customParameters.a is a number, not a text/],
    ],
    ['platforms as an object', { ...LTI, platforms: {} }, [/platforms is an object, not a list/]],
    [
      'a platform that is null',
      { ...LTI, platforms: [null] },
      [/platforms\[0\] is null, not an object/, /platforms\[0\].issuer is missing$/],
    ],
    [
      'a platform without clientId',
      platform({ clientId: undefined }),
      [/platforms\[0\].clientId is missing/],
    ],
    ['a clientId outside ASCII', platform({ clientId: 'š' }), [/platforms\[0\].clientId has characters/]],
    ['no deployments', platform({ deploymentIds: [] }), [/platforms\[0\].deploymentIds is empty/]],
    ['a deployment twice', platform({ deploymentIds: ['1', '1'] }), [/deploymentIds has "1" twice/]],
    ['a deployment as a number', platform({ deploymentIds: [1] }), [/deploymentIds\[0\] is a number/]],
    ['a plain issuer', platform({ issuer: 'moodle' }), [/platforms\[0\].issuer is no web address/]],
    [
      'an http jwksUri',
      platform({ jwksUri: 'http://moodle.example/' }),
      [/platforms\[0\].jwksUri .* is not https/],
    ],
    ['a jwksUri here', platform({ jwksUri: 'https://127.0.0.1/' }), [/jwksUri .* is this machine itself/]],
    [
      'a password in it',
      platform({ tokenEndpoint: 'https://a:b@c.example/' }),
      [/tokenEndpoint has a user name/],
    ],
    [
      'a script',
      platform({ authorizationEndpoint: 'javascript:1' }),
      [/authorizationEndpoint is no web address/],
    ],
    ['a mistyped platform member', platform({ jwksUrl: 'x' }), [/platforms\[0\].jwksUrl is not known/]],
    [
      'a registration twice',
      { ...LTI, platforms: [PLATFORM, { ...PLATFORM, name: 'again' }] },
      [/platforms\[1\] repeats issuer and clientId of platforms\[0\]/],
    ],
  ];
  for (const [name, json, expected] of files) {
    it(`refuses ${name}`, () => {
      writeLti(json);
      const faults = faultsOf({});
      for (const each of expected)
        assert.ok(
          faults.some((fault) => each.test(fault)),
          faults.join('\n'),
        );
      if (expected.length === 1) assert.equal(faults.length, 1, faults.join('\n'));
    });
  }

  it('allows http and loopback platforms with ALLOW_PRIVATE_NETWORK, and two clients of one issuer', () => {
    const local = { ...PLATFORM, issuer: 'http://127.0.0.1:3001', jwksUri: 'http://localhost:3001/keys' };
    writeLti({ ...LTI, platforms: [local, { ...local, clientId: 'other', institution: 'Other school' }] });
    const { platforms } = loadConfig({ ALLOW_PRIVATE_NETWORK: '1' }, folder).lti;
    assert.deepEqual(
      platforms.map(({ clientId, institution }) => [clientId, institution]),
      [
        ['abc', undefined],
        ['other', 'Other school'],
      ],
    );
  });

  it('finds nothing wrong with the file that is shipped', () => {
    const { lti } = loadConfig({}, new URL('../..', import.meta.url).pathname);
    assert.deepEqual(Object.keys(lti.name).sort(), ['de', 'en', 'fi', 'it', 'sl']);
    assert.deepEqual(Object.keys(lti.description).sort(), ['de', 'en', 'fi', 'it', 'sl']);
    assert.deepEqual(lti.platforms, []);
  });
});
