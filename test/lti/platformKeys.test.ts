import assert from 'node:assert/strict';
import { createPlatformKeys, type PlatformKeys } from '../../src/lti/platformKeys.js';
import { createNetwork } from '../../src/network/network.js';
import { type LmsKey, makeKey, publicJwk, TestLms } from './testLms.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe('platform keys', () => {
  let old: LmsKey;
  let rotated: LmsKey;
  let lms: TestLms;
  let time: number;
  let keys: PlatformKeys;

  before(() => {
    [old, rotated] = [makeKey(), makeKey()];
  });
  beforeEach(async () => {
    lms = await new TestLms().start();
    await lms.publish(old);
    time = 0;
    const network = createNetwork({ allowPrivateNetwork: true });
    keys = createPlatformKeys({ network, clock: () => new Date(time) });
  });
  afterEach(() => lms.stop());

  const find = (kid: string) => keys.find(lms.jwksUri, kid);
  const unknown = { code: 'LAUNCH_REFUSED', textKey: 'launch.unknownKey' };
  const unreachable = { code: 'LAUNCH_REFUSED', status: 400, textKey: 'launch.keysUnreachable' };
  /** Lets a refresh that nobody waits for come to its end. */
  const settled = async (fetches: number): Promise<void> => {
    while (lms.fetches < fetches) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('fetches once for 20 launches, and gives the same imported key', async () => {
    const found = [];
    for (let launch = 0; launch < 20; launch++) found.push(await find(old.kid));
    assert.equal(new Set(found).size, 1);
    assert.equal(lms.fetches, 1);
  });

  it('shares one fetch among launches that come at once', async () => {
    lms.serve({ keys: [await publicJwk(old)] }, 50);
    await Promise.all(Array.from({ length: 20 }, () => find(old.kid)));
    assert.equal(lms.fetches, 1);
  });

  it('fetches for unknown keys at most once in 10 seconds, while known ones keep landing', async () => {
    await find(old.kid);
    for (let second = 0; second < 20; second++) {
      time = second * SECOND;
      await assert.rejects(find(`unknown-${second}`), unknown);
      await find(old.kid);
    }
    assert.equal(lms.fetches, 2);
  });

  it('finds a rotated key 10 seconds after it was published, even when somebody asked for nonsense just before', async () => {
    await find(old.kid);
    time = 20 * SECOND;
    await assert.rejects(find('nonsense'), unknown);
    await lms.publish(old, rotated);
    time = 30 * SECOND - 1;
    await assert.rejects(find(rotated.kid), unknown);
    time = 30 * SECOND;
    assert.ok(await find(rotated.kid));
  });

  it('finds a rotated key at once when nobody asked lately', async () => {
    await find(old.kid);
    await lms.publish(rotated);
    time = 11 * SECOND;
    assert.ok(await find(rotated.kid));
    await assert.rejects(find(old.kid), unknown, 'a withdrawn key is forgotten with the set it was in');
  });

  it('does not wait for the key set when it knows the key', async () => {
    await find(old.kid);
    time = 11 * SECOND;
    lms.serve({ keys: [await publicJwk(old)] }, 300);
    let refused = false;
    const waiting = find('unknown').catch(() => {
      refused = true;
    });
    await find(old.kid);
    assert.equal(refused, false);
    await waiting;
    assert.equal(refused, true);
  });

  it('refreshes a set of more than 10 minutes beside the launch, so that a withdrawn key ends', async () => {
    await find(old.kid);
    await lms.publish(rotated);
    time = 11 * 60 * SECOND;
    assert.ok(await find(old.kid));
    await settled(2);
    await assert.rejects(find(old.kid), unknown);
  });

  it('goes on with the keys it has while the key set is unreachable, for a day at most', async () => {
    await find(old.kid);
    lms.answer = () => ({ status: 500, body: 'secret' });
    for (const hour of [1, 12, 23]) {
      time = hour * HOUR;
      assert.ok(await find(old.kid));
      await settled(lms.fetches);
    }
    time = 25 * HOUR;
    await assert.rejects(find(old.kid), unreachable);
  });

  it('refuses with a 4xx while the key set was never reachable, and recovers 10 seconds later', async () => {
    lms.answer = () => ({ status: 500, body: 'secret' });
    await assert.rejects(find(old.kid), {
      ...unreachable,
      detail: `${new URL(lms.jwksUri).origin}: status 500`,
    });
    await lms.publish(old);
    time = 9 * SECOND;
    await assert.rejects(find(old.kid), unreachable);
    assert.equal(lms.fetches, 1);
    time = 10 * SECOND;
    assert.ok(await find(old.kid));
  });

  it('keeps its keys when the set comes back without a usable one', async () => {
    await find(old.kid);
    for (const json of [{ keys: [] }, [], null, { keys: 'x' }, { keys: [null, 7, {}] }]) {
      time += 11 * SECOND;
      lms.serve(json);
      await assert.rejects(find('unknown'), unreachable);
      assert.ok(await find(old.kid));
    }
  });

  it('recovers when the clock of the machine is set back', async () => {
    time = HOUR;
    await find(old.kid);
    time = 0;
    await lms.publish(old, rotated);
    assert.ok(await find(rotated.kid));
  });

  it('refuses a key set of more than 256 kB', async () => {
    lms.serve({ keys: [await publicJwk(old)], padding: 'x'.repeat(256 * 1024) });
    await assert.rejects(find(old.kid), unreachable);
  });

  it('keeps the key sets of two platforms apart', async () => {
    const other = await new TestLms().start();
    try {
      await other.publish(rotated);
      assert.ok(await keys.find(other.jwksUri, rotated.kid));
      await assert.rejects(find(rotated.kid), unknown);
    } finally {
      await other.stop();
    }
  });
});
