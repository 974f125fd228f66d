import type { Config } from './config.js';
import { ConfigError, type ConfigFault } from './configError.js';
import { deepFreeze } from './deepFreeze.js';
import type { Environment } from './environment.js';
import { readLtiConfig } from './ltiConfig.js';
import { readVariables } from './variables.js';

/**
 * Everything the installation decides, parsed once and frozen.
 * @param cwd what relative paths are relative to
 * @throws {ConfigError} listing every fault of the variables and of the LTI configuration
 */
export function loadConfig(environment: Environment, cwd: string = process.cwd()): Config {
  const faults: ConfigFault[] = [];
  const read = readVariables(environment, cwd, faults);
  const port = read.number('PORT', 3000, { from: 1, to: 65_535 });
  const allowPrivateNetwork = read.flag('ALLOW_PRIVATE_NETWORK');
  const config: Omit<Config, 'lti'> = {
    port,
    host: read.host('HOST', '127.0.0.1'),
    publicUrl: read.origin('PUBLIC_URL', `http://localhost:${port}`),
    dataDir: read.path('DATA_DIR', './data'),
    secretKey: read.secret('SECRET_KEY'),
    badgeTemplatesDir: read.folder('BADGE_TEMPLATES_DIR'),
    allowPrivateNetwork,
    trustProxy: read.number('TRUST_PROXY', 0, { from: 0, to: 20 }),
    logLevel: read.logLevel('LOG_LEVEL', 'info'),
  };
  read.unsupported('MONGODB_URL');
  read.unsupported('SMTP_URL');
  const lti = readLtiConfig(read.path('LTI_CONFIG', './lti-config.json'), { allowPrivateNetwork }, faults);
  if (lti === undefined || faults.length > 0) throw new ConfigError(faults);
  return deepFreeze({ ...config, lti });
}
