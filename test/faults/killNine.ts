import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { paths } from '../../src/web/paths.js';
import { approval, enter, publishBadge, submit } from '../http/steps.js';
import type { LandedClient } from '../toolClient.js';
import { type Ledger, readLedger } from './ledger.js';
import { seededRandom } from './seededRandom.js';
import { type Installation, prepareInstallation, ToolProcess } from './toolProcess.js';

export interface KillOptions {
  readonly seed: number;
  readonly kills: number;
}

export interface KillReport {
  readonly approvals: number;
  /** Answered 303 before, between or after the kills. */
  readonly acknowledged: number;
  /** Cut off by a kill at least once, then sent again. */
  readonly cutOff: number;
  /** Submissions whose approval was acknowledged, without a credential that verifies. */
  readonly lost: readonly string[];
  /** Submissions with more than one credential, decision or status index. */
  readonly doubled: readonly string[];
}

/** One form, drawn once: whenever it is sent, it is the same decision. */
interface Approval {
  readonly submission: string;
  readonly path: string;
  readonly fields: FieldValues;
  acknowledged: boolean;
  cutOff: boolean;
}

const PER_LIFE = 4;
/** Several badges for each student, so that fewer students have to be launched. */
const BADGES = 5;
const LANES = 3;
const LONGEST_LIFE_MS = 350;
const LONGEST_PAUSE_MS = 60;
const DONE_WITHIN_MS = 60_000;

/** Kills the real process again and again while a client approves, and counts what the client was promised. */
export async function killNine({ seed, kills }: KillOptions): Promise<KillReport> {
  const installation = await prepareInstallation();
  try {
    const random = seededRandom(seed);
    const { teacher, approvals } = await prepare(installation, kills * PER_LIFE);
    const open = [...approvals];
    for (let kill = 0; kill < kills; kill += 1) {
      const tool = await ToolProcess.start(installation);
      const life = new AbortController();
      const lanes = Array.from({ length: LANES }, () => approveOn(teacher, open, random, life.signal));
      await sleep(random() * LONGEST_LIFE_MS);
      tool.signal('SIGKILL');
      life.abort();
      open.push(...(await Promise.all(lanes)).flat());
      assert.equal(await tool.exit, 'SIGKILL');
    }
    await finish(installation, teacher, approvals);
    return report(await readLedger(installation), approvals);
  } finally {
    await installation.remove();
  }
}

async function prepare(installation: Installation, number: number) {
  const tool = await ToolProcess.start(installation);
  const teacher = await enter(installation.lms, 'teacher');
  const badges: string[] = [];
  for (let index = 0; index < BADGES; index += 1) badges.push(await publishBadge(teacher));
  const students = Array.from({ length: Math.ceil(number / BADGES) }, (_, index) => `student-${index}`);
  const approvals: Approval[] = [];
  const lane = async (): Promise<void> => {
    for (let sub = students.pop(); sub !== undefined; sub = students.pop()) {
      const student = await enter(installation.lms, 'student', sub);
      for (const badge of badges) {
        const submission = await submit(student, badge);
        const form = await approval(teacher, submission);
        approvals.push({ submission, ...form, acknowledged: false, cutOff: false });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  assert.equal(await tool.stop(), 0);
  return { teacher, approvals };
}

/** Approves until the process is gone. @returns what was in hand then, to be sent again in a later life */
async function approveOn(
  teacher: LandedClient,
  open: Approval[],
  random: () => number,
  life: AbortSignal,
): Promise<Approval[]> {
  while (!life.aborted) {
    const next = open.shift();
    if (next === undefined) return [];
    if (!(await send(teacher, next))) return [next];
    await sleep(random() * LONGEST_PAUSE_MS);
  }
  return [];
}

/** @returns whether an answer came back, which must then be the acknowledgement */
async function send(teacher: LandedClient, approval: Approval): Promise<boolean> {
  const reply = await teacher.post(approval.path, approval.fields).catch(() => undefined);
  approval.cutOff ||= reply === undefined;
  if (reply === undefined) return false;
  assert.equal(reply.status, 303, reply.text);
  approval.acknowledged = true;
  return true;
}

/** The last life: what was promised comes about by itself; then every form is sent once more, as people do. */
async function finish(
  installation: Installation,
  teacher: LandedClient,
  approvals: readonly Approval[],
): Promise<void> {
  const tool = await ToolProcess.start(installation);
  for (const approval of approvals) if (approval.acknowledged) await awaitBadge(teacher, approval);
  for (const approval of approvals) assert.ok(await send(teacher, approval));
  for (const approval of approvals) await awaitBadge(teacher, approval);
  assert.equal(await tool.stop(), 0);
}

async function awaitBadge(teacher: LandedClient, { submission }: Approval): Promise<string> {
  const deadline = Date.now() + DONE_WITHIN_MS;
  for (;;) {
    const reply = await teacher.get(paths.submissionCredential(submission));
    if (reply.status === 200) return reply.text;
    if (Date.now() > deadline) throw new Error(`submission ${submission} was approved and has no badge`);
    await sleep(20);
  }
}

function report(ledger: Ledger, approvals: readonly Approval[]): KillReport {
  const problems = approvals.map(({ submission, fields }) => {
    const { credentials, verified, decisions } = ledger.of(submission);
    const own = decisions.filter((decision) => decision === String(fields.decision)).length;
    return {
      submission,
      isLost: verified === 0,
      isDoubled: credentials > 1 || decisions.length > 1 || own !== decisions.length,
    };
  });
  return {
    approvals: approvals.length,
    acknowledged: approvals.filter(({ acknowledged }) => acknowledged).length,
    cutOff: approvals.filter(({ cutOff }) => cutOff).length,
    lost: problems.filter(({ isLost }) => isLost).map(({ submission }) => submission),
    doubled: problems.filter(({ isDoubled }) => isDoubled).map(({ submission }) => submission),
  };
}
