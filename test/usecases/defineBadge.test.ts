import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BadgeDefinition } from '../../src/domain/badgeDefinition.js';
import { newId } from '../../src/domain/ids.js';
import type { Images } from '../../src/domain/ports/images.js';
import type { Store, Stored } from '../../src/domain/ports/store.js';
import { eachField, type TypedBadge, type TypedField, typedBadge } from '../../src/domain/typedBadge.js';
import { InvalidInput } from '../../src/errors.js';
import { createImages } from '../../src/images/images.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createCreateBadge } from '../../src/usecases/createBadge.js';
import { createPublishBadge } from '../../src/usecases/publishBadge.js';
import { createReadPicture } from '../../src/usecases/readPicture.js';
import { createRecordAudit } from '../../src/usecases/recordAudit.js';
import { createSaveBadgeDraft } from '../../src/usecases/saveBadgeDraft.js';
import { ePortfolioContent, institution as school } from '../factories/badgeContent.js';

const TEMPLATES = fileURLToPath(new URL('../../badge-templates', import.meta.url));
const clock = () => new Date('2026-11-24T12:00:00.000Z');

function typed(changes: Partial<Record<TypedField, string>> = {}): TypedBadge {
  const whole = typedBadge(ePortfolioContent());
  return { ...whole, texts: eachField((field) => changes[field] ?? whole.texts[field]) };
}

