import assert from 'node:assert/strict';
import { createDrawBadge } from '../../src/usecases/drawBadge.js';
import { type AdminWorld, openAdminWorld } from './adminWorld.js';

describe('A draft’s picture', () => {
  let world: AdminWorld;
  before(async () => {
    world = await openAdminWorld();
  });
  after(() => world.close());

  const drawn = (
    image: { template: string; parameters: Record<string, string> },
    title: string,
    name?: string,
  ) => {
    const institution = name ? { ...world.school, profile: { ...world.school.profile, name } } : world.school;
    return createDrawBadge(world)({ institution, image, title, placeholder: 'Badge title', size: 64 });
  };

  it('is drawn whatever the draft lacks or can’t show', async () => {
    const pictures = await Promise.all([
      drawn({ template: 'shield', parameters: {} }, ''),
      drawn({ template: 'shield', parameters: {} }, 'شهادة 🎓'),
      drawn({ template: 'shield', parameters: { primary: 'no colour', text: '🎓' } }, 'Title'),
      drawn({ template: 'gone', parameters: {} }, 'Title'),
      drawn({ template: 'shield', parameters: { level: '9', icon: 'nope', border: 'none' } }, 'Title'),
      drawn({ template: 'shield', parameters: {} }, 'Title', '学校'),
    ]);
    for (const png of pictures) assert.equal(png.subarray(1, 4).toString(), 'PNG');
  });

  it('shows what publishing freezes', async () => {
    const image = { template: 'shield', parameters: {} };
    const frozen = await world.images.render(
      image,
      { title: 'Title', issuer: world.school.profile.name },
      64,
    );
    assert.deepEqual(await drawn(image, 'Title'), frozen);
  });
});
