import { thisProcess } from '../childProcess.js';
import { beginLogin, finishLaunch, signLaunch } from '../launching.js';
import { costOf, drive, inTurns, together } from '../measure.js';
import { createHandshake } from '../references/handshake.js';
import type { Row, Section } from '../table.js';
import { type Installation, type RunningTool, withInstallation } from '../tool.js';

const LEARNERS = 250;
const LANES = 16;

/** Login and launch, each a new browser, of a school whose learners have been there before. */
export const launchSection: Section = {
  name: 'launch',
  title: 'Launch: login, signed launch, session; state and session in the real store',
  reference: 'jose alone verifying the same tokens, its key imported',
  measure: () =>
    withInstallation(async (installation) => {
      const tool = await installation.start();
      return { rows: await compare(installation, tool) };
    }),
};

async function compare({ lms }: Installation, tool: RunningTool): Promise<readonly Row[]> {
  const handshake = await createHandshake(lms);
  let tokens: readonly string[] = [];
  const { tool: launch, reference } = await inTurns(
    {
      tool: async () => {
        const begun = await inOrder((index) => beginLogin(tool.url, lms, index), tool);
        // The platform's work is not the tool's: nothing is measured here.
        tokens = await Promise.all(begun.results.map((login, index) => signLaunch(lms, login, index)));
        const finished = await inOrder((index) => {
          const [login, token] = [begun.results[index], tokens[index]];
          if (login === undefined || token === undefined) throw new TypeError('a login is missing');
          return finishLaunch(tool.url, login, token, index);
        }, tool);
        return together(begun.cost, finished.cost);
      },
      reference: () =>
        costOf(thisProcess, LEARNERS, () => drive(LEARNERS, LANES, verifyNext(handshake, tokens))),
    },
    { rounds: 7, warmUps: 3 },
  );
  return [
    {
      what: 'CPU per launch',
      value: launch.cpuMilliseconds,
      unit: 'ms CPU',
      reference: reference.cpuMilliseconds,
      aim: { atMost: 1.5 },
    },
    { what: 'launches', value: launch.perSecond, unit: 'a second', reference: reference.perSecond },
  ];
}

async function inOrder<T>(act: (index: number) => Promise<T>, tool: RunningTool) {
  const results: T[] = [];
  const cost = await costOf(tool, LEARNERS, () =>
    drive(LEARNERS, LANES, async (index) => {
      results[index] = await act(index);
    }),
  );
  return { results, cost };
}

const verifyNext =
  (handshake: (token: string) => Promise<void>, tokens: readonly string[]) =>
  (index: number): Promise<void> =>
    handshake(tokens[index] ?? '');
