import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createImages } from '../../src/images/images.js';
import { createDrawBadge } from '../../src/usecases/drawBadge.js';
import { institution as school } from '../factories/badgeContent.js';

const TEMPLATES = fileURLToPath(new URL('../../badge-templates', import.meta.url));

describe('A draft’s picture', () => {
  const institution = school();
  const images = createImages({ templatesDirs: [TEMPLATES] });
  const drawBadge = createDrawBadge({ images });
  const issuer = institution.profile.name;
  const drawn = (image: { template: string; parameters: Record<string, string> }, title: string) =>
    drawBadge({ image, texts: { title, issuer }, placeholder: 'Badge title', size: 64 });

  it('is drawn whatever the draft lacks or can’t show', async () => {
    const pictures = await Promise.all([
      drawn({ template: 'shield', parameters: {} }, ''),
      drawn({ template: 'shield', parameters: {} }, 'شهادة 🎓'),
      drawn({ template: 'shield', parameters: { primary: 'no colour', text: '🎓' } }, 'Title'),
      drawn({ template: 'gone', parameters: {} }, 'Title'),
    ]);
    for (const png of pictures) assert.equal(png.subarray(1, 4).toString(), 'PNG');
  });

  it('shows what publishing freezes', async () => {
    const image = { template: 'shield', parameters: {} };
    assert.deepEqual(await drawn(image, 'Title'), await images.render(image, { title: 'Title', issuer }, 64));
  });
});
