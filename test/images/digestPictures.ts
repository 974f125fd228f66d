/** Prints the digest of each template's picture: run by images.test.ts in a process that has no fonts. */
import { createHash } from 'node:crypto';
import { createImages } from '../../src/images/images.js';
import { plain, TEMPLATES, TEXTS } from './fixtures.js';

const images = createImages({ templatesDirs: [TEMPLATES] });
for (const { name } of images.templates()) {
  const picture = await images.render(plain(name), TEXTS);
  console.log(`${name} ${createHash('sha256').update(picture).digest('hex')}`);
}
