import { stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { approvedSubmission, type BuiltTool, withBuiltTool } from '../builtTool.js';
import { addBadges } from '../growth/fill.js';
import { pagesOf, timesOf } from '../growth/pages.js';
import { readPlans } from '../growth/plans.js';
import type { Row, Section } from '../table.js';

const SMALL = 1_000;
const LARGE = 1_000_000;
const REAL = 100;
/** On disk: a badge with its submission, learner and indexes, and what the write-ahead log may add. */
const BYTES_OF_A_BADGE = 10_000;
const GIGABYTE = 1e9;

/** Asked for by name only: it takes minutes, and gigabytes. @param large how many badges, by default a million */
export function growthSection(large = LARGE): Section {
  return {
    name: 'growth',
    title: `Growth: what pages read with ${large.toLocaleString('en')} credentials`,
    reference: `the same with ${SMALL.toLocaleString('en')}`,
    async measure() {
      const shortage = await spaceMissing((large * BYTES_OF_A_BADGE) / GIGABYTE);
      return shortage === undefined
        ? withBuiltTool((tool) => grow(tool, large))
        : { rows: [], notes: [shortage] };
    },
  };
}

async function spaceMissing(needed: number): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(tmpdir());
  const free = (bavail * bsize) / GIGABYTE;
  if (free >= needed) return undefined;
  return `Not run: ${tmpdir()} has ${free.toFixed(1)} GB free, and ${needed.toFixed(1)} GB are needed.`;
}

async function grow(tool: BuiltTool, large: number) {
  const list = await issueSome(tool);
  const small = await measureWith(tool, SMALL - REAL, list);
  const grown = await measureWith(tool, large - SMALL, list);
  const rows = grown.pages.map(
    ([what], place): Row => ({
      what,
      value: grown.times[place] ?? Number.NaN,
      unit: 'ms',
      reference: small.times[place] ?? Number.NaN,
      aim: { ratioAtMost: 3 },
    }),
  );
  const { statements, faults } = readPlans(tool.file);
  const size = (await stat(tool.file)).size / GIGABYTE;
  const notes = [
    `Of ${statements} statements, ${faults.length} scan, sort or count rows off.`,
    ...faults,
    `The database has ${size.toFixed(2)} GB.`,
  ];
  return { rows, notes };
}

/** Real badges, signed and public, for their documents. @returns their status list */
async function issueSome(tool: BuiltTool): Promise<string> {
  const { services, store, institution } = tool;
  const submissions = Array.from({ length: REAL }, (_, index) => approvedSubmission(tool, index));
  await Promise.all(submissions.map((submission) => store.insert('submissions', submission)));
  services.startWorking();
  await services.workDone();
  await services.stopWorking();
  let list = '';
  for (const { id, learner } of submissions) {
    const submission = await services.findSubmission(institution.id, id);
    await services.setVisibility({ submission, learner, visibility: 'public' });
    const award = await services.findAward(submission);
    if (award.kind === 'issued') list = award.issued.statusList;
  }
  return list;
}

async function measureWith(tool: BuiltTool, count: number, list: string) {
  const added = addBadges(tool, count);
  const pages = pagesOf(tool, { added, list, cursors: await cursorsOf(tool) });
  return { pages, times: await timesOf(pages) };
}

async function cursorsOf({ services, institution }: BuiltTool): Promise<readonly string[]> {
  const cursors: string[] = [];
  let after: string | undefined;
  do {
    ({ next: after } = await services.listIssuedBadges(institution.id, after));
    if (after !== undefined) cursors.push(after);
  } while (after !== undefined && cursors.length < 20);
  return cursors;
}
