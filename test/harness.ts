import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../src/app.js';
import type { Config } from '../src/config/config.js';
import { loadConfig } from '../src/config/loadConfig.js';
import { type DemoLms, startDemoLms } from '../src/demo/lms/lms.js';
import { createServices, type Services } from '../src/services.js';
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
  readonly host?: string;
  readonly log?: { write(line: string): void };
}

/** The real tool on a free port, and the demo LMS on another one, each knowing the other. */
export async function startTool(options: ToolOptions = {}): Promise<RunningTool> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lti-open-badges-')));
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  const port = await listen(server, options.host ?? '127.0.0.1');
  const url = `http://localhost:${port}`;
  const lms = await startDemoLms({ port: 0, ...(options.clock && { clock: options.clock }) });
  const services = await createServices(toolConfig(url, dataDir, lms), {
    strictTexts: true,
    log: options.log ? pino({ level: 'info' }, options.log) : pino({ level: 'silent' }),
    ...(options.clock && { clock: options.clock }),
  });
  handler = createApp(services);
  lms.connectTool(toolAt(url));
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

function toolConfig(url: string, dataDir: string, lms: DemoLms): Config {
  const config = loadConfig({
    PUBLIC_URL: url,
    PORT: new URL(url).port,
    DATA_DIR: dataDir,
    ALLOW_PRIVATE_NETWORK: '1',
    LOG_LEVEL: 'silent',
  });
  return { ...config, lti: { ...config.lti, platforms: [lms.registration] } };
}

async function listen(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return address.port;
}