describe('Defining a badge', () => {
  const institution = school();
  const images = createImages({ templatesDirs: [TEMPLATES] });
  let folder: string;
  let store: Store;
  let verbs: ReturnType<typeof createVerbs>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'define-badge-'));
    store = await openSqliteStore({ file: join(folder, 'badges.sqlite'), now: clock });
    verbs = createVerbs(store, images);
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function draft(changes: Partial<Record<TypedField, string>> = {}): Promise<Stored<BadgeDefinition>> {
    const command = { institution, course: 'course', person: 'teacher', id: newId(), typed: typed(changes) };
    return (await verbs.createBadge(command)).badge;
  }
  const publish = ({ id, revision }: Stored<BadgeDefinition>) =>
    verbs.publishBadge({ institution, badge: id, revision, person: 'teacher' });
  const read = async (id: string): Promise<Stored<BadgeDefinition>> => {
    const found = await store.find('badges', { id });
    assert.ok(found);
    return found;
  };

  describe('a new draft', () => {
    it('is kept with the parameters of its template, and nothing is published', async () => {
      const badge = await draft();
      const template = images.templates().find(({ name }) => name === badge.draft.image.template);
      assert.deepEqual(
        Object.keys(badge.draft.image.parameters).sort(),
        template?.parameters.map(({ name }) => name).sort(),
      );
      assert.deepEqual([badge.versions, badge.draftChanged], [[], true]);
    });

    it('is made once by a form that is sent twice', async () => {
      const command = { institution, course: 'course', person: 'teacher', id: newId(), typed: typed() };
      const [first, second] = await Promise.all([verbs.createBadge(command), verbs.createBadge(command)]);
      assert.equal(first.badge.id, second.badge.id);
      assert.deepEqual([first.kind, second.kind], ['saved', 'saved']);
    });

    it('meets its own earlier save when the empty form is sent again with other words', async () => {
      const first = await draft();
      const again = {
        institution,
        course: 'course',
        person: 'teacher',
        id: first.id,
        typed: typed({ title: 'Other' }),
      };
      const { kind, badge, draft: mine } = await verbs.createBadge(again);
      assert.deepEqual([kind, badge.draft.title, mine.title], ['conflict', first.draft.title, 'Other']);
    });

    it('never touches another person’s badge, and takes no id that could be guessed', async () => {
      const theirs = await draft();
      const command = {
        institution,
        course: 'course',
        person: 'someone else',
        typed: typed({ title: 'Mine' }),
      };
      const taken = await verbs.createBadge({ ...command, id: theirs.id });
      assert.notEqual(taken.badge.id, theirs.id);
      assert.equal((await read(theirs.id)).draft.title, theirs.draft.title);
      const chosen = await verbs.createBadge({ ...command, id: 'badge-1' });
      assert.match(chosen.badge.id, /^[0-9a-f-]{36}$/);
    });

    it('is refused beyond the limits and with a template that the school does not allow', async () => {
      await assert.rejects(draft({ title: 'x'.repeat(10_000) }), InvalidInput);
      const strict = { ...institution, allowedTemplates: ['shield'] };
      await assert.rejects(
        verbs.createBadge({ institution: strict, course: 'c', person: 't', id: newId(), typed: typed() }),
        (error) => error instanceof InvalidInput && error.faults[0]?.field === 'image.template',
      );
    });
  });

  describe('saving', () => {
    const save = (badge: Stored<BadgeDefinition>, changes: Partial<Record<TypedField, string>>) =>
      verbs.saveBadgeDraft({ institution, badge: badge.id, revision: badge.revision, typed: typed(changes) });

    it('keeps the ids of outcomes when their words change', async () => {
      const badge = await draft({ outcomes: 'plan\ndo' });
      const ids = badge.draft.competenceObjective.outcomes.map(({ id }) => id);
      const saved = await save(badge, { outcomes: 'plan well\ndo\ncheck' });
      const outcomes = saved.badge.draft.competenceObjective.outcomes;
      assert.deepEqual(
        outcomes.slice(0, 2).map(({ id }) => id),
        ids,
      );
      assert.equal(new Set(outcomes.map(({ id }) => id)).size, 3);
    });

    it('is refused to the second of two teachers, who sees both versions', async () => {
      const badge = await draft();
      await save(badge, { title: 'Theirs' });
      const second = await save(badge, { title: 'Mine' });
      assert.deepEqual(
        [second.kind, second.badge.draft.title, second.draft.title],
        ['conflict', 'Theirs', 'Mine'],
      );
      const decided = await save(second.badge, { title: 'Mine' });
      assert.deepEqual([decided.kind, decided.badge.draft.title], ['saved', 'Mine']);
    });

    it('lets one of many at once win and loses nobody’s words', async () => {
      const badge = await draft();
      const titles = Array.from({ length: 8 }, (_, index) => `Title ${index}`);
      const results = await Promise.all(titles.map((title) => save(badge, { title })));
      assert.equal(results.filter(({ kind }) => kind === 'saved').length, 1);
      assert.deepEqual(
        results.map(({ draft: mine }) => mine.title),
        titles,
      );
    });

    it('is no conflict with itself when sent twice', async () => {
      const badge = await draft();
      const [first, second] = [await save(badge, { title: 'Twice' }), await save(badge, { title: 'Twice' })];
      assert.deepEqual([first.kind, second.kind], ['saved', 'saved']);
      assert.equal(first.badge.revision, second.badge.revision);
    });

    it('finds no badge of another institution', async () => {
      const badge = await draft();
      const other = { ...institution, id: newId() };
      await assert.rejects(
        verbs.saveBadgeDraft({
          institution: other,
          badge: badge.id,
          revision: badge.revision,
          typed: typed(),
        }),
        { code: 'NOT_FOUND' },
      );
    });

    it('gives a newly chosen template its own defaults where the old ones were untouched', async () => {
      const badge = await draft();
      const [, shield] = images.templates().filter(({ name }) => name !== 'medal');
      assert.ok(shield);
      const image = {
        template: shield.name,
        parameters: { ...badge.draft.image.parameters, text: 'Own words' },
      };
      const chosen = { ...typed(), image, shownTemplate: badge.draft.image.template };
      const saved = await verbs.saveBadgeDraft({
        institution,
        badge: badge.id,
        revision: badge.revision,
        typed: chosen,
      });
      for (const { name, default: value } of shield.parameters) {
        assert.equal(saved.badge.draft.image.parameters[name], name === 'text' ? 'Own words' : value, name);
      }
    });
  });

  describe('publishing', () => {
    it('freezes the draft with its picture, kept by content', async () => {
      const badge = await draft();
      const published = await publish(badge);
      assert.ok(published.kind === 'published');
      assert.deepEqual(published.version.content, badge.draft);
      assert.equal(published.version.version, 1);
      const { body, mediaType } = await createReadPicture({ store })(
        institution.id,
        published.version.picture,
      );
      assert.equal(mediaType, 'image/png');
      assert.equal(createHash('sha256').update(body).digest('hex'), published.version.picture);
      const svg = await createReadPicture({ store })(institution.id, published.version.svg ?? '');
      assert.equal(svg.mediaType, 'image/svg+xml');
      assert.match(svg.body.toString(), /^<svg [\s\S]*<path /);
      // Text is paths: no font is asked for.
      assert.doesNotMatch(svg.body.toString(), /<text|font-family|href=/);
    });

    it('makes no second version of an unchanged draft, also of many at once', async () => {
      const badge = await draft();
      const results = await Promise.all(Array.from({ length: 6 }, () => publish(badge)));
      assert.deepEqual([...new Set(results.map(({ kind }) => kind))], ['published']);
      await publish(await read(badge.id));
      assert.equal((await read(badge.id)).versions.length, 1);
    });

    it('makes version 2 of a changed draft and leaves version 1 as it is', async () => {
      const badge = await draft();
      await publish(badge);
      const first = await read(badge.id);
      const { badge: edited } = await verbs.saveBadgeDraft({
        institution,
        badge: badge.id,
        revision: first.revision,
        typed: typed({ title: 'Second edition' }),
      });
      assert.equal(edited.draftChanged, true);
      await publish(edited);
      const { versions, draftChanged } = await read(badge.id);
      assert.deepEqual(versions[0], first.versions[0]);
      assert.deepEqual(
        [versions.length, versions[1]?.content.title, draftChanged],
        [2, 'Second edition', false],
      );
      assert.notEqual(versions[0]?.picture, versions[1]?.picture);
    });

    it('needs nothing new when an edit is taken back', async () => {
      const badge = await draft();
      await publish(badge);
      const edit = async (title: string) => {
        const { revision } = await read(badge.id);
        return verbs.saveBadgeDraft({ institution, badge: badge.id, revision, typed: typed({ title }) });
      };
      assert.equal((await edit('Other')).badge.draftChanged, true);
      assert.equal((await edit(badge.draft.title)).badge.draftChanged, false);
    });

    it('publishes only what the teacher saw', async () => {
      const badge = await draft();
      await verbs.saveBadgeDraft({
        institution,
        badge: badge.id,
        revision: badge.revision,
        typed: typed({ title: 'Changed by a colleague' }),
      });
      const result = await publish(badge);
      assert.deepEqual([result.kind, result.badge.draft.title], ['conflict', 'Changed by a colleague']);
      assert.deepEqual((await read(badge.id)).versions, []);
    });

    it('names everything that is missing, and characters that the picture can’t show', async () => {
      const badge = await draft({ title: 'شهادة', outcomes: '' });
      await assert.rejects(publish(badge), (error) => {
        assert.ok(error instanceof InvalidInput);
        assert.deepEqual(
          error.faults.map(({ field }) => field),
          ['outcomes', 'image.text'],
        );
        return true;
      });
      assert.deepEqual((await read(badge.id)).versions, []);
    });

    it('is recorded once in the audit chain', async () => {
      const badge = await draft();
      await publish(badge);
      await publish(badge);
      const entry = await store.find('auditEntries', { institution: institution.id, id: `${badge.id}:1` });
      assert.deepEqual([entry?.action, entry?.actor, entry?.subject], ['publish', 'teacher', badge.id]);
    });
  });
});

function createVerbs(store: Store, images: Images) {
  const parts = { store, images, clock };
  return {
    createBadge: createCreateBadge(parts),
    saveBadgeDraft: createSaveBadgeDraft(parts),
    publishBadge: createPublishBadge({ ...parts, recordAudit: createRecordAudit({ store }) }),
  };
}
