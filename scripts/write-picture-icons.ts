import { writeFileSync } from 'node:fs';
import { PICTURE_ICONS } from '../src/domain/pictureIcons.js';
import { iconSprite } from './iconSprite.js';

// The icons of badge pictures in one file, for choosing among them: run it when PICTURE_ICONS or Lucide changes.

writeFileSync(new URL('../views/assets/pictureIcons.svg', import.meta.url), iconSprite());
console.log(`${PICTURE_ICONS.length} icons`);
