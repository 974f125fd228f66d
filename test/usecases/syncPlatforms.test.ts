import assert from 'node:assert/strict';
import { platformId } from '../../src/domain/platformId.js';
import { createApprovePlatform } from '../../src/usecases/approvePlatform.js';
import { createSuspendPlatform } from '../../src/usecases/suspendPlatform.js';
import { createSyncPlatforms, type StaticRegistration } from '../../src/usecases/syncPlatforms.js';
import { countOf, type FrontDoor, openFrontDoor } from '../lti/frontDoor.js';

const REGISTRATION: StaticRegistration = {
  name: 'Moodle',
  issuer: 'https://moodle.example',
  clientId: 'abc',
  deploymentIds: ['1'],
  authorizationEndpoint: 'https://moodle.example/auth',
  tokenEndpoint: 'https://moodle.example/token',
  jwksUri: 'https://moodle.example/keys',
};
const ID = platformId('https://moodle.example', 'abc');

describe('static registrations', () => {
  let door: FrontDoor;
  let sync: ReturnType<typeof createSyncPlatforms>;
  beforeEach(async () => {
    door = await openFrontDoor([]);
    sync = createSyncPlatforms(door);
  });
  afterEach(() => door.close());
  const institutionOf = (name: string | undefined) => name ?? 'first';
  const stored = () => door.store.find('platforms', { id: ID });

  it('become platforms, active at once, of the institution they name', async () => {
    await sync([REGISTRATION, { ...REGISTRATION, clientId: 'x', institution: 'second' }], institutionOf);
    const { revision: _revision, ...platform } = (await stored()) ?? { revision: 0 };
    const createdAt = door.clock().toISOString();
    assert.deepEqual(platform, {
      ...REGISTRATION,
      id: ID,
      institution: 'first',
      state: 'active',
      origin: 'configuration',
      createdAt,
    });
    const other = await door.store.find('platforms', { issuer: REGISTRATION.issuer, clientId: 'x' });
    assert.equal(other?.institution, 'second');
  });

  it('are written only when something changed, and keep their id and beginning', async () => {
    await sync([REGISTRATION], institutionOf);
    door.move(1000);
    await sync([REGISTRATION], institutionOf);
    assert.equal((await stored())?.revision, 1);
    await sync(
      [{ ...REGISTRATION, deploymentIds: ['1', '2'], jwksUri: 'https://moodle.example/k' }],
      institutionOf,
    );
    const changed = await stored();
    assert.deepEqual([changed?.revision, changed?.deploymentIds.length], [2, 2]);
    assert.notEqual(changed?.createdAt, door.clock().toISOString());
  });

  it('keep the deployments that an admin approved, and stay out when an admin shut them out', async () => {
    await sync([REGISTRATION], institutionOf);
    const held = await stored();
    assert.ok(held);
    await door.store.replace('platforms', { ...held, waitingDeploymentIds: ['9'] });
    await createApprovePlatform(door)(ID);
    await sync([REGISTRATION], institutionOf);
    assert.deepEqual((await stored())?.deploymentIds, ['1', '9']);
    await createSuspendPlatform(door)(ID);
    await sync([{ ...REGISTRATION, name: 'Renamed' }], institutionOf);
    assert.deepEqual([(await stored())?.state, (await stored())?.name], ['waiting', 'Renamed']);
    await createApprovePlatform(door)(ID);
    await sync([REGISTRATION], institutionOf);
    assert.equal((await stored())?.state, 'active');
  });

  it('that left the file stay', async () => {
    await sync([REGISTRATION], institutionOf);
    await sync([], institutionOf);
    assert.equal((await stored())?.state, 'active');
  });

  it('do not move to another institution', async () => {
    await sync([REGISTRATION], institutionOf);
    await assert.rejects(
      sync([{ ...REGISTRATION, institution: 'second' }], institutionOf),
      /another institution/,
    );
  });

  it('are made once by processes that start together', async () => {
    await Promise.all(Array.from({ length: 5 }, () => sync([REGISTRATION], institutionOf)));
    assert.equal(await countOf(door.store, 'platforms'), 1);
  });
});
