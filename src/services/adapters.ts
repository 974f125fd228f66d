import { fileURLToPath } from 'node:url';
import { destination, type Logger, pino } from 'pino';
import type { Config, LogLevel } from '../config/config.js';
import { createCredentials } from '../credentials/credentials.js';
import type { Clock } from '../domain/ports/clock.js';
import { createImages } from '../images/images.js';
import { createFrameworkReader } from '../imports/frameworks/frameworkReader.js';
import { sheetFiles } from '../imports/sheets/sheetFiles.js';
import { readSkillsCsv } from '../imports/skills/readSkillsCsv.js';
import { loadLocales } from '../locales/locales.js';
import { createDeepLinkProtocol } from '../lti/deepLink/response.js';
import { createLaunchValidator } from '../lti/launchValidator.js';
import { createLoginProtocol } from '../lti/login.js';
import { createPlatformKeys, createPlatformProbe } from '../lti/platformKeys.js';
import { canvasConfiguration } from '../lti/registration/canvasConfiguration.js';
import { createRegistrationProtocol } from '../lti/registration/registration.js';
import type { ToolFacts } from '../lti/registration/toolRegistration.js';
import { createPlatformServices } from '../lti/services/platformServices.js';
import { createToolKeys } from '../lti/toolKeys.js';
import { createExchange } from '../network/exchange.js';
import { createNetwork } from '../network/network.js';
import { loadOrCreateSecretKey } from '../secrets/secretKey.js';
import { createSecrets, secretKeyFingerprint } from '../secrets/secrets.js';
import { databaseFile } from '../store/sqlite/databaseFile.js';
import { openSqliteStore, type SqliteStoreOptions } from '../store/sqlite/openSqliteStore.js';
import { paths } from '../web/paths.js';
import { scoreComment } from './scoreComment.js';

export interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** An unknown text key throws: tests and development. */
  readonly strictTexts?: boolean;
  /** How long the store waits for a lock, and how far its file may grow. */
  readonly store?: Pick<SqliteStoreOptions, 'busyTimeoutMs' | 'maxPageCount'>;
}

export type Adapters = Awaited<ReturnType<typeof openAdapters>>;

const SHIPPED_TEMPLATES = fileURLToPath(new URL('../../badge-templates', import.meta.url));

/** Everything that touches the world: each a port of the domain, or what the verbs are told about this installation. */
export async function openAdapters(config: Config, surroundings: Surroundings) {
  const { publicUrl } = config;
  const clock = surroundings.clock ?? (() => new Date());
  const secretKey = config.secretKey ?? loadOrCreateSecretKey(config.dataDir);
  const secrets = createSecrets(secretKey);
  const network = createNetwork({ allowPrivateNetwork: config.allowPrivateNetwork });
  const platformKeys = createPlatformKeys({ network, clock });
  const store = await openSqliteStore({
    ...surroundings.store,
    file: databaseFile(config.dataDir),
    now: clock,
  });
  const toolKeys = createToolKeys({ store, secrets, clock });
  const exchange = createExchange({ allowPrivateNetwork: config.allowPrivateNetwork });
  const locales = loadLocales({ strict: surroundings.strictTexts ?? false });
  return {
    publicUrl,
    clock,
    log: surroundings.log ?? createLog(config.logLevel),
    locales,
    secretKeyFingerprint: secretKeyFingerprint(secretKey),
    store,
    frameworkReader: createFrameworkReader({ network }),
    skillReader: { read: readSkillsCsv },
    sheetFiles,
    images: createImages({
      templatesDirs: [SHIPPED_TEMPLATES, ...(config.badgeTemplatesDir ? [config.badgeTemplatesDir] : [])],
    }),
    credentials: createCredentials({ publicUrl, secrets }),
    web: network,
    loginProtocol: createLoginProtocol({ publicUrl, launchUrl: `${publicUrl}${paths.ltiLaunch()}` }),
    launchValidator: createLaunchValidator({ platformKeys, clock, publicUrl }),
    toolKeys,
    deepLinkProtocol: createDeepLinkProtocol({ toolKeys, clock, targetUrl: `${publicUrl}${paths.home()}` }),
    platformServices: createPlatformServices({ exchange, toolKeys, clock }),
    credentialAddress: (credential: string) => `${publicUrl}${paths.credential(credential)}`,
    scoreComment: scoreComment(locales),
    pictureAddress: (badge: string, version: number) =>
      `${publicUrl}${paths.achievementPicture(badge, version, 'original')}`,
    registrationProtocol: createRegistrationProtocol({
      network,
      tool: toolFacts(config),
      allowInsecure: config.allowPrivateNetwork,
    }),
    platformProbe: createPlatformProbe({ network }),
    toolFacts: toolFacts(config),
    toolConfiguration: canvasConfiguration(toolFacts(config)),
    addressRules: { allowInsecure: config.allowPrivateNetwork },
    locations: paths,
  };
}

/** The tool as platforms are told about it. */
function toolFacts({ publicUrl, lti }: Config): ToolFacts {
  const { name, description, icon, messages, claims, scopes, customParameters } = lti;
  return {
    publicUrl,
    loginUrl: `${publicUrl}${paths.ltiLogin()}`,
    launchUrl: `${publicUrl}${paths.ltiLaunch()}`,
    keysUrl: `${publicUrl}${paths.ltiKeys()}`,
    homeUrl: `${publicUrl}${paths.home()}`,
    iconUrl: `${publicUrl}${icon}`,
    name,
    description,
    messages,
    claims,
    scopes,
    customParameters,
  };
}

/** Lines leave together, each at most a second late: one write for each request would cost more than most requests do. */
function createLog(level: LogLevel): Logger {
  return pino({ level }, destination({ sync: false, minLength: 4096, periodicFlush: 1000 }));
}
