import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../database.js';
import { expect } from '../http.js';
import { from } from '../launching.js';
import { drive } from '../measure.js';
import { createPile, type Pile } from '../pile.js';
import type { Row, Section } from '../table.js';
import { databaseOf, type Installation, type RunningTool, withInstallation } from '../tool.js';

const CREDENTIALS = 1_000;
const LANES = 8;
const LOOK_AGAIN_MS = 20;
const MEGABYTE = 1e6;

/** What the database grows by, from the learners' first launches to their signed badges: one file, nothing vacuumed. */
export const diskSection: Section = {
  name: 'disk',
  title: `Disk for ${CREDENTIALS.toLocaleString('en')} credentials of as many learners`,
  reference: 'the signed JSON alone, as served',
  measure: () =>
    withInstallation(async (installation) => {
      let tool = await installation.start();
      await tool.stop();
      const before = await sizesOf(tool);
      tool = await installation.start();
      const reference = await issueAll(installation, tool);
      await tool.stop();
      return { rows: grownBy(before, await sizesOf(tool), reference / MEGABYTE) };
    }),
};

/** @returns the bytes of all credentials */
async function issueAll({ lms }: Installation, tool: RunningTool): Promise<number> {
  const pile = await createPile(tool.url, lms, CREDENTIALS);
  const first = pile.next();
  await expect(303, first.address, first.asked);
  await drive(CREDENTIALS - 1, LANES, (index) => approveNext(pile, index));
  const database = openDatabase(databaseOf(tool));
  while (database.issuedBadges() < CREDENTIALS) await sleep(LOOK_AGAIN_MS);
  database.close();
  const credential = await expect(200, ...pile.credentialOf(first.submission));
  return credential.body.length * CREDENTIALS;
}

async function approveNext(pile: Pile, index: number): Promise<void> {
  const { address, asked } = pile.next();
  await expect(303, address, { ...asked, headers: { ...asked.headers, ...from(index) } });
}

interface Sizes {
  readonly file: number;
  readonly collections: ReadonlyMap<string, number>;
}

/** Of a stopped tool: then the write-ahead log has gone into the file. */
async function sizesOf(tool: RunningTool): Promise<Sizes> {
  const file = databaseOf(tool);
  const { size } = await stat(file);
  const database = openDatabase(file);
  const collections = database.sizes();
  database.close();
  return { file: size, collections };
}

function grownBy(before: Sizes, after: Sizes, reference: number): readonly Row[] {
  const grown = [...after.collections]
    .map(([name, bytes]) => ({ name, megabytes: (bytes - (before.collections.get(name) ?? 0)) / MEGABYTE }))
    .filter(({ megabytes }) => megabytes >= 0.01)
    .sort((one, other) => other.megabytes - one.megabytes);
  return [
    {
      what: 'whole file',
      value: (after.file - before.file) / MEGABYTE,
      unit: 'MB',
      reference,
      aim: { atMost: 4 },
    },
    ...grown.map(({ name, megabytes }): Row => ({ what: `  ${name}`, value: megabytes, unit: 'MB' })),
  ];
}
