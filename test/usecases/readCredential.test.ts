import assert from 'node:assert/strict';
import { newId } from '../../src/domain/ids.js';
import { createReadAchievement } from '../../src/usecases/readAchievement.js';
import { createReadCredential } from '../../src/usecases/readCredential.js';
import {
  createReadDidDocument,
  createReadIssuer,
  createReadIssuerKey,
  createReadKeySet,
} from '../../src/usecases/readIssuer.js';
import { sampleIssuedBadge } from '../store/sampleDocuments.js';
import { openReviewWorld, PUBLIC_URL, type ReviewWorld, SCHOOL } from './reviewWorld.js';

describe('What the world may read', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  it('is a badge that its owner made public, revoked or not', async () => {
    const readCredential = createReadCredential(world);
    const shown = sampleIssuedBadge({ visibility: 'public', state: 'revoked', statusIndex: 1 });
    const kept = sampleIssuedBadge({ visibility: 'private', statusIndex: 2 });
    await world.store.insert('issuedBadges', shown);
    await world.store.insert('issuedBadges', kept);
    assert.equal((await readCredential(shown.id)).credential, shown.credential);
    await assert.rejects(readCredential(kept.id), { code: 'CREDENTIAL_PRIVATE' });
    for (const id of [newId(), '', '\0', '../x', '\ud800']) {
      await assert.rejects(readCredential(id), { code: 'NOT_FOUND' });
    }
  });

  it('is every published version of a badge, and no draft', async () => {
    const readAchievement = createReadAchievement(world);
    const published = await readAchievement(world.badge.id, 1);
    assert.equal(published.achievement.id, `${PUBLIC_URL}/achievements/${world.badge.id}/1`);
    assert.ok(Array.isArray(published.document['@context']));
    const draft = { ...world.badge, id: newId(), versions: [] };
    await world.store.insert('badges', draft);
    for (const [id, version] of [
      [draft.id, 1],
      [world.badge.id, 2],
      [world.badge.id, 0],
      [newId(), 1],
    ] as const) {
      await assert.rejects(readAchievement(id, version), { code: 'NOT_FOUND' });
    }
  });

  it('is who issues and every key they ever had, and no private half of one', async () => {
    const key = await world.credentials.createKey();
    const retired = {
      ...key,
      institution: SCHOOL.id,
      state: 'retired',
      createdAt: '2025-01-01T00:00:00.000Z',
    };
    await world.store.insert('institutionKeys', { ...retired, state: 'retired' });
    const { profile } = await createReadIssuer(world)(SCHOOL.id);
    assert.equal(profile.id, world.credentials.issuerId(SCHOOL.id));
    assert.equal(profile.name, SCHOOL.profile.name);

    const did = JSON.stringify(await createReadDidDocument(world)(SCHOOL.id));
    const { keys } = await createReadKeySet(world)();
    assert.ok(keys.length >= 2);
    assert.ok(did.includes(key.id));
    const one = await createReadIssuerKey(world)(SCHOOL.id, key.id);
    assert.deepEqual(
      keys.find((each) => each.kid === one.kid),
      one,
    );
    for (const text of [did, JSON.stringify(keys), JSON.stringify(one)]) {
      assert.doesNotMatch(text, /"(d|p|q|dp|dq|qi|encryptedPrivateKey)":/);
    }
  });

  it('is nothing of an issuer or a key that is not there', async () => {
    await assert.rejects(createReadIssuer(world)('nobody'), { code: 'NOT_FOUND' });
    await assert.rejects(createReadDidDocument(world)('nobody'), { code: 'NOT_FOUND' });
    await assert.rejects(createReadIssuerKey(world)(SCHOOL.id, 'z6Mk'), { code: 'NOT_FOUND' });
  });
});
