import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import { profileRevision, templateRevision, typedProfile } from '../../src/domain/issuerProfileRules.js';
import { InvalidInput } from '../../src/errors.js';
import { createChooseTemplates } from '../../src/usecases/chooseTemplates.js';
import { createKeepLogo } from '../../src/usecases/keepLogo.js';
import { createReadInstitution } from '../../src/usecases/readInstitution.js';
import { createSaveIssuerProfile } from '../../src/usecases/saveIssuerProfile.js';
import { samplePlatform } from '../store/sampleDocuments.js';
import { type AdminWorld, openAdminWorld } from './adminWorld.js';

describe('Looking after the issuer', () => {
  let world: AdminWorld;
  beforeEach(async () => {
    world = await openAdminWorld();
  });
  afterEach(() => world.close());

  const edit = async (name: string, changes: { revision?: string; logo?: string } = {}) => {
    const { profile } = await world.institution();
    return {
      institution: world.school.id,
      revision: profileRevision(profile),
      typed: { ...typedProfile(profile), name },
      logo: profile.logo,
      ...changes,
    };
  };

  it('saves, and takes the same form twice as one', async () => {
    const save = createSaveIssuerProfile(world);
    const form = await edit('New name');
    const replies = await Promise.all([save(form), save(form), save(form)]);
    assert.deepEqual(
      replies.map(({ kind }) => kind),
      ['saved', 'saved', 'saved'],
    );
    assert.equal((await world.institution()).profile.name, 'New name');
  });

  it('lets one of two admins win, and shows the other what stands there', async () => {
    const save = createSaveIssuerProfile(world);
    const forms = [await edit('First'), await edit('Second')];
    const replies = await Promise.all(forms.map(save));
    assert.deepEqual(replies.map(({ kind }) => kind).toSorted(), ['conflict', 'saved']);
    const { profile } = await world.institution();
    for (const { institution } of replies) assert.equal(institution.profile.name, profile.name);
  });

  it('takes no choice of templates for a conflict', async () => {
    const form = await edit('New name');
    const choose = createChooseTemplates(world);
    const [template = ''] = world.images.templates().map(({ name }) => name);
    await choose({ institution: 'school', revision: templateRevision(world.school), chosen: [template] });
    assert.equal((await createSaveIssuerProfile(world)(form)).kind, 'saved');
    const { profile, allowedTemplates } = await world.institution();
    assert.deepEqual([profile.name, allowedTemplates], ['New name', [template]]);
  });

  it('keeps a cleaned logo once, and refuses one that is not kept', async () => {
    const background = { r: 10, g: 90, b: 70 };
    const upload = await sharp({ create: { width: 40, height: 20, channels: 3, background } })
      .webp()
      .toBuffer();
    const keep = createKeepLogo(world);
    const logo = await keep('school', upload);
    assert.equal(await keep('school', upload), logo);
    assert.equal(
      (await world.store.find('pictures', { institution: 'school', id: logo }))?.mediaType,
      'image/png',
    );
    const save = createSaveIssuerProfile(world);
    assert.equal((await save(await edit('With logo', { logo }))).institution.profile.logo, logo);
    await assert.rejects(save(await edit('x', { logo: 'f'.repeat(64) })), refusedAt('logo'));
    const other = await keep('other', upload);
    assert.equal(other, logo);
    await assert.rejects(keep('school', Buffer.from('<svg/>')), refusedAt('logo'));
  });

  it('refuses an unknown institution', async () => {
    const form = { ...(await edit('x')), institution: 'nowhere' };
    await assert.rejects(createSaveIssuerProfile(world)(form), { code: 'NOT_FOUND' });
    await assert.rejects(createReadInstitution(world)('nowhere'), { code: 'NOT_FOUND' });
  });

  it('chooses templates: at least one, all of them as "every one", none that is unknown', async () => {
    const choose = createChooseTemplates(world);
    const names = world.images.templates().map(({ name }) => name);
    const asked = { institution: 'school', revision: '' };
    const some = names.slice(1, 3);
    const first = await choose({ ...asked, chosen: [...some, ...some].toReversed() });
    assert.deepEqual([first.kind, first.institution.allowedTemplates], ['saved', some]);
    assert.equal((await choose({ ...asked, chosen: names })).kind, 'conflict');
    const all = await choose({ ...asked, revision: templateRevision(first.institution), chosen: names });
    assert.deepEqual([all.kind, all.institution.allowedTemplates], ['saved', []]);
    await assert.rejects(choose({ ...asked, chosen: [] }), refusedAt('templates'));
    await assert.rejects(choose({ ...asked, chosen: [...names, 'gone'] }), refusedAt('templates'));
  });

  it('shows the platforms of this institution only, and every template', async () => {
    const [own, foreign] = [samplePlatform(), samplePlatform({ institution: 'other' })];
    for (const platform of [own, foreign]) await world.store.insert('platforms', platform);
    const { platforms, templates, institution } = await createReadInstitution(world)('school');
    assert.deepEqual(
      platforms.map(({ id }) => id),
      [own.id],
    );
    assert.equal(templates.length, world.images.templates().length);
    assert.equal(institution.profile.name, 'Our school');
  });
});

function refusedAt(field: string) {
  return (error: unknown): boolean =>
    error instanceof InvalidInput && error.faults.every((fault) => fault.field === field);
}
