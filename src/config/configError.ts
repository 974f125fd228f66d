/** One thing wrong with the installation's settings. */
export interface ConfigFault {
  /** The variable, or the file and JSON path, such as `lti-config.json: platforms[0].issuer`. */
  readonly where: string;
  readonly wrong: string;
  /** What to write instead. */
  readonly write: string;
}

/** All faults at once, so that an admin mends them in one go. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ where, wrong, write }) => `  ${where}: ${wrong}. ${write}.`);
    super(`The configuration has ${faults.length} fault(s):\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
