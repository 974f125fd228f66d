import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DemoLms, startDemoLms } from '../src/demo/lms/lms.js';
import { databaseFile } from '../src/store/sqlite/databaseFile.js';
import { paths } from '../src/web/paths.js';
import { type Measured, startProcess } from './childProcess.js';
import { ask } from './http.js';

const SERVER = fileURLToPath(new URL('../dist/server.js', import.meta.url));
const LTI_CONFIG = new URL('../lti-config.json', import.meta.url);
const POLL_MS = 2;
const PATIENCE_MS = 30_000;

export interface RunningTool extends Measured {
  readonly url: string;
  readonly dataDir: string;
  /** From the start of its process until it first said that it is ready. */
  readonly readyMilliseconds: number;
}

/** A folder for one section, and a school whose platform the tool knows. */
export interface Installation {
  readonly lms: DemoLms;
  readonly folder: string;
  /** The built tool as `npm start` runs it, behind a proxy, so that requests may come from many addresses. */
  start(nodeOptions?: readonly string[]): Promise<RunningTool>;
  remove(): Promise<void>;
}

async function createInstallation(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lti-open-badges-bench-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lms = await startDemoLms({
    port: 0,
    tool: {
      origin: url,
      loginUrl: `${url}${paths.ltiLogin()}`,
      redirectUris: [`${url}${paths.ltiLaunch()}`],
      targetUrl: `${url}/`,
    },
  });
  const config: object = JSON.parse(await readFile(LTI_CONFIG, 'utf8'));
  const configFile = join(folder, 'lti-config.json');
  await writeFile(configFile, JSON.stringify({ ...config, platforms: [lms.registration] }));
  const dataDir = join(folder, 'data');
  const environment = {
    PORT: String(port),
    HOST: 'localhost',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    LTI_CONFIG: configFile,
    ALLOW_PRIVATE_NETWORK: '1',
    TRUST_PROXY: '1',
  };
  const started: RunningTool[] = [];
  return {
    lms,
    folder,
    start: async (nodeOptions = []) => {
      const tool = await startTool({ url, dataDir, environment, folder, nodeOptions });
      started.push(tool);
      return tool;
    },
    remove: async () => {
      for (const tool of started) await tool.stop();
      await lms.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An installation of its own for this work, removed at its end. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await createInstallation();
  try {
    return await work(installation);
  } finally {
    await installation.remove();
  }
}

export const databaseOf = ({ dataDir }: RunningTool): string => databaseFile(dataDir);

async function startTool(options: {
  readonly url: string;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly nodeOptions: readonly string[];
}): Promise<RunningTool> {
  const { url, dataDir, environment, folder, nodeOptions } = options;
  const started = performance.now();
  const tool = startProcess({
    module: SERVER,
    environment,
    output: join(folder, 'tool.log'),
    nodeOptions,
  });
  await answers(`${url}/readyz`);
  return { ...tool, url, dataDir, readyMilliseconds: performance.now() - started };
}

/** @throws {Error} when it does not answer 200 within half a minute */
export async function answers(address: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const reply = await ask(address).catch(() => undefined);
    if (reply?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${address} did not answer`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
