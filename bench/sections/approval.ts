import { thisProcess } from '../childProcess.js';
import { openDatabase } from '../database.js';
import { expect } from '../http.js';
import { from } from '../launching.js';
import { costOf, drive, inTurns } from '../measure.js';
import { clickToPicture, createPile, type Pile } from '../pile.js';
import { createPlainIssue } from '../references/plainIssue.js';
import { median, percentile } from '../statistics.js';
import type { Row, Section } from '../table.js';
import { databaseOf, type RunningTool, withInstallation } from '../tool.js';

const ROUNDS = { rounds: 5, warmUps: 1 };
const IN_A_ROUND = 60;
const LANES = 8;
const CLICKS = 300;
const CLICK_WARM_UPS = 40;
const LOOK_AGAIN_MS = 2;
/** The quickest of teachers. */
const READING_MS = 2_000;
const NEEDED = 1 + CLICKS + CLICK_WARM_UPS + IN_A_ROUND * (ROUNDS.rounds + ROUNDS.warmUps);

/** From the teacher's click: decision stored, credential signed and stored, picture baked. */
export const approvalSection: Section = {
  name: 'approval',
  title: 'Approval: HTTP click, decision stored, credential signed, badge stored',
  reference: "the library's plain vc.issue on the same credential, nothing stored",
  measure: () =>
    withInstallation(async ({ lms, start }) => {
      let tool = await start();
      const pile = await createPile(tool.url, lms, NEEDED);
      await tool.stop();
      tool = await start();
      await pile.open();
      await new Promise((resolve) => setTimeout(resolve, READING_MS));
      const first = await clickToPicture(pile);
      const issue = createPlainIssue(
        (await expect(200, ...pile.credentialOf(first.submission))).body.toString(),
      );
      const rows = [
        ...(await throughput(tool, pile, issue)),
        ...(await patience(pile, issue)),
        row('from the first click after a start to the baked PNG', first.milliseconds),
      ];
      return { rows };
    }),
};

async function throughput(tool: RunningTool, pile: Pile, issue: () => Promise<void>): Promise<Row[]> {
  const database = openDatabase(databaseOf(tool));
  const manyAtOnce = async (): Promise<void> => {
    const before = database.issuedBadges();
    await drive(IN_A_ROUND, LANES, async (index) => {
      const { address, asked } = pile.next();
      await expect(303, address, { ...asked, headers: { ...asked.headers, ...from(index) } });
    });
    while (database.issuedBadges() < before + IN_A_ROUND) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  };
  const { tool: approval, reference } = await inTurns(
    {
      tool: () => costOf(tool, IN_A_ROUND, manyAtOnce),
      reference: () => costOf(thisProcess, IN_A_ROUND, () => drive(IN_A_ROUND, 1, issue)),
    },
    ROUNDS,
  );
  database.close();
  return [
    { what: 'approvals', value: approval.perSecond, unit: 'a second', reference: reference.perSecond },
    {
      what: 'CPU per approval',
      value: approval.cpuMilliseconds,
      unit: 'ms CPU',
      reference: reference.cpuMilliseconds,
    },
  ];
}

/** One teacher, one click after the other, each waited for. */
async function patience(pile: Pile, issue: () => Promise<void>): Promise<Row[]> {
  const clicks: number[] = [];
  const references: number[] = [];
  for (let index = -CLICK_WARM_UPS; index < CLICKS; index++) {
    const { milliseconds } = await clickToPicture(pile);
    const started = performance.now();
    await issue();
    if (index < 0) continue;
    clicks.push(milliseconds);
    references.push(performance.now() - started);
  }
  return [
    { ...row('from click to baked PNG, half of all', median(clicks)), reference: median(references) },
    {
      ...row('from click to baked PNG, 99 of 100', percentile(clicks, 0.99)),
      reference: percentile(references, 0.99),
      aim: { atMost: 25 },
    },
  ];
}

const row = (what: string, value: number): Row => ({ what, value, unit: 'ms' });
