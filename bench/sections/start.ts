import { setTimeout as sleep } from 'node:timers/promises';
import { startBareExpress } from '../references/bareExpress.js';
import { median } from '../statistics.js';
import type { Row, Section } from '../table.js';
import { type Installation, type RunningTool, withInstallation } from '../tool.js';

const STARTS = 7;
const IDLE_MS = 3_000;
/** Needed by the first badge, not before. */
const HEAVY = ['ajv', 'jsonld', 'opentype.js', 'sharp'];

/** From the start of the process to the first 200 of /readyz, and what it keeps while nobody comes. */
export const startSection: Section = {
  name: 'start',
  title: 'Start and rest',
  reference: 'node with Express 5 alone, from its start to its first answer',
  measure: () =>
    withInstallation(async (installation) => {
      const first = await installation.start();
      await first.stop();
      const rows = await starts(installation, first);
      const { memory, note } = await idle(installation);
      return { rows: [...rows, memory], notes: [note] };
    }),
};

async function starts(installation: Installation, first: RunningTool): Promise<readonly Row[]> {
  const ready: number[] = [];
  const references: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const tool = await installation.start();
    ready.push(tool.readyMilliseconds);
    await tool.stop();
    const express = await startBareExpress(installation.folder);
    references.push(express.readyMilliseconds);
    await express.stop();
  }
  const reference = median(references);
  const aim = { atMost: 500 };
  return [
    { what: 'ready', value: median(ready), unit: 'ms', reference, aim },
    {
      what: 'ready for the first time: database and keys made',
      value: first.readyMilliseconds,
      unit: 'ms',
      reference,
      aim,
    },
  ];
}

async function idle(installation: Installation): Promise<{ memory: Row; note: string }> {
  const tool = await installation.start();
  const express = await startBareExpress(installation.folder);
  await sleep(IDLE_MS);
  const [own, other] = [await tool.usage(), await express.usage()];
  const scripts = await tool.scripts();
  await express.stop();
  const loaded = HEAVY.filter((name) => scripts.some((script) => script.includes(`/node_modules/${name}/`)));
  const note = `Scripts loaded at rest: ${scripts.length}; of ${HEAVY.join(', ')}: ${loaded.join(', ') || 'none'}.`;
  const memory: Row = {
    what: `memory after ${IDLE_MS / 1000} s at rest`,
    value: own.residentBytes / 1e6,
    unit: 'MB',
    reference: other.residentBytes / 1e6,
    aim: { atMost: 100 },
  };
  return { memory, note };
}
