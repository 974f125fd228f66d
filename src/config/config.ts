/** Everything an installation can decide, read once and frozen. docs: README, "Configuration". */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin as browsers and the LMS see it, without a trailing slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** 32 bytes; undefined: generated once into dataDir. */
  readonly secretKey: Uint8Array | undefined;
  readonly lti: LtiConfig;
  readonly badgeTemplatesDir: string | undefined;
  /** LMS addresses may be loopback, private and http (demo, tests). */
  readonly allowPrivateNetwork: boolean;
  /** Number of reverse proxies in front. */
  readonly trustProxy: number;
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `lti-config.json`: what the tool tells a platform, the first institution, and static registrations. */
export interface LtiConfig {
  /** Per language. */
  readonly name: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly messages: readonly string[];
  readonly claims: readonly string[];
  readonly scopes: readonly string[];
  readonly customParameters: Readonly<Record<string, string>>;
  /** Name of the institution made at the first start. */
  readonly institution: string;
  readonly platforms: readonly StaticPlatform[];
}

export interface StaticPlatform {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Name of the institution it belongs to; by default the first one. */
  readonly institution?: string;
}
