import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../src/app.js';
import type { Config, StaticPlatform } from '../src/config/config.js';
import { loadConfig } from '../src/config/loadConfig.js';
import { type DemoLms, type DemoLmsOptions, startDemoLms } from '../src/demo/lms/lms.js';
import { newId } from '../src/domain/ids.js';
import { createServices, type Services, type Surroundings } from '../src/services.js';
import { toolAt } from './toolClient.js';

export interface RunningTool {
  readonly url: string;
  readonly services: Services;
  readonly lms: DemoLms;
  readonly dataDir: string;
  close(): Promise<void>;
}

export interface ToolOptions {
  /** A folder that outlives the tool; by default a new one, removed at the end. */
  readonly dataDir?: string;
  readonly clock?: () => Date;
  /** Ways in which the demo LMS differs from what it is by itself. */
  readonly lmsOptions?: Partial<DemoLmsOptions>;
  readonly log?: { write(line: string): void };
  readonly store?: Surroundings['store'];
  /** The demo LMS and the tool do not know each other yet: they are to be connected as an admin does it. */
  readonly unconnected?: boolean;
  /** Platforms beside the demo LMS, each of an institution of its own, made by name. */
  readonly otherSchools?: readonly DemoLms[];
}

/** The real tool on a free port, and the demo LMS on another one, each knowing the other. */
export async function startTool(options: ToolOptions = {}): Promise<RunningTool> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lti-open-badges-')));
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  const url = `http://localhost:${await listen(server)}`;
  const lms = await startDemoLms({
    port: 0,
    ...(options.clock && { clock: options.clock }),
    ...options.lmsOptions,
  });
  const surroundings = {
    strictTexts: true,
    log: options.log ? pino({ level: 'info' }, options.log) : pino({ level: 'silent' }),
    ...(options.clock && { clock: options.clock }),
    ...(options.store && { store: options.store }),
  };
  const known = options.unconnected ? [] : [lms];
  const platforms = [
    ...known.map(({ registration }) => registration),
    ...(await schools(url, dataDir, options.otherSchools ?? [])),
  ];
  const services = await createServices(toolConfig(url, dataDir, platforms), surroundings);
  handler = createApp(services);
  for (const each of [...known, ...(options.otherSchools ?? [])]) each.connectTool(toolAt(url));
  services.startWorking();
  const close = async (): Promise<void> => {
    await services.stopWorking();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await lms.close();
    await services.close();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return { url, services, lms, dataDir, close };
}

/** Makes an institution for each further platform before the tool starts with them. */
async function schools(url: string, dataDir: string, others: readonly DemoLms[]): Promise<StaticPlatform[]> {
  if (others.length === 0) return [];
  const services = await createServices(toolConfig(url, dataDir, []), { log: pino({ level: 'silent' }) });
  const platforms: StaticPlatform[] = [];
  for (const [index, other] of others.entries()) {
    const name = `Other school ${index + 1}`;
    await services.addInstitution({ id: newId(), name });
    platforms.push({ ...other.registration, institution: name });
  }
  await services.close();
  return platforms;
}

function toolConfig(url: string, dataDir: string, platforms: readonly StaticPlatform[]): Config {
  const config = loadConfig({
    PUBLIC_URL: url,
    PORT: new URL(url).port,
    DATA_DIR: dataDir,
    ALLOW_PRIVATE_NETWORK: '1',
    LOG_LEVEL: 'silent',
  });
  return { ...config, lti: { ...config.lti, platforms } };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return address.port;
}
