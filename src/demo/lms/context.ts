import type { Selections } from './content/selections.js';
import type { SigningKey } from './keys.js';
import type { MessageHints } from './platform/messageHints.js';
import type { AccessTokens } from './services/tokens.js';
import type { Trouble } from './services/trouble.js';
import type { LmsState } from './state.js';

/** The tool as this LMS has it registered (LTI Security Framework 1.1 §5.1). */
export interface ToolRegistration {
  /** Scheme, host and port: what may be framed and posted to. */
  readonly origin: string;
  /** Where a login is initiated. */
  readonly loginUrl: string;
  /** Every address an id_token may be posted to, compared literally. */
  readonly redirectUris: readonly string[];
  /** `target_link_uri` of a placed activity. */
  readonly targetUrl: string;
  readonly keysUrl?: string;
  /** Which personal data travels; by default both. */
  readonly shares?: { readonly name: boolean; readonly email: boolean };
  /** Custom parameters set at the tool: they beat an activity's of the same name, as in Moodle. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** This LMS as a tool registers it. */
export interface PlatformRegistration {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
}

/** What the administrator of the school may switch, and what only tests change. It holds from the next request on. */
export interface LmsSettings {
  /** Keeps data for tools and says so at login (LTI Client Side postMessages, platform storage). */
  platformStorage: boolean;
  /** How many people, beside those of the school, every roster lists. */
  crowd: number;
  /** Scopes that no token gets. */
  withheldScopes: readonly string[];
  /** Ids of people whom only tests know, and who may have grades. */
  guests: readonly string[];
}

/** What every request handler works with. */
export interface LmsContext {
  /** Public address without a trailing slash; also the issuer. */
  readonly url: string;
  readonly registration: PlatformRegistration;
  readonly state: LmsState;
  readonly hints: MessageHints;
  readonly signingKey: SigningKey;
  readonly now: () => Date;
  readonly tokens: AccessTokens;
  readonly selections: Selections;
  readonly trouble: Trouble;
  /** @throws Error while no tool is connected. */
  readonly tool: () => ToolRegistration;
  readonly settings: LmsSettings;
  readonly connectedTool: () => ToolRegistration | undefined;
  readonly connectTool: (tool: ToolRegistration) => void;
}
