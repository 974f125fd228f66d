import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { refusal } from './refusal.js';

/** Twice as large as pictures mostly are. */
const SIDE = 1024;
const CANVAS_DENSITY = 72 * 2;
/** A good picture takes a fiftieth of it. */
const SLOWEST_DRAWING = 1_500;
/** With the start of the process; on a machine that is busy. */
const PATIENCE = 8_000;
const TOO_SLOW = 3;

const require = createRequire(import.meta.url);

/** Nothing but sharp: no settings, no store, no network of ours. */
const PROGRAM = `
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', async () => {
  const sharp = require(process.argv[1]);
  await sharp({ create: { width: 8, height: 8, channels: 4, background: '#000' } }).png().toBuffer();
  const begun = performance.now();
  const options = { density: ${CANVAS_DENSITY}, limitInputPixels: ${SIDE * SIDE * 4} };
  const drawn = await sharp(Buffer.concat(chunks), options).png().toBuffer().catch(() => undefined);
  process.exit(drawn === undefined ? 1 : performance.now() - begun > ${SLOWEST_DRAWING} ? ${TOO_SLOW} : 0);
});
`;

let before: Promise<unknown> = Promise.resolve();

/**
 * Draws the SVG once in a process of its own, which ends with its time: how long crossing lines take can't be told
 * beforehand, and drawing can't be stopped in the middle. @throws {InvalidInput} when it takes too long, or fails
 */
export async function tryOut(svg: string): Promise<void> {
  // One after the other: many at once would take the processors from everyone else.
  const mine = before.then(() => drawApart(svg));
  before = mine.catch(() => undefined);
  const ended = await mine;
  if (ended === 0) return;
  throw refusal(ended === null || ended === TOO_SLOW ? 'tooComplex' : 'damaged');
}

/** @returns the process's exit code; null when it was ended */
function drawApart(svg: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=128', '-e', PROGRAM, require.resolve('sharp')],
      {
        env: {},
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: PATIENCE,
        killSignal: 'SIGKILL',
      },
    );
    child.on('error', reject);
    child.on('exit', resolve);
    // It may have ended already; how, its exit says.
    child.stdin.on('error', () => undefined);
    child.stdin.end(svg);
  });
}
