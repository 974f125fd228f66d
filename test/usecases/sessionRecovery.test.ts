import assert from 'node:assert/strict';
import { SESSION_IDLE_MS, type Session } from '../../src/domain/session.js';
import { createEndSession } from '../../src/usecases/endSession.js';
import {
  createFindRecoveredDraft,
  createKeepRecoveredDraft,
  createRecoveredDrafts,
  createTakeRecoveredDraft,
} from '../../src/usecases/recoverDraft.js';
import { createStartSession } from '../../src/usecases/startSession.js';
import { paths } from '../../src/web/paths.js';
import { type FrontDoor, launchOf, openFrontDoor } from '../lti/frontDoor.js';
import { TestLms } from '../lti/testLms.js';

describe('recovered drafts', () => {
  const platform = new TestLms().platform({ jwksUri: 'https://lms.example/keys' });
  const path = '/submissions/1/edit';
  let door: FrontDoor;
  let session: Session;
  let keep: ReturnType<typeof createKeepRecoveredDraft>;
  let list: ReturnType<typeof createRecoveredDrafts>;
  let take: ReturnType<typeof createTakeRecoveredDraft>;
  let find: ReturnType<typeof createFindRecoveredDraft>;

  const start = async (sub: string): Promise<Session> => {
    return (await createStartSession({ ...door, locations: paths })(launchOf(platform, { sub }))).session;
  };
  beforeEach(async () => {
    door = await openFrontDoor([platform]);
    [keep, list] = [createKeepRecoveredDraft(door), createRecoveredDrafts(door)];
    [take, find] = [createTakeRecoveredDraft(door), createFindRecoveredDraft(door)];
    session = await start('42');
    door.move(SESSION_IDLE_MS);
  });
  afterEach(() => door.close());

  it('are kept, offered, found and handed back once', async () => {
    await keep({ session, path, fields: { note: ['half a thought š 🎓'] } });
    const [draft, ...others] = await list(session);
    assert.ok(draft);
    assert.equal(others.length, 0);
    assert.deepEqual((await find(session, draft.id)).fields, { note: ['half a thought š 🎓'] });
    const taken = await Promise.allSettled(Array.from({ length: 5 }, () => take(session, draft.id)));
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual(await list(session), []);
    await assert.rejects(take(session, draft.id), { code: 'NOT_FOUND' });
  });

  it('are one for each form: the latest', async () => {
    await keep({ session, path, fields: { note: ['first'] } });
    door.move(1000);
    await keep({ session, path, fields: { note: ['second'] } });
    await keep({ session, path: '/other', fields: {} });
    const drafts = await list(session);
    assert.deepEqual(drafts.map((draft) => [draft.path, draft.fields.note?.[0]]).sort(), [
      ['/other', undefined],
      [path, 'second'],
    ]);
  });

  it('are shown to nobody else', async () => {
    await keep({ session, path, fields: {} });
    const [draft] = await list(session);
    const other = await start('43');
    assert.deepEqual(await list(other), []);
    for (const stranger of [other, { ...session, person: undefined }, { ...session, institution: 'other' }]) {
      const { person, ...rest } = stranger;
      const asked: Session = { ...rest, ...(person !== undefined && { person }) };
      await assert.rejects(take(asked, draft?.id ?? ''), { code: 'NOT_FOUND' });
      await assert.rejects(find(asked, draft?.id ?? ''), { code: 'NOT_FOUND' });
    }
    assert.equal((await list(session)).length, 1);
  });

  it('are forgotten after a week', async () => {
    await keep({ session, path, fields: {} });
    door.move(7 * 24 * 3600_000);
    assert.deepEqual(await list(session), []);
  });

  it('are at most fifty', async () => {
    for (let form = 0; form < 53; form++) {
      door.move(1);
      await keep({ session, path: `/forms/${form}`, fields: {} });
    }
    const drafts = await list(session);
    assert.equal(drafts.length, 50);
    assert.equal(drafts[0]?.path, '/forms/52');
  });

  it('are not taken from a session that is live, long expired, signed out, or nobody’s', async () => {
    const posted = { path, fields: {} };
    const live = await start('44');
    const refused = { code: 'SESSION_EXPIRED' };
    await assert.rejects(keep({ ...posted, session: live }), refused);
    await createEndSession(door)(session);
    const ended = await door.store.find('sessions', { id: session.id });
    assert.ok(ended);
    await assert.rejects(keep({ ...posted, session: ended }), refused);
    const { person: _person, ...nobody } = session;
    await assert.rejects(keep({ ...posted, session: nobody }), refused);
    door.move(25 * 3600_000);
    await assert.rejects(keep({ ...posted, session }), refused);
  });

  for (const odd of [
    '',
    'submissions/1',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/a b',
    '/\u0000',
  ]) {
    it(`are not kept for the path ${JSON.stringify(odd)}`, async () => {
      await assert.rejects(keep({ session, path: odd, fields: {} }), { code: 'MALFORMED_REQUEST' });
    });
  }

  it('of enormous size are refused', async () => {
    const fields = { note: ['x'.repeat(2_000_000)] };
    await assert.rejects(keep({ session, path, fields }), { code: 'TOO_LARGE' });
  });
});
