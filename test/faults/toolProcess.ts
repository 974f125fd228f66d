import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type DemoLms, startDemoLms } from '../../src/demo/lms/lms.js';
import { toolAt } from '../toolClient.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An installation as an admin has it: a folder, a configuration file and a port; and an LMS that knows it. */
export interface Installation {
  readonly url: string;
  readonly lms: DemoLms;
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function prepareInstallation(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lti-open-badges-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lms = await startDemoLms({ port: 0 });
  lms.connectTool(toolAt(url));
  const shipped: object = JSON.parse(await readFile(join(ROOT, 'lti-config.json'), 'utf8'));
  const ltiConfig = join(folder, 'lti-config.json');
  await writeFile(ltiConfig, JSON.stringify({ ...shipped, platforms: [lms.registration] }));
  return {
    url,
    lms,
    environment: {
      PORT: String(port),
      HOST: 'localhost',
      PUBLIC_URL: url,
      DATA_DIR: join(folder, 'data'),
      LTI_CONFIG: ltiConfig,
      ALLOW_PRIVATE_NETWORK: '1',
    },
    remove: async () => {
      await lms.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `npm start` runs, as a process of its own. Started through npm, a signal would reach npm instead. */
export class ToolProcess {
  readonly exit: Promise<number | NodeJS.Signals>;
  private failure = '';

  private constructor(private readonly child: ChildProcess) {
    this.exit = once(child, 'exit').then(([code, signal]) => code ?? signal);
    child.stderr?.on('data', (chunk: Buffer) => {
      this.failure += chunk;
    });
  }

  /** Resolves when it says that it is ready. @throws {Error} with what it wrote, when it ends before */
  static async start({ environment }: Installation): Promise<ToolProcess> {
    const child = spawn(process.execPath, command(), {
      cwd: ROOT,
      env: { ...environment, PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tool = new ToolProcess(child);
    const ready = new Promise<'ready'>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.includes('"msg":"ready"')) resolve('ready');
      });
    });
    const first = await Promise.race([ready, tool.exit]);
    if (first !== 'ready') throw new Error(`the tool ended with ${first}: ${tool.failure}`);
    return tool;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Stops it as an operator does. @returns its exit code */
  async stop(): Promise<number | NodeJS.Signals> {
    this.signal('SIGTERM');
    return await this.exit;
  }
}

/** The built server where the build is newer than every source, else the sources themselves. */
function command(): string[] {
  return isBuilt() ? ['dist/server.js'] : ['--import', 'tsx', 'src/server.ts'];
}

function isBuilt(): boolean {
  const built = statSync(join(ROOT, 'dist/server.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return sources.every((file) => statSync(join(ROOT, 'src', file)).mtimeMs <= built);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
