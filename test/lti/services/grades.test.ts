import assert from 'node:assert/strict';
import { ServiceFault, type ServiceFaultKind } from '../../../src/domain/serviceFault.js';
import { openServicesWorld, type ServicesWorld } from './servicesWorld.js';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const STUDENT = '10';

describe('assignment and grades (AGS 2.0)', () => {
  let world: ServicesWorld;
  beforeEach(async () => {
    world = await openServicesWorld();
  });
  afterEach(() => world.close());

  const column = (mayCreate = true, resourceId = 'badge-1') =>
    world.services.lineItem(
      world.platform,
      { lineItems: world.lineItems, mayCreate },
      { resourceId, label: 'Žiga’s badge' },
    );
  const send = (lineItem: string, changes = {}) =>
    world.services.sendScore(world.platform, lineItem, {
      sub: STUDENT,
      comment: 'Well done & more',
      timestamp: '2026-11-24T10:00:00.000Z',
      ...changes,
    });
  const refused = async (promise: Promise<unknown>, kind: ServiceFaultKind, status?: number) => {
    await assert.rejects(promise, (error) => {
      assert.ok(error instanceof ServiceFault, String(error));
      assert.deepEqual([error.kind, error.status], [kind, status]);
      return true;
    });
  };
  const results = () => world.lms.gradebook.results;

  describe('columns', () => {
    it('are made once and found again by the badge', async () => {
      const made = await column();
      assert.ok(made);
      assert.equal(await column(), made);
      assert.equal(await column(false), made);
      const [item] = world.lms.gradebook.lineItems;
      assert.deepEqual(
        [item?.label, item?.scoreMaximum, item?.resourceId, item?.tag, item?.activity],
        ['Žiga’s badge', 100, 'badge-1', 'open-badge', undefined],
      );
      assert.equal(world.lms.gradebook.lineItems.length, 1);
      assert.notEqual(await column(true, 'badge-2'), made);
    });

    it('are not made where that is not wanted', async () => {
      assert.equal(await column(false), undefined);
      assert.equal(world.lms.gradebook.lineItems.length, 0);
    });

    it('are asked for with their media types, the query of the address kept', async () => {
      await column();
      const sent = world.sent.filter(({ address }) => address.includes('/lineitems'));
      assert.deepEqual(
        sent.map(({ method, address, headers }) => [
          method,
          new URL(address).search,
          headers.accept ?? headers['content-type'],
        ]),
        [
          ['GET', '?type_id=1&resource_id=badge-1', 'application/vnd.ims.lis.v2.lineitemcontainer+json'],
          ['POST', '?type_id=1', 'application/vnd.ims.lis.v2.lineitem+json'],
        ],
      );
    });

    for (const [what, items] of [
      ['without an address', [{ resourceId: 'badge-1' }]],
      ['of another host', [{ id: 'https://evil.example/1', resourceId: 'badge-1' }]],
      ['whose address is none', [{ id: ['x'], resourceId: 'badge-1' }]],
      ['of another badge, where the platform ignores the filter', [{ id: 'LMS/1', resourceId: 'badge-2' }]],
      ['that are nothing', [null, 1, 'x', []]],
    ] as const) {
      it(`${what} are none`, async () => {
        const body = JSON.stringify(items).replaceAll('LMS', world.lms.url);
        world.lms.trouble.misbehave('lineItems', { body });
        assert.equal(await column(false), undefined);
      });
    }

    it('are looked for on every page, on the platform only', async () => {
      await column();
      const link = `<${world.lineItems}&page=2>; rel="next"`;
      world.lms.trouble.misbehave('lineItems', { body: '[]', headers: { link }, times: 1 });
      assert.ok(await column(false));
      world.lms.trouble.misbehave('lineItems', {
        body: '[]',
        headers: { link: '<https://evil.example/>; rel="next"' },
      });
      await refused(column(false), 'malformed');
    });

    it('that the platform makes without an address are an error', async () => {
      world.lms.trouble.misbehave('lineItems', { body: '[]' });
      await refused(column(true), 'malformed');
    });
  });

  describe('scores', () => {
    it('arrive with full marks, comment and the time of the decision', async () => {
      const item = (await column()) ?? '';
      assert.equal(await send(item), 'sent');
      const changedAt = Date.parse('2026-11-24T10:00:00.000Z') / 1000;
      const { lineItem: _, ...result } = results()[0] ?? {};
      assert.deepEqual(result, { person: STUDENT, grade: 100, comment: 'Well done & more', changedAt });
    });

    it('go before the query, with their media type, and never as anything but fully graded', async () => {
      await send((await column()) ?? '');
      const { address = '', headers, body = '' } = world.sent.at(-1) ?? {};
      assert.match(address, /\/lineitem\/scores\?type_id=1$/);
      assert.equal(headers?.['content-type'], 'application/vnd.ims.lis.v1.score+json');
      assert.deepEqual(JSON.parse(body), {
        userId: STUDENT,
        scoreGiven: 100,
        scoreMaximum: 100,
        comment: 'Well done & more',
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        timestamp: '2026-11-24T10:00:00.000Z',
      });
    });

    it('leave a grade that is as new or newer', async () => {
      const item = (await column()) ?? '';
      await send(item);
      for (const timestamp of ['2026-11-24T10:00:00.900Z', '2026-11-24T09:00:00.000Z']) {
        assert.equal(await send(item, { timestamp, comment: 'Another' }), 'kept');
      }
      assert.equal(await send(item, { timestamp: '2026-11-24T10:00:01.000Z', comment: 'Later' }), 'sent');
      assert.equal(results()[0]?.comment, 'Later');
    });

    it('are refused for people who have no grades', async () => {
      const item = (await column()) ?? '';
      await refused(send(item, { sub: '3' }), 'refused', 400);
    });

    it('say what stands in their way', async () => {
      const item = (await column()) ?? '';
      await refused(send(item.replace(/lineitems\/\d+/, 'lineitems/999')), 'refused', 404);
      world.lms.trouble.misbehave('scores', { status: 503 });
      await refused(send(item), 'unreachable', 503);
      world.lms.trouble.misbehave('scores', { status: 500, body: '<html>' });
      await refused(send(item), 'unreachable', 500);
      world.lms.trouble.behave();
      world.lms.settings.withheldScopes = [`${AGS}/score`];
      world.move(3600_000);
      await refused(send(item), 'notGranted', 400);
      assert.deepEqual(results(), []);
    });

    it('are given up after ten seconds without an answer', async function () {
      this.timeout(15_000);
      const item = (await column()) ?? '';
      world.lms.trouble.misbehave('scores', { delayMs: 60_000 });
      await refused(send(item), 'unreachable');
    });

    it('go out again with a new token when the old one has expired', async () => {
      const item = (await column()) ?? '';
      await send(item);
      world.lms.trouble.misbehave('scores', { forgetTokens: true, times: 1 });
      assert.equal(await send(item, { timestamp: '2026-11-24T11:00:00.000Z' }), 'sent');
      assert.equal(world.lms.trouble.requests('scores'), 3);
    });

    it('need no answer but its status', async () => {
      const item = (await column()) ?? '';
      world.lms.trouble.misbehave('scores', { body: '' });
      assert.equal(await send(item), 'sent');
    });
  });
});
