import { sign } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bareRsa, openEngine } from '../built.js';
import { thisProcess } from '../childProcess.js';
import { type Cost, costOf, drive, inTurns } from '../measure.js';
import { createPlainIssue } from '../references/plainIssue.js';
import { longestStall } from '../stall.js';
import type { Section } from '../table.js';

const ROUNDS = { rounds: 9, warmUps: 3 };
const CREDENTIALS = 400;
const PLAIN = 20;
const TOKENS = 300;
/** As many as libuv's threads take, and some to wait. */
const LANES = 8;
const BURST = 1_000;

const signAside = promisify(sign);

/** Building and signing the awards of one badge version, nothing stored. */
export const signingSection: Section = {
  name: 'signing',
  title: 'Signing',
  reference: "the library's vc.issue on the same credential; for tokens node's RSA alone, 8 at a time",
  async measure() {
    const engine = await openEngine();
    const signed = await engine.issue(0);
    const plain = createPlainIssue(signed);
    const one = async (count: number, act: (index: number) => Promise<unknown>): Promise<Cost> =>
      costOf(thisProcess, count, () => drive(count, 1, act));
    const proofs = await inTurns(
      { tool: () => one(CREDENTIALS, engine.issue), reference: () => one(PLAIN, plain) },
      ROUNDS,
    );
    const text = Buffer.from(signed.repeat(2).slice(0, signed.length * 1.34));
    const many = (act: () => Promise<unknown>) => () =>
      costOf(thisProcess, TOKENS, () => drive(TOKENS, LANES, act));
    const tokens = await inTurns(
      {
        tool: many(() => engine.credentials.issueJwt(signed, engine.rsaKey)),
        reference: many(() => signAside('sha256', text, bareRsa.privateKey)),
      },
      ROUNDS,
    );
    const stall = await longestStall(() => drive(BURST, LANES, inTurn(engine.issue)));
    const plainStall = await longestStall(() => drive(50, LANES, inTurn(plain)));
    return {
      rows: [
        {
          what: 'Data Integrity proofs',
          value: proofs.tool.perSecond,
          unit: 'a second',
          reference: proofs.reference.perSecond,
          aim: { ratioAtLeast: 18 },
        },
        {
          what: 'CPU per proof',
          value: proofs.tool.cpuMilliseconds,
          unit: 'ms CPU',
          reference: proofs.reference.cpuMilliseconds,
        },
        {
          what: 'RS256 tokens, in the thread pool',
          value: tokens.tool.perSecond,
          unit: 'a second',
          reference: tokens.reference.perSecond,
          aim: { ratioAtLeast: 0.6 },
        },
        {
          what: `longest stall of the event loop, ${BURST} proofs, 8 at a time (reference: 50)`,
          value: stall,
          unit: 'ms',
          reference: plainStall,
          aim: { atMost: 30 },
        },
      ],
    };
  },
};

/** As the worker does it: after each, whatever else waits has its turn. */
function inTurn(act: (index: number) => Promise<unknown>) {
  return async (index: number): Promise<void> => {
    await act(index);
    await nextTurn();
  };
}
