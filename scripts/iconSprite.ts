import { PICTURE_ICONS } from '../src/domain/pictureIcons.js';
import { iconOutline } from '../src/images/icons/iconOutline.js';

/** One symbol for each icon of badge pictures (Lucide, see NOTICE). */
export function iconSprite(): string {
  const symbols = PICTURE_ICONS.map(
    (name) => `<symbol id="${name}" viewBox="0 0 24 24"><path d="${iconOutline(name)}"/></symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n<title>Icons of badge pictures</title>\n${symbols.join('\n')}\n</svg>\n`;
}
