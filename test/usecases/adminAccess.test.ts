import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { KeyAlgorithm } from '../../src/domain/institution.js';
import { hashToken } from '../../src/domain/token.js';
import { createApprovePlatform } from '../../src/usecases/approvePlatform.js';
import { createCreateSetupLink } from '../../src/usecases/createSetupLink.js';
import { findCurrentKey } from '../../src/usecases/findCurrentKey.js';
import { institutionKeys } from '../../src/usecases/institutionKeys.js';
import { createReadSession } from '../../src/usecases/readSession.js';
import { createRotateKeys } from '../../src/usecases/rotateKeys.js';
import { createFindSetupLink, createUseSetupLink } from '../../src/usecases/useSetupLink.js';
import { samplePlatform } from '../store/sampleDocuments.js';
import { type AdminWorld, openAdminWorld } from './adminWorld.js';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('An admin without an LMS', () => {
  let world: AdminWorld;
  beforeEach(async () => {
    world = await openAdminWorld();
  });
  afterEach(() => world.close());

  const newLink = async (): Promise<string> => {
    const create = createCreateSetupLink({ ...world, address: (token) => token });
    return (await create(world.school.id)).address;
  };

  it('gets in once, of any number of tries at the same moment', async () => {
    const [link, use] = [await newLink(), createUseSetupLink(world)];
    await createFindSetupLink(world)(link);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => use(link)));
    const opened = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value.token] : []));
    assert.equal(opened.length, 1);
    for (const each of tries) if (each.status === 'rejected') assert.equal(each.reason.code, 'LINK_SPENT');
    const found = await createReadSession(world)(opened[0] ?? '');
    assert.equal(found?.state, 'live');
    const { admin, institution, platform, person, roles } = found?.session ?? {};
    assert.deepEqual(
      [admin, institution, platform, person, roles],
      [true, 'school', undefined, undefined, {}],
    );
    await assert.rejects(createFindSetupLink(world)(link), { code: 'LINK_SPENT' });
  });

  it('finds the link closed after 24 hours, to the millisecond', async () => {
    const link = await newLink();
    world.now = new Date(world.now.getTime() + DAY_MS - 1);
    assert.equal((await createFindSetupLink(world)(link)).institution, 'school');
    world.now = new Date(world.now.getTime() + 1);
    await assert.rejects(createFindSetupLink(world)(link), { code: 'LINK_SPENT' });
    await assert.rejects(createUseSetupLink(world)(link), { code: 'LINK_SPENT' });
  });

  it('is told the same of links that never were, and gets none for an unknown school', async () => {
    for (const link of ['', 'x', 'A'.repeat(43), '../../etc']) {
      await assert.rejects(createUseSetupLink(world)(link), { code: 'LINK_SPENT' });
    }
    const create = createCreateSetupLink({ ...world, address: (token) => token });
    await assert.rejects(create('nowhere'), { code: 'NOT_FOUND' });
  });

  it('leaves the session that the browser had before, and never stores a token', async () => {
    const use = createUseSetupLink(world);
    const { token: before } = await use(await newLink());
    const link = await newLink();
    const { token } = await use(link, before);
    const read = createReadSession(world);
    assert.equal((await read(before))?.state, 'ended');
    assert.equal((await read(token))?.state, 'live');
    const session = await world.store.find('sessions', { id: hashToken(token) });
    assert.ok(!JSON.stringify(session).includes(token));
  });
});

describe('Rotating keys', () => {
  let world: AdminWorld;
  beforeEach(async () => {
    world = await openAdminWorld();
  });
  afterEach(() => world.close());

  const keysFor = async (algorithm: KeyAlgorithm) =>
    (await institutionKeys(world.store, 'school')).filter((key) => key.algorithm === algorithm);
  const currents = async (algorithm: KeyAlgorithm) =>
    (await keysFor(algorithm)).filter(({ state }) => state === 'current');

  it('signs with a new key at once and keeps the old one published', async () => {
    const before = await findCurrentKey(world.store, 'school');
    const [key] = await createRotateKeys(world)('school');
    assert.ok(key);
    assert.notEqual(key.id, before.id);
    assert.equal((await findCurrentKey(world.store, 'school')).id, key.id);
    const all = await keysFor('Ed25519');
    assert.deepEqual(
      all.map(({ id, state }) => [id, state]),
      [
        [before.id, 'retired'],
        [key.id, 'current'],
      ],
    );
  });

  it('rotates every algorithm that the school signs with, each for itself', async () => {
    const key = await world.credentials.createKey('RS256');
    const createdAt = world.now.toISOString();
    await world.store.insert('institutionKeys', {
      ...key,
      institution: 'school',
      state: 'current',
      createdAt,
    });
    const rotated = await createRotateKeys(world)('school');
    assert.deepEqual(
      rotated.map(({ algorithm }) => algorithm),
      ['Ed25519', 'RS256'],
    );
    assert.ok(rotated.every(({ id }) => id !== key.id));
    assert.deepEqual(
      [...(await currents('Ed25519')), ...(await currents('RS256'))].map(({ id }) => id).toSorted(),
      rotated.map(({ id }) => id).toSorted(),
    );
  });

  it('leaves one current key, however many rotate at the same moment', async () => {
    const rotate = createRotateKeys(world);
    await Promise.all(Array.from({ length: 5 }, () => rotate('school')));
    assert.equal((await currents('Ed25519')).length, 1);
    assert.equal((await keysFor('Ed25519')).length, 6);
    assert.equal((await findCurrentKey(world.store, 'school')).id, (await currents('Ed25519'))[0]?.id);
  });

  it('finishes what a crash in the middle left, also with a clock that went back', async () => {
    const key = await world.credentials.createKey();
    const createdAt = new Date(world.now.getTime() + 60_000).toISOString();
    await world.store.insert('institutionKeys', {
      ...key,
      institution: 'school',
      state: 'current',
      createdAt,
    });
    assert.equal((await currents('Ed25519')).length, 2);
    const [rotated] = await createRotateKeys(world)('school');
    assert.deepEqual(
      (await currents('Ed25519')).map(({ id }) => id),
      [rotated?.id],
    );
    await assert.rejects(createRotateKeys(world)('nowhere'), { code: 'NOT_FOUND' });
  });
});

describe('Approving a platform', () => {
  it('lets a waiting one in, and leaves an active one as it is', async () => {
    const world = await openAdminWorld();
    try {
      const waiting = samplePlatform({ state: 'waiting' });
      await world.store.insert('platforms', waiting);
      const approve = createApprovePlatform(world);
      for (const _ of [1, 2]) assert.equal((await approve(waiting.id)).state, 'active');
      const { revision: _, ...kept } = (await world.store.find('platforms', { id: waiting.id })) ?? {};
      assert.deepEqual(kept, { ...waiting, state: 'active' });
      await assert.rejects(approve('nowhere'), { code: 'NOT_FOUND' });
    } finally {
      await world.close();
    }
  });
});
