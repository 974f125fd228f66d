import type { DemoLms } from '../src/demo/lms/lms.js';
import { type Asked, ask, expect } from './http.js';
import { drive } from './measure.js';
import {
  approvalForm,
  openForm,
  publishBadge,
  reviewPath,
  type Submitted,
  submitEvidence,
} from './school.js';

const LANES = 8;
const LOOK_AGAIN_MS = 1;

/** Submissions of as many learners, waiting for one teacher. */
export interface Pile {
  /** The teacher's next click on "approve". @throws {Error} when none is left */
  next(): Approval;
  /** The teacher reads the next submission. */
  open(): Promise<void>;
  /** Where the badge of an approved submission is, for its learner. */
  pictureOf(submission: Submitted): Request;
  credentialOf(submission: Submitted): Request;
}

export type Request = [address: string, asked: Asked];

export interface Approval {
  readonly submission: Submitted;
  readonly address: string;
  readonly asked: Asked;
}

export async function createPile(tool: string, lms: DemoLms, size: number): Promise<Pile> {
  const { teacher, badge } = await publishBadge(tool, lms);
  const waiting: Submitted[] = [];
  await drive(size, LANES, async (learner) => {
    waiting.push(await submitEvidence(tool, lms, badge, learner));
  });
  const [one] = waiting;
  if (one === undefined) throw new TypeError('an empty pile');
  const form = await approvalForm(tool, teacher, one);
  return {
    next: () => {
      const submission = waiting.shift();
      if (submission === undefined) throw new Error('nothing is left to approve');
      return {
        submission,
        address: `${tool}${reviewPath(teacher, submission.submission)}`,
        asked: { headers: teacher.headers, form: form() },
      };
    },
    open: async () => {
      const [next] = waiting;
      if (next !== undefined) await openForm(tool, reviewPath(teacher, next.submission), teacher);
    },
    pictureOf: ({ student, submission }) => [`${tool}${submission}/badge.png`, { headers: student.headers }],
    credentialOf: ({ student, submission }) => [
      `${tool}${submission}/badge.json`,
      { headers: student.headers },
    ],
  };
}

/** Approves the next submission and asks for its badge's PNG until it is there. */
export async function clickToPicture(pile: Pile): Promise<{ submission: Submitted; milliseconds: number }> {
  const { submission, address, asked } = pile.next();
  const started = performance.now();
  await expect(303, address, asked);
  for (;;) {
    const reply = await ask(...pile.pictureOf(submission));
    if (reply.status === 200) return { submission, milliseconds: performance.now() - started };
    if (reply.status !== 404) throw new Error(`${address}: ${reply.status}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
