import assert from 'node:assert/strict';
import type { BadgeDefinition, BadgeImage } from '../../src/domain/badgeDefinition.js';
import { newId } from '../../src/domain/ids.js';
import type { Institution, PictureRules } from '../../src/domain/institution.js';
import { templateRevision } from '../../src/domain/issuerProfileRules.js';
import type { TemplateUpload } from '../../src/domain/ports/images.js';
import type { Stored } from '../../src/domain/ports/store.js';
import { typedBadge } from '../../src/domain/typedBadge.js';
import { AppError, InvalidInput } from '../../src/errors.js';
import { createAddSchoolTemplate, createAddTemplateVersion } from '../../src/usecases/addSchoolTemplate.js';
import { createChooseTemplates } from '../../src/usecases/chooseTemplates.js';
import { createCreateBadge } from '../../src/usecases/createBadge.js';
import { createDrawTemplateSample } from '../../src/usecases/drawTemplateSample.js';
import { createListSchoolTemplates } from '../../src/usecases/findSchoolTemplate.js';
import { createOfferTemplate } from '../../src/usecases/offerTemplate.js';
import { createPublishBadge } from '../../src/usecases/publishBadge.js';
import { createReadPicture } from '../../src/usecases/readPicture.js';
import { createRecordAudit } from '../../src/usecases/recordAudit.js';
import { createSchoolPictures } from '../../src/usecases/schoolPictures.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { MANIFEST, SVG, TEMPLATE } from '../images/uploads/samples.js';
import { type AdminWorld, openAdminWorld } from './adminWorld.js';

const picture = (colour: string) => ({
  file: Buffer.from(SVG.replace('#204060', colour)),
  title: 'Our badge',
});
const template = { file: Buffer.from(TEMPLATE), manifest: Buffer.from(MANIFEST), title: '' };
const isNotFound = (error: unknown): boolean => error instanceof AppError && error.code === 'NOT_FOUND';

