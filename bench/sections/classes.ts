import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { approvedSubmission, type BuiltTool, withBuiltTool } from '../builtTool.js';
import { longestStall } from '../stall.js';
import { percentile } from '../statistics.js';
import type { Row, Section } from '../table.js';

const CLASS = 30;
const SCHOOL = 1_000;
const READER = fileURLToPath(new URL('../reader.mjs', import.meta.url));

/** A whole class approved at once: from the stored decisions to every badge signed, stored and baked. */
export const classesSection: Section = {
  name: 'classes',
  title: 'Whole classes: signed twice, stored and baked, with pages read meanwhile',
  reference: 'none here; Moodle 4.5 takes 630 ms for 30 and 26,700 ms for 1,000, unsigned',
  measure: () =>
    withBuiltTool(async (tool) => {
      const [first] = await awardAll(tool, CLASS);
      const address = await show(tool, first ?? '');
      const rows = [await timed(tool, CLASS, 60), await timed(tool, SCHOOL, 700)];
      return { rows: [...rows, ...(await readMeanwhile(tool, address))] };
    }),
};

/** @returns the submissions */
async function awardAll(tool: BuiltTool, count: number): Promise<readonly string[]> {
  const submissions = await approve(tool, count);
  await work(tool, submissions);
  return submissions;
}

async function approve(tool: BuiltTool, count: number): Promise<readonly string[]> {
  const submissions = Array.from({ length: count }, (_, index) => approvedSubmission(tool, index));
  await Promise.all(submissions.map((submission) => tool.store.insert('submissions', submission)));
  return submissions.map(({ id }) => id);
}

async function work({ services, institution }: BuiltTool, submissions: readonly string[]): Promise<void> {
  services.startWorking();
  await services.workDone();
  await services.stopWorking();
  for (const id of submissions) {
    const award = await services.findAward(await services.findSubmission(institution.id, id));
    if (award.kind !== 'issued') throw new Error(`${id} was not issued`);
    await services.bakeCredential(award.issued);
  }
}

async function timed(tool: BuiltTool, count: number, atMost: number): Promise<Row> {
  const submissions = await approve(tool, count);
  const started = performance.now();
  await work(tool, submissions);
  const value = performance.now() - started;
  return { what: `${count.toLocaleString('en')} badges`, value, unit: 'ms', aim: { atMost } };
}

/** The badge's public page. */
async function show({ services, institution, url }: BuiltTool, id: string): Promise<string> {
  const submission = await services.findSubmission(institution.id, id);
  await services.setVisibility({ submission, learner: submission.learner, visibility: 'public' });
  const award = await services.findAward(submission);
  if (award.kind !== 'issued') throw new Error(`${id} was not issued`);
  return `${url}/credentials/${award.issued.id}`;
}

/** From another process, as readers are. */
async function readMeanwhile(tool: BuiltTool, address: string): Promise<readonly Row[]> {
  const submissions = await approve(tool, SCHOOL);
  const reader = fork(READER, [address]);
  await once(reader, 'message');
  const stall = await longestStall(() => work(tool, submissions));
  reader.send('enough');
  const [times]: number[][] = await once(reader, 'message');
  return [
    {
      what: 'public page meanwhile, 99 of 100',
      value: percentile(times ?? [], 0.99),
      unit: 'ms',
      aim: { atMost: 50 },
    },
    { what: 'longest stall of the event loop', value: stall, unit: 'ms', aim: { atMost: 30 } },
  ];
}
