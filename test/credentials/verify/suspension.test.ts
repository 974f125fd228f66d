import assert from 'node:assert/strict';
import { award, type Engine, makeEngine, NOW, outcomes, stepOf } from '../engine.js';

describe('verify: suspension', () => {
  let engine: Engine;
  let text: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });
  const verify = (suspensions: string | undefined, input = text) =>
    engine.credentials.verify(input, engine.worldWith(engine.emptyList, suspensions), NOW);

  it('is a step of its own: revoked and suspended are two answers', async () => {
    const suspended = await verify(await engine.suspensionList([4711]));
    assert.equal(stepOf(suspended, 'suspension').reason, 'suspension.suspended');
    assert.equal(outcomes(suspended).suspension, 'failed');
    assert.equal(outcomes(suspended).status, 'passed');
    const other = await verify(await engine.suspensionList([4712]));
    assert.equal(stepOf(other, 'suspension').reason, 'suspension.passed');
  });

  it('is looked up for the same badge as a token, too', async () => {
    const jwt = await engine.credentials.issueJwt(text, engine.rsaKey);
    const suspended = await verify(await engine.suspensionList([4711]), jwt);
    assert.equal(stepOf(suspended, 'suspension').reason, 'suspension.suspended');
  });

  it('takes no list for it that is for revocations, damaged, or somebody else’s', async () => {
    const revocations = await engine.statusList([4711], { id: 'list-1-suspension' });
    const damaged = (await engine.suspensionList([4711])).replace('"encodedList":"u', '"encodedList":"v');
    for (const list of [revocations, damaged, engine.emptyList, '{}']) {
      assert.equal(stepOf(await verify(list), 'suspension').reason, 'suspension.unreadable');
    }
  });

  it('says so where the list can’t be had', async () => {
    const world = { ...engine.world, statusList: async () => undefined };
    const verification = await engine.credentials.verify(text, world, NOW);
    assert.equal(stepOf(verification, 'suspension').reason, 'suspension.unknownList');
    assert.equal(outcomes(verification).suspension, 'unchecked');
  });

  it('is not in the log of a badge that names no such list', async () => {
    const { suspensionStatus: _, ...older } = JSON.parse(text);
    const verification = await engine.credentials.verify(JSON.stringify(older), engine.world, NOW);
    assert.equal(outcomes(verification).suspension, undefined);
  });

  it('fails for an entry of another purpose', async () => {
    const credential = JSON.parse(text);
    credential.suspensionStatus.statusPurpose = 'revocation';
    const verification = await engine.credentials.verify(JSON.stringify(credential), engine.world, NOW);
    assert.equal(outcomes(verification).suspension, 'failed');
    assert.equal(outcomes(verification).schema, 'failed');
  });
});
