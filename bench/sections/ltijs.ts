import type { Measured } from '../childProcess.js';
import { type BegunLogin, beginLogin, finishLaunch, signLaunch } from '../launching.js';
import { type Cost, costOf, drive, inTurns, together } from '../measure.js';
import { beginLtijsLogin, finishLtijsLaunch, startLtijs } from '../references/ltijs.js';
import type { Row, Section } from '../table.js';
import { type Installation, withInstallation } from '../tool.js';

const LAUNCHES = 250;

/** The same launches of the same platform to both, by turns. */
export const ltijsSection: Section = {
  name: 'ltijs',
  title: 'Launches beside the library most tools use; ours with state and session in the real store',
  reference: 'a minimal tool of ltijs 5.9.9, its Database plugin in memory',
  measure: () =>
    withInstallation(async (installation) => ({
      rows: [...(await compare(installation, 1)), ...(await compare(installation, 16))],
    })),
};

/** What a tool does for a launch: twice a request, with the platform's signature between them. */
interface Launched {
  readonly process: Measured;
  readonly begin: (index: number) => Promise<BegunLogin>;
  readonly finish: (login: BegunLogin, token: string, index: number) => Promise<unknown>;
}

async function compare(installation: Installation, lanes: number): Promise<readonly Row[]> {
  const { lms } = installation;
  const [tool, ltijs] = [await installation.start(), await startLtijs(installation)];
  try {
    const ours: Launched = {
      process: tool,
      begin: (index) => beginLogin(tool.url, lms, index),
      finish: (login, token, index) => finishLaunch(tool.url, login, token, index),
    };
    const theirs: Launched = {
      process: ltijs,
      begin: (index) => beginLtijsLogin(ltijs, lms, index),
      finish: (login, token) => finishLtijsLaunch(ltijs, login, token),
    };
    const sign = (login: BegunLogin, index: number) => signLaunch(lms, login, index);
    const costs = await inTurns(
      { tool: () => launchAll(ours, sign, lanes), reference: () => launchAll(theirs, sign, lanes) },
      { rounds: 5, warmUps: 3 },
    );
    return rows(lanes, costs);
  } finally {
    await tool.stop();
    await ltijs.stop();
  }
}

async function launchAll(
  { process, begin, finish }: Launched,
  sign: (login: BegunLogin, index: number) => Promise<string>,
  lanes: number,
): Promise<Cost> {
  const begun: { readonly login: BegunLogin; readonly index: number }[] = [];
  const logins = await costOf(process, LAUNCHES, () =>
    drive(LAUNCHES, lanes, async (index) => {
      begun.push({ login: await begin(index), index });
    }),
  );
  // The platform's work is nobody's here.
  const signed = await Promise.all(
    begun.map(async (each) => ({ ...each, token: await sign(each.login, each.index) })),
  );
  const launches = await costOf(process, LAUNCHES, () =>
    drive(LAUNCHES, lanes, async (position) => {
      const each = signed[position];
      if (each !== undefined) await finish(each.login, each.token, each.index);
    }),
  );
  return together(logins, launches);
}

function rows(lanes: number, { tool, reference }: Record<'tool' | 'reference', Cost>): readonly Row[] {
  const among = lanes === 1 ? 'one at a time' : `${lanes} at a time`;
  return [
    {
      what: `CPU per launch, ${among}`,
      value: tool.cpuMilliseconds,
      unit: 'ms CPU',
      reference: reference.cpuMilliseconds,
      aim: { atMost: 1.5 },
    },
    {
      what: `launches, ${among}`,
      value: tool.perSecond,
      unit: 'a second',
      reference: reference.perSecond,
      aim: { ratioAtLeast: 4 },
    },
  ];
}
