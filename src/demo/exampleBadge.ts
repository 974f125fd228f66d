import { readFile, writeFile } from 'node:fs/promises';
import type { Services } from '../services.js';
import type { DemoLms, PersonKey } from './lms/lms.js';
import { approveWork, describeBadge, makePublic, submitWork } from './mainJob.js';
import { Visitor } from './visitor.js';

interface Demo {
  readonly services: Services;
  readonly lms: DemoLms;
  /** Where the example's address is remembered between runs. */
  readonly file: string;
}

/**
 * The public address of a badge that a student of the demo course has earned: at the first start it is described,
 * submitted, reviewed and issued through the tool's own pages, as people would do it.
 */
export async function exampleBadge(demo: Demo): Promise<string> {
  const known = await remembered(demo.file);
  if (known !== undefined) return known;
  const enter = (person: PersonKey) =>
    Visitor.enter(demo.services.config.publicUrl, demo.lms, { person, course: 'eportfolio' });
  const badge = await describeBadge(await enter('teacher'));
  const student = await enter('student3');
  const submission = await submitWork(student, badge);
  await approveWork(await enter('teacher2'), submission);
  await demo.services.workDone();
  const address = await makePublic(student, submission);
  await writeFile(demo.file, JSON.stringify({ address }));
  return address;
}

async function remembered(file: string): Promise<string | undefined> {
  try {
    const { address }: { address?: unknown } = JSON.parse(await readFile(file, 'utf8'));
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}
