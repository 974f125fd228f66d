import assert from 'node:assert/strict';
import { killNine } from './killNine.js';

/** KILLS and KILL_SEED make it longer, or repeat a run that found something. */
describe('kill -9', () => {
  const kills = Number(process.env.KILLS ?? 50);
  const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));

  it(`at ${kills} random moments loses and doubles no acknowledged approval (KILL_SEED=${seed})`, async function () {
    this.timeout(60_000 + kills * 5_000);
    const report = await killNine({ seed, kills });
    assert.ok(report.cutOff > 0, `no kill met an approval: ${JSON.stringify(report)}`);
    assert.equal(report.acknowledged, report.approvals);
    assert.deepEqual([report.lost, report.doubled], [[], []], `KILL_SEED=${seed}`);
  });
});