describe('A template of the school’s own', () => {
  let world: AdminWorld;
  before(async () => {
    world = await openAdminWorld();
  });
  after(() => world.close());

  const add = (upload: TemplateUpload = template) =>
    createAddSchoolTemplate(world)({ institution: 'school', upload });
  const offer = (id: string, version?: number) =>
    createOfferTemplate(world)({ institution: 'school', template: id, ...(version && { version }) });
  const pictures = async () => createSchoolPictures(world)(await world.institution());
  const namesAllowed = async () => (await pictures()).allowed.map(({ name }) => name);
  async function draft(image: BadgeImage): Promise<Stored<BadgeDefinition>> {
    const institution = await world.institution();
    const typed = typedBadge(ePortfolioContent({ image }));
    const made = await createCreateBadge(world)({
      institution,
      course: 'c',
      person: 't',
      id: newId(),
      typed,
    });
    return made.badge;
  }
  async function publish({ id, revision }: Stored<BadgeDefinition>) {
    const institution = await world.institution();
    const verb = createPublishBadge({ ...world, recordAudit: createRecordAudit(world) });
    const published = await verb({ institution, badge: id, revision, person: 't' });
    assert.ok(published.kind === 'published');
    return published.version;
  }
  async function choose(chosen: readonly string[], rules?: PictureRules) {
    const revision = templateRevision(await world.institution());
    const choice = { institution: 'school', revision, chosen, ...(rules && { rules }) };
    return createChooseTemplates(world)(choice);
  }

  it('is kept, named and listed, but teachers see it only once it is offered', async () => {
    const { id, name, versions, offered } = await add();
    assert.match(name, /^own-[0-9a-f]{12}$/);
    assert.deepEqual([versions[0]?.version, versions[0]?.title.fi, offered], [1, 'Nimi', undefined]);
    assert.ok((await createListSchoolTemplates(world)('school')).some((kept) => kept.id === id));
    assert.ok(!(await namesAllowed()).includes(name));
    await offer(id, 1);
    await offer(id, 1);
    assert.ok((await namesAllowed()).includes(name));
    const badge = await draft({ template: name, parameters: {} });
    assert.deepEqual(Object.keys(badge.draft.image.parameters), ['text', 'primary', 'icon', 'logo', 'level']);
  });

  it('is taken back: no new badge is drawn with it, and what is published keeps its picture', async () => {
    const { id, name } = await add(picture('#aa0000'));
    await offer(id, 1);
    const published = await publish(await draft({ template: name, parameters: {} }));
    const waiting = await draft({ template: name, parameters: {} });
    await offer(id);
    assert.ok(!(await namesAllowed()).includes(name));
    await assert.rejects(publish(waiting), InvalidInput);
    const kept = await createReadPicture(world)('school', published.picture);
    assert.equal(kept.mediaType, 'image/png');
  });

  it('has versions: drafts follow the offered one, published badges keep theirs, as PNG and as SVG', async () => {
    const { id, name } = await add(picture('#00aa00'));
    await offer(id, 1);
    const one = await publish(await draft({ template: name, parameters: {} }));
    const addVersion = createAddTemplateVersion(world);
    const next = await addVersion({ institution: 'school', template: id, upload: picture('#0000aa') });
    assert.deepEqual(
      next.versions.map(({ version }) => version),
      [1, 2],
    );
    const again = await addVersion({ institution: 'school', template: id, upload: picture('#0000aa') });
    assert.equal(again.versions.length, 2, 'the same once more is no new version');
    const svgOf = async () => (await pictures()).renderSvg({ template: name, parameters: {} }, 'T');
    assert.match(await svgOf(), /#00aa00/);
    await offer(id, 2);
    assert.match(await svgOf(), /#0000aa/);
    const two = await publish(await draft({ template: name, parameters: {} }));
    assert.notEqual(one.picture, two.picture);
    for (const [version, colour] of [
      [one, '#00aa00'],
      [two, '#0000aa'],
    ] as const) {
      const svg = await createReadPicture(world)('school', version.svg ?? '');
      assert.equal(svg.mediaType, 'image/svg+xml');
      assert.ok(svg.body.toString().includes(colour));
    }
  });

  it('is drawn as a sample in any version, offered or not', async () => {
    const { id } = await add();
    const draw = createDrawTemplateSample(world);
    const sample = {
      institution: 'school',
      template: id,
      texts: { title: 'Čebelar', issuer: 'Šola' },
      size: 64,
    };
    assert.equal((await draw({ ...sample, version: 1 })).subarray(1, 4).toString(), 'PNG');
    await assert.rejects(draw({ ...sample, version: 2 }), isNotFound);
  });

  it('is nobody else’s', async () => {
    const { id } = await add();
    const elsewhere = { institution: 'other', template: id };
    await assert.rejects(createOfferTemplate(world)({ ...elsewhere, version: 1 }), isNotFound);
    await assert.rejects(createAddTemplateVersion(world)({ ...elsewhere, upload: template }), isNotFound);
    await assert.rejects(offer(id, 7), isNotFound);
    const others = await createSchoolPictures(world)({ ...(await world.institution()), id: 'other' });
    assert.ok(others.templates.every(({ name }) => !name.startsWith('own-')));
  });

  it('joins the templates that an admin has chosen when it is offered', async () => {
    await choose(['shield', 'seal']);
    const { id, name } = await add(picture('#123456'));
    await offer(id, 1);
    assert.deepEqual(await namesAllowed(), ['seal', 'shield', name]);
    await choose((await pictures()).templates.map((one) => one.name));
  });

  describe('and every other obeys the school', () => {
    const all = async () => (await pictures()).templates.map(({ name }) => name);
    const rules: PictureRules = {
      defaultTemplate: 'seal',
      lockedColours: { primary: '#c00000' },
      logo: 'hidden',
    };
    const image = { template: 'shield', parameters: { primary: '#00ff00' } };

    it('in its colours, its logo and where a new badge begins', async () => {
      assert.equal((await choose(await all(), rules)).kind, 'saved');
      const ruled = await pictures();
      assert.equal(ruled.first?.name, 'seal');
      const svg = ruled.renderSvg(image, 'Title');
      assert.ok(svg.includes('#c00000') && !svg.includes('#00ff00'));
      await choose(await all(), { lockedColours: {} });
      const institution: Institution = await world.institution();
      assert.equal(institution.pictureRules, undefined);
      assert.ok((await pictures()).renderSvg(image, 'Title').includes('#00ff00'));
    });

    it('unless the rules themselves are wrong', async () => {
      const names = await all();
      const faultsOf = async (chosen: readonly string[], wrong: Partial<PictureRules>) => {
        try {
          await choose(chosen, { lockedColours: {}, ...wrong });
        } catch (error) {
          assert.ok(error instanceof InvalidInput);
          return error.faults.map(({ field }) => field);
        }
        return [];
      };
      assert.deepEqual(await faultsOf(['shield'], { defaultTemplate: 'seal' }), ['defaultTemplate']);
      const colours = { primary: 'red', unknown: '#000000' };
      assert.deepEqual(await faultsOf(names, { lockedColours: colours }), [
        'colour.primary',
        'colour.unknown',
      ]);
    });
  });
});
