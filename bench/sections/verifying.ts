import { secondOpinion } from '../../test/credentials/secondVerifier.js';
import { NOW, openEngine } from '../built.js';
import { thisProcess } from '../childProcess.js';
import { costOf, drive, inTurns } from '../measure.js';
import type { Section } from '../table.js';

const ROUNDS = { rounds: 7, warmUps: 2 };
const BADGES = 200;
const PLAIN = 20;

/** Checking badges of ours, each seen for the first time: every step, with keys and status list at hand. */
export const verifyingSection: Section = {
  name: 'verifying',
  title: 'Verifying',
  reference: "the Digital Credentials Consortium's verifyCredential, status not looked at",
  async measure() {
    const engine = await openEngine();
    const did = engine.credentials.didDocument(engine.school, [engine.key, engine.rsaKey]);
    const total = BADGES * (ROUNDS.rounds + ROUNDS.warmUps);
    const texts: string[] = [];
    for (let index = 0; index < total; index++) texts.push(await engine.issue(index));
    let next = 0;
    const verifyNext = async (): Promise<void> => {
      const { steps } = await engine.credentials.verify(texts[next++] ?? '', engine.world, NOW);
      if (steps.some(({ outcome }) => outcome !== 'passed')) throw new Error(JSON.stringify(steps));
    };
    const plain = async (index: number): Promise<void> => {
      if ((await secondOpinion(texts[index] ?? '', did, NOW)) !== undefined) throw new Error('refused');
    };
    const { tool, reference } = await inTurns(
      {
        tool: () => costOf(thisProcess, BADGES, () => drive(BADGES, 1, verifyNext)),
        reference: () => costOf(thisProcess, PLAIN, () => drive(PLAIN, 1, plain)),
      },
      ROUNDS,
    );
    return {
      rows: [
        {
          what: 'badges of a known version, new to the verifier',
          value: tool.perSecond,
          unit: 'a second',
          reference: reference.perSecond,
          aim: { ratioAtLeast: 10 },
        },
        {
          what: 'CPU per badge',
          value: tool.cpuMilliseconds,
          unit: 'ms CPU',
          reference: reference.cpuMilliseconds,
        },
      ],
    };
  },
};
