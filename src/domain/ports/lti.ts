import type { BadgeLink, DeepLink } from '../deepLink.js';
import type { Launch, LoginState, Platform } from '../platform.js';
import type { RosterMember } from '../roster.js';
import type { JsonObject } from './credentials.js';

/** A login initiation whose parameters have been checked (Security Framework 1.1 §5.1.1.1, LTI Core 1.3 §4.1). */
export interface LoginInitiation {
  readonly issuer: string;
  readonly clientId?: string;
  readonly deploymentId?: string;
  /** Opaque to us: goes back to the platform unchanged. */
  readonly loginHint: string;
  readonly messageHint?: string;
  /** The platform keeps data for tools: the frame to ask, `_parent` or a frame's name (LTI Client Side postMessages). */
  readonly storageTarget?: string;
  /** Path and query on our own origin. */
  readonly target: string;
}

/** The two halves of a login that know the protocol: reading the platform's request, and answering it. */
export interface LoginProtocol {
  /** From query or form, hostile. @throws {AppError} LAUNCH_REFUSED naming the parameter at fault. */
  read(parameters: Readonly<Record<string, unknown>>): LoginInitiation;
  /** The platform's authorization endpoint with our authentication request (Security Framework 1.1 §5.1.1.2). */
  authorizationAddress(
    platform: Platform,
    initiation: LoginInitiation,
    secrets: { readonly state: string; readonly nonce: string },
  ): string;
}

/** Decides whether an id_token is a launch. */
export interface LaunchValidator {
  /**
   * @param login the consumed login this launch answers
   * @throws {AppError} LAUNCH_REFUSED, its text key `launch.<reason>`; never anything else for a bad token
   */
  validate(idToken: string, login: LoginState, platform: Platform): Promise<Launch>;
}

/** Looks at a platform as launches will, when an admin asks. */
export interface PlatformProbe {
  /** How many keys at this address may sign launches; undefined when it cannot be read. */
  countKeys(jwksUri: string): Promise<number | undefined>;
}

/** The tool's own keys, by which platforms know what comes from it (Security Framework 1.1 §6.3). */
export interface ToolKeys {
  /** The key to sign with now; the first ones are made when first asked for. */
  current(): Promise<ToolSigner>;
  /** The JWK Set for platforms: next, current and retired keys, public halves only. */
  jwks(): Promise<{ readonly keys: readonly JsonObject[] }>;
  /**
   * Signs with the next key from now on: platforms know it already, for it was published when the one before became
   * current.
   * @returns the id of the key that signs now
   * @throws {AppError} STORE_BUSY
   */
  rotate(): Promise<string>;
}

export interface ToolSigner {
  readonly kid: string;
  /** A compact JWT, RS256, header `alg`, `kid` and `typ` only. Signed in node's thread pool. */
  sign(claims: JsonObject): Promise<string>;
}

/** Writes the answer to a deep linking request. */
export interface DeepLinkProtocol {
  /** The signed DeepLinkingResponse that makes these activities (Deep Linking 2.0 §3.4.2). */
  respond(platform: Platform, deepLink: DeepLink, links: readonly BadgeLink[]): Promise<string>;
}

/** One score as the gradebook gets it: always full marks, always fully graded. */
export interface ScoreToSend {
  readonly sub: string;
  readonly comment: string;
  /** Whole seconds, ISO 8601. */
  readonly timestamp: string;
}

export interface WantedLineItem {
  /** The badge's id, by which the column is found again. */
  readonly resourceId: string;
  readonly label: string;
}

/** What a platform does for a course beyond launches. Whatever goes wrong there is a ServiceFault. */
export interface PlatformServices {
  /** Everybody in a course, active ones only, at most `MOST_MEMBERS` (Names and Roles 2.0). @throws {ServiceFault} */
  members(platform: Platform, memberships: string): Promise<ReadMembers>;
  /** Puts a score into a column. `kept`: the gradebook holds one as new or newer. @throws {ServiceFault} */
  sendScore(platform: Platform, lineItem: string, score: ScoreToSend): Promise<'sent' | 'kept'>;
  /**
   * The badge's own column: found by its `resourceId`, else made, where that is granted.
   * @returns its address; undefined when there is none and it may not be made
   * @throws {ServiceFault}
   */
  lineItem(
    platform: Platform,
    services: { readonly lineItems: string; readonly mayCreate: boolean },
    wanted: WantedLineItem,
  ): Promise<string | undefined>;
}

export interface ReadMembers {
  readonly members: readonly RosterMember[];
  readonly truncated: boolean;
}

/** What a platform says of itself (Dynamic Registration 1.0 §3.4), checked. */
export interface PlatformConfiguration {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly registrationEndpoint: string;
  /** Of these, the platform offers; undefined where it does not say. */
  readonly scopes: readonly string[] | undefined;
  readonly claims: readonly string[] | undefined;
  readonly messages: readonly string[] | undefined;
  /** `product_family_code`. */
  readonly product?: string;
}

export interface RegisteredTool {
  readonly clientId: string;
  /** Where the platform deploys the tool at once. */
  readonly deploymentId?: string;
  /** As the answer has them. */
  readonly scopes: readonly string[];
}

/** The tool's half of LTI Dynamic Registration 1.0. */
export interface RegistrationProtocol {
  /** @throws {AppError} REGISTRATION_REFUSED saying what is wrong with the address or what it answers */
  readConfiguration(address: string): Promise<PlatformConfiguration>;
  /** @param token `registration_token`, if one came. @throws {AppError} REGISTRATION_REFUSED */
  register(configuration: PlatformConfiguration, token: string | undefined): Promise<RegisteredTool>;
}
