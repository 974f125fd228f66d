import {
  Browser,
  type FieldValues,
  type PageReply,
  type RequestOptions,
} from '../src/demo/lms/client/browser.js';
import { hiddenFields } from '../src/demo/lms/client/forms.js';
import { authorize, openActivity, type PostToTool } from '../src/demo/lms/client/launch.js';
import type { ToolRegistration } from '../src/demo/lms/context.js';
import type { DemoLms, LaunchOf } from '../src/demo/lms/lms.js';
import { paths } from '../src/web/paths.js';
import { type Forgery, forge, readToken } from './forge.js';

const FORM_TOKEN = 'formToken';

/** Anything about the launch that is to differ from an honest one. A value of `undefined` takes a part out. */
export interface Tampering {
  readonly loginMethod?: 'GET' | 'POST';
  readonly loginFields?: FieldValues;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: Forgery['key'];
  /** Replaces the whole token. */
  readonly idToken?: (honest: string) => string;
  readonly launchFields?: FieldValues;
}

export interface ToolLaunch extends LaunchOf, Tampering {
  /** One that has been used before keeps its cookies. */
  readonly browser?: Browser;
}

/** How the LMS has the tool registered that listens at `origin`. */
export function toolAt(origin: string): ToolRegistration {
  return {
    origin,
    loginUrl: `${origin}${paths.ltiLogin()}`,
    redirectUris: [`${origin}${paths.ltiLaunch()}`],
    targetUrl: `${origin}${paths.home()}`,
    keysUrl: `${origin}${paths.ltiKeys()}`,
  };
}

/** One person's browser at the tool: keeps cookies, follows nothing by itself, puts the last seen form token into posts. */
export class ToolClient {
  private lastFormToken: string | undefined;

  constructor(
    /** The tool's origin. */
    readonly tool: string,
    readonly browser = new Browser(),
  ) {}

  /** Login initiation, authorization and launch; what the tool said is in `landing`, cookies are kept. */
  static async launch(lms: DemoLms, options: ToolLaunch): Promise<LandedClient> {
    const browser = options.browser ?? new Browser();
    const login = await openActivity(browser, lms, options);
    const client = new LandedClient(new URL(login.action).origin, browser);
    const answer = await client.login(login, options);
    const honest = await authorize(browser, answer);
    await client.land(tamper(lms, honest, options));
    return client;
  }

  /** Posts (or gets) a login initiation. */
  async login(login: PostToTool, tampering: Tampering = {}): Promise<PageReply> {
    const fields = { ...login.fields, ...tampering.loginFields };
    if (tampering.loginMethod !== 'GET') return await this.browser.post(login.action, fields);
    const url = new URL(login.action);
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') url.searchParams.set(name, value);
    }
    return await this.browser.get(url);
  }

  get cookieNames(): string[] {
    return this.browser.cookies.names(new URL(this.tool));
  }

  get formToken(): string | undefined {
    return this.lastFormToken;
  }

  get(path: string, headers?: Readonly<Record<string, string>>): Promise<PageReply> {
    return this.request(path, headers ? { headers } : {});
  }

  /** With the form token of the page seen last, unless `fields` names one (`undefined`: none). */
  post(path: string, fields: FieldValues = {}): Promise<PageReply> {
    return this.request(path, { method: 'POST', fields: { [FORM_TOKEN]: this.lastFormToken, ...fields } });
  }

  /** A multipart form; the form token goes first. */
  upload(path: string, files: Readonly<Record<string, Blob | string>>): Promise<PageReply> {
    const body = new FormData();
    if (this.lastFormToken !== undefined) body.append(FORM_TOKEN, this.lastFormToken);
    for (const [name, value] of Object.entries(files)) {
      if (typeof value === 'string') body.append(name, value);
      else body.append(name, value, value instanceof File ? value.name : name);
    }
    return this.request(path, { method: 'POST', body });
  }

  async request(path: string, options: RequestOptions): Promise<PageReply> {
    const reply = await this.browser.request(new URL(path, this.tool), options);
    this.lastFormToken = hiddenFields(reply.text)[FORM_TOKEN] ?? this.lastFormToken;
    return reply;
  }

  /** Follows redirects that stay at the tool, at most five. */
  async follow(reply: PageReply): Promise<PageReply> {
    let current = reply;
    for (let hops = 0; hops < 5 && current.location?.origin === this.tool; hops += 1) {
      current = await this.get(current.location.pathname + current.location.search);
    }
    return current;
  }
}

/** A client that has posted a launch. */
export class LandedClient extends ToolClient {
  private reply: PageReply | undefined;
  private posted: PostToTool | undefined;

  /** What the tool answered to the launch. */
  get landing(): PageReply {
    if (!this.reply) throw new Error('nothing was launched yet');
    return this.reply;
  }

  /** What was posted, for replays. */
  get launched(): PostToTool {
    if (!this.posted) throw new Error('nothing was launched yet');
    return this.posted;
  }

  /** The path the launch led to. */
  get location(): string {
    const { location, status, text } = this.landing;
    if (!location) throw new Error(`the launch did not land: ${status} ${text}`);
    return location.pathname + location.search;
  }

  async land(launch: PostToTool): Promise<void> {
    this.posted = launch;
    this.reply = await this.browser.post(launch.action, launch.fields);
  }
}

/** An honest launch, changed; without tampering the very same. */
export function tamper(lms: DemoLms, honest: PostToTool, tampering: Tampering): PostToTool {
  const fields = { ...honest.fields };
  const token = fields.id_token;
  if (token !== undefined) fields.id_token = tamperToken(lms, token, tampering);
  const changed: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...fields, ...tampering.launchFields })) {
    if (typeof value === 'string') changed[name] = value;
  }
  return { action: honest.action, fields: changed };
}

function tamperToken(lms: DemoLms, honest: string, tampering: Tampering): string {
  const { claims, header, key, idToken } = tampering;
  let token = honest;
  if (claims || header || key) {
    const read = readToken(honest);
    token = forge({
      claims: { ...read.claims, ...claims },
      header: { ...read.header, ...header },
      key: key ?? lms.signingKey.privateKey,
    });
  }
  return idToken ? idToken(token) : token;
}
