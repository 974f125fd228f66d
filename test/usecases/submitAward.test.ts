import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import { createImages } from '../../src/images/images.js';
import { createBakeCredential } from '../../src/usecases/bakeCredential.js';
import { createBakeSvg } from '../../src/usecases/bakeSvg.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';
import { submission } from '../factories/submission.js';
import { openSubmitWorld, type SubmitWorld } from './submitWorld.js';

const approved = submission({ state: 'approved' });
const issued: IssuedBadge = {
  id: '01940000-0000-7000-8000-0000000000d1',
  institution: approved.institution,
  course: approved.course,
  badge: approved.badge,
  version: 1,
  submission: approved.id,
  learner: approved.learner,
  state: 'issued',
  visibility: 'private',
  credential: '{"name":"čšž ä ö ß"}',
  digest: 'digest',
  picture: 'none',
  statusList: 'list-1',
  statusIndex: 7,
  issuedAt: '2026-11-24T09:00:00.000Z',
  statusChangedAt: '2026-11-24T09:00:00.000Z',
};

describe('what a submission earned', () => {
  let world: SubmitWorld;
  beforeEach(async () => {
    world = await openSubmitWorld();
  });
  afterEach(() => world.close());

  it('is nothing, then pending, then the badge', async () => {
    assert.deepEqual(await world.findAward(submission({ state: 'submitted' })), { kind: 'none' });
    assert.deepEqual(await world.findAward(approved), { kind: 'pending' });
    await world.store.insert('issuedBadges', issued);
    const award = await world.findAward(approved);
    assert.ok(award.kind === 'issued');
    assert.equal(award.issued.id, issued.id);
  });

  it('is shown and hidden by its learner alone, and keeps a revocation', async () => {
    await world.store.insert('issuedBadges', { ...issued, state: 'revoked' });
    const show = { submission: approved, learner: 'student', visibility: 'public' } as const;
    await assert.rejects(world.setVisibility({ ...show, learner: 'teacher' }), { code: 'NOT_FOUND' });
    await world.setVisibility(show);
    await world.setVisibility(show);
    const found = await world.store.find('issuedBadges', { id: issued.id });
    assert.equal(found?.visibility, 'public');
    assert.equal(found?.state, 'revoked');
    await world.setVisibility({ ...show, visibility: 'private' });
    assert.equal((await world.store.find('issuedBadges', { id: issued.id }))?.visibility, 'private');
  });

  it('has no visibility before there is a badge', async () => {
    const show = { submission: approved, learner: 'student', visibility: 'public' } as const;
    await assert.rejects(world.setVisibility(show), { code: 'NOT_FOUND' });
  });

  it('is baked into its picture, the exact bytes', async () => {
    const images = createImages({
      templatesDirs: [new URL('../../badge-templates', import.meta.url).pathname],
    });
    const texts = { title: 'ePortfolio', issuer: institution().profile.name };
    const png = await images.render(ePortfolioContent().image, texts);
    const picture = createHash('sha256').update(png).digest('hex');
    await world.store.insert('pictures', {
      id: picture,
      institution: issued.institution,
      mediaType: 'image/png',
      data: png.toString('base64'),
    });
    const bakeCredential = createBakeCredential({ store: world.store, images });
    const baked = await bakeCredential({ ...issued, picture });
    assert.equal(images.extractPng(baked), issued.credential);
    await assert.rejects(bakeCredential(issued), { code: 'INTERNAL' });
    // A badge of before there were SVGs shows the very same picture.
    const bakeSvg = createBakeSvg({ store: world.store, images });
    const svg = await bakeSvg({ ...issued, picture });
    assert.equal(images.extractSvg(svg), issued.credential);
    assert.ok(svg.includes(`<image href="data:image/png;base64,${png.toString('base64')}"`));
    await assert.rejects(bakeSvg(issued), { code: 'INTERNAL' });
  });
});
