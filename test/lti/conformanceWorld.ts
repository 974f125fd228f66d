import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import type { Config, StaticPlatform } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/loadConfig.js';
import { Browser, type FieldValues, type PageReply } from '../../src/demo/lms/client/browser.js';
import { loginCookieName } from '../../src/domain/loginCookie.js';
import type { Platform } from '../../src/domain/platform.js';
import { createServices, type Services } from '../../src/services.js';
import { paths } from '../../src/web/paths.js';
import { loginParameters, PUBLIC_URL, START } from './frontDoor.js';

/** One process of the tool, listening. */
export interface ListeningTool {
  readonly url: string;
  readonly services: Services;
}

/** A login as its browser has it: the cookie under its name, and what went to the platform. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  readonly cookie: { readonly name: string; readonly value: string };
}

/** The tool as it runs, in one process or in several on one DATA_DIR, with a clock that stands until it is moved. */
export class ConformanceWorld {
  readonly tools: ListeningTool[] = [];
  readonly log: string[] = [];
  #time = START;
  readonly #servers: Server[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'conformance-'));

  static async open(platforms: readonly Platform[], processes: number): Promise<ConformanceWorld> {
    const world = new ConformanceWorld();
    for (let number = 0; number < processes; number++) await world.#listen(platforms);
    return world;
  }

  move(ms: number): void {
    this.#time += ms;
  }

  /** Where logins are begun; launches land at the last process. */
  get first(): ListeningTool {
    return at(this.tools, 0);
  }

  get last(): ListeningTool {
    return at(this.tools, -1);
  }

  login(parameters: FieldValues, registration?: string): Promise<PageReply> {
    const path = registration === undefined ? paths.ltiLogin() : `${paths.ltiLogin()}/${registration}`;
    return new Browser().post(this.first.url + path, parameters);
  }

  async begin(platform: Platform, overrides: Record<string, string> = {}): Promise<BegunLogin> {
    const reply = await this.login({ ...loginParameters(platform), ...overrides });
    if (reply.status !== 302 || reply.location === undefined) throw new Error(`login: ${reply.status}`);
    const [state = '', nonce = ''] = ['state', 'nonce'].map(
      (name) => reply.location?.searchParams.get(name) ?? '',
    );
    const name = loginCookieName(state);
    const line = reply.headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? '';
    return { state, nonce, cookie: { name, value: line.slice(name.length + 1).split(';')[0] ?? '' } };
  }

  land(fields: FieldValues, cookies: readonly BegunLogin['cookie'][], tool = this.last): Promise<PageReply> {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return new Browser().request(tool.url + paths.ltiLaunch(), {
      method: 'POST',
      fields,
      ...(cookie !== '' && { headers: { cookie } }),
    });
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    for (const { services } of this.tools) await services.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #listen(platforms: readonly Platform[]): Promise<void> {
    const log = pino({ level: 'info' }, { write: (line: string) => this.log.push(line) });
    const clock = (): Date => new Date(this.#time);
    const services = await createServices(configOf(this.#folder, platforms), {
      log,
      clock,
      strictTexts: true,
    });
    for (const { id, state } of platforms) {
      if (state === 'waiting' && this.tools.length === 0) await services.suspendPlatform(id);
    }
    const server = createServer(createApp(services));
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    this.#servers.push(server);
    this.tools.push({ url: `http://localhost:${address.port}`, services });
  }
}

function configOf(dataDir: string, platforms: readonly Platform[]): Config {
  const config = loadConfig({ PUBLIC_URL, DATA_DIR: dataDir, ALLOW_PRIVATE_NETWORK: '1' });
  const registrations = platforms.map(
    (platform): StaticPlatform => ({
      name: platform.name,
      issuer: platform.issuer,
      clientId: platform.clientId,
      deploymentIds: platform.deploymentIds,
      authorizationEndpoint: platform.authorizationEndpoint,
      tokenEndpoint: platform.tokenEndpoint,
      jwksUri: platform.jwksUri,
    }),
  );
  return { ...config, lti: { ...config.lti, platforms: registrations } };
}

function at(tools: readonly ListeningTool[], index: number): ListeningTool {
  const tool = tools.at(index);
  if (tool === undefined) throw new TypeError('no process is listening');
  return tool;
}
