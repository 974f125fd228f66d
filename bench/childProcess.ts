import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Usage {
  readonly cpuMilliseconds: number;
  readonly residentBytes: number;
}

/** A process of its own whose processor time and memory can be asked for. */
export interface Measured {
  usage(): Promise<Usage>;
  /** Addresses of every script it has loaded by now. */
  scripts(): Promise<readonly string[]>;
  /** Ends it as its host would. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  /** The module to run, by its file. */
  readonly module: string;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where what it prints goes. */
  readonly output: string;
  /** Of node itself. */
  readonly nodeOptions?: readonly string[];
}

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

export function startProcess(options: ProcessOptions): Measured {
  const child = fork(options.module, [...(options.arguments ?? [])], {
    env: { ...process.env, ...options.environment },
    execArgv: [...(options.nodeOptions ?? []), '--import', PROBE],
    silent: true,
  });
  const output = createWriteStream(options.output, { flags: 'a' });
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  return {
    usage: () => ask<Usage>(child, 'usage'),
    scripts: () => ask<readonly string[]>(child, 'scripts'),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      output.end();
    },
  };
}

/** For references that need no server. */
export const thisProcess: Pick<Measured, 'usage'> = {
  usage: async () => {
    const { user, system } = process.cpuUsage();
    return { cpuMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() };
  },
};

async function ask<T>(child: ChildProcess, question: 'usage' | 'scripts'): Promise<T> {
  if (child.exitCode !== null) throw new Error(`a measured process has ended with ${child.exitCode}`);
  child.send(question);
  const [answer]: T[] = await once(child, 'message');
  if (answer === undefined) throw new Error(`a measured process did not tell its ${question}`);
  return answer;
}
