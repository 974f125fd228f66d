import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { STATUS_LIST_SIZE } from '../../src/domain/statusPermutation.js';
import { createAllocateStatusIndex } from '../../src/usecases/allocateStatusIndex.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import {
  decisionOn,
  openReviewWorld,
  PUBLIC_URL,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from './reviewWorld.js';
import { setBits } from './statusBits.js';

describe('Status indexes', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const lists = async (institution = SCHOOL.id) => {
    const page = await world.store.page('statusLists', {
      where: { institution, purpose: 'revocation' },
      orderBy: 'sequence',
      limit: 10,
    });
    return page.items;
  };

  it('come from a list that the first allocation makes', async () => {
    assert.deepEqual(await lists(), []);
    const allocate = createAllocateStatusIndex(world);
    const entries = await Promise.all(Array.from({ length: 20 }, () => allocate(SCHOOL.id)));
    const [list, ...more] = await lists();
    assert.equal(more.length, 0);
    assert.equal(list?.size, STATUS_LIST_SIZE);
    assert.equal(list?.blocksTaken, 1);
    assert.ok(entries.every((entry) => entry.list === list?.id));
    assert.equal(new Set(entries.map((entry) => entry.index)).size, 20);
  });

  it('never come twice, from several processes at once', async () => {
    const processes = [world.store, await world.openAgain(), await world.openAgain()].map((store) =>
      createAllocateStatusIndex({ store, clock: world.clock }),
    );
    const asked = Array.from({ length: 900 }, (_, n) => processes[n % 3]?.(SCHOOL.id));
    const entries = await Promise.all(asked);
    assert.equal(new Set(entries.map((entry) => `${entry?.list} ${entry?.index}`)).size, 900);
    const [list] = await lists();
    assert.equal(list?.blocksTaken, 6);
  });

  it('go on in a new list when one is full', async () => {
    const [first] = [await createAllocateStatusIndex(world)(SCHOOL.id)];
    const [list] = await lists();
    assert.ok(list);
    await world.store.replace('statusLists', { ...list, blocksTaken: STATUS_LIST_SIZE / 256 - 1 });
    const allocate = createAllocateStatusIndex(world);
    const entries = await Promise.all(Array.from({ length: 300 }, () => allocate(SCHOOL.id)));
    assert.equal(entries.filter((entry) => entry.list === first.list).length, 256);
    const [, second] = await lists();
    assert.equal(second?.sequence, 2);
    assert.equal(entries.filter((entry) => entry.list === second?.id).length, 44);
  });

  it('of each institution are its own', async () => {
    const allocate = createAllocateStatusIndex(world);
    const [one, other] = await Promise.all([allocate(SCHOOL.id), allocate('other')]);
    assert.notEqual(one.list, other.list);
  });
});

describe('The signed status list', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const award = async () => {
    const { reviewSubmission, finishDecision } = reviewVerbs(world);
    const submission = await world.addSubmission();
    await reviewSubmission(decisionOn(submission));
    await finishDecision(submission.id);
    const badge = await world.store.find('issuedBadges', {
      institution: SCHOOL.id,
      submission: submission.id,
    });
    assert.ok(badge);
    return badge;
  };
  const revocation = (submission: string) => ({
    institution: SCHOOL.id,
    submission,
    by: 'teacher-1',
    reason: 'By mistake',
  });

  it('is unknown before the first badge, and there from then on, every bit clear', async () => {
    const read = createReadStatusList(world);
    assert.equal(await read('unknown'), undefined);
    const badge = await award();
    const signed = await read(badge.statusList);
    assert.ok(signed);
    const list = JSON.parse(signed.body);
    assert.equal(list.id, `${PUBLIC_URL}/status/${badge.statusList}`);
    assert.deepEqual(setBits(signed.body), []);
    assert.equal(signed.etag, createHash('sha256').update(signed.body).digest('base64url'));
  });

  it('sets the bit of a revoked badge at the next reading, and only that', async () => {
    const read = createReadStatusList(world);
    const [kept, revoked] = [await award(), await award()];
    const before = await read(kept.statusList);
    await reviewVerbs(world).revokeBadge(revocation(revoked.submission));
    const after = await read(kept.statusList);
    assert.ok(before && after);
    assert.deepEqual(setBits(after.body), [revoked.statusIndex]);
    assert.notEqual(after.etag, before.etag);
  });

  it('shows at once what another process revoked in the same millisecond', async () => {
    const read = createReadStatusList(world);
    const badges = [await award(), await award(), await award()];
    const other = reviewVerbs(world, await world.openAgain());
    const here = reviewVerbs(world);
    const list = badges[0]?.statusList ?? '';
    for (const [n, { submission }] of badges.entries()) {
      await (n % 2 ? other : here).revokeBadge(revocation(submission));
      const signed = await read(list);
      assert.equal(setBits(signed?.body ?? '').length, n + 1);
    }
  });

  it('has every revocation when many processes revoke at once', async () => {
    const read = createReadStatusList(world);
    const badges = [];
    for (let n = 0; n < 12; n++) badges.push(await award());
    const list = badges[0]?.statusList ?? '';
    const processes = [reviewVerbs(world), reviewVerbs(world, await world.openAgain())];
    await Promise.all(
      badges.map(async ({ submission, statusIndex }, n) => {
        await processes[n % 2]?.revokeBadge(revocation(submission));
        const signed = await read(list);
        assert.ok(setBits(signed?.body ?? '').includes(statusIndex));
      }),
    );
  });

  it('is not signed anew while no bit changes', async () => {
    let signings = 0;
    const credentials = {
      statusList: (...values: Parameters<typeof world.credentials.statusList>) => {
        signings += 1;
        return world.credentials.statusList(...values);
      },
    };
    const read = createReadStatusList({ ...world, credentials });
    const first = await award();
    const bodies = [await read(first.statusList), await read(first.statusList)];
    await award();
    bodies.push(await read(first.statusList));
    assert.equal(signings, 1);
    assert.equal(new Set(bodies.map((signed) => signed?.etag)).size, 1);
  });

  it('is read again after a failure', async () => {
    const badge = await award();
    let fails = true;
    const credentials = {
      statusList: async (...values: Parameters<typeof world.credentials.statusList>) => {
        if (fails) throw new Error('no key today');
        return world.credentials.statusList(...values);
      },
    };
    const read = createReadStatusList({ ...world, credentials });
    await assert.rejects(read(badge.statusList), /no key today/);
    fails = false;
    assert.ok(await read(badge.statusList));
  });
});
