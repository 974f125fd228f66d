import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Measured, startProcess } from '../childProcess.js';
import { answers, freePort } from '../tool.js';

const MODULE = fileURLToPath(new URL('express.mjs', import.meta.url));

export interface ServedFile {
  readonly mediaType: string;
  /** `identity` for none. */
  readonly encoding: string;
  readonly file: string;
}

export interface BareExpress extends Measured {
  /** One for each file. */
  readonly addresses: readonly string[];
  readonly readyMilliseconds: number;
}

/** Express and nothing else, in a process of its own. */
export async function startBareExpress(
  folder: string,
  files: readonly ServedFile[] = [],
): Promise<BareExpress> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const started = performance.now();
  const server = startProcess({
    module: MODULE,
    arguments: [
      String(port),
      ...files.flatMap(({ mediaType, encoding, file }) => [mediaType, encoding, file]),
    ],
    output: join(folder, 'express.log'),
  });
  await answers(`${url}/readyz`);
  const readyMilliseconds = performance.now() - started;
  return { ...server, addresses: files.map((_, index) => `${url}/${index}`), readyMilliseconds };
}
