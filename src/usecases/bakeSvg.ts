import { versionOf } from '../domain/badgeDefinition.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

interface Parts {
  readonly store: Store;
  readonly images: Pick<Images, 'bakeSvg'>;
}

/** Pixels to a side of every frozen PNG. */
const SIZE = 512;

/**
 * The badge's SVG with its signed credential inside, made anew each time. The picture is the one frozen with the
 * badge's version; where that has a PNG only, the SVG shows that very PNG.
 */
export function createBakeSvg({ store, images }: Parts) {
  const read = async (issued: IssuedBadge, id: string): Promise<Buffer> => {
    const found = await store.find('pictures', { institution: issued.institution, id });
    if (found !== undefined) return Buffer.from(found.data, 'base64');
    throw new AppError('INTERNAL', { detail: `a picture of credential ${issued.id} is gone` });
  };
  return async (issued: IssuedBadge): Promise<string> => {
    const badge = await store.find('badges', { id: issued.badge });
    const frozen = badge && versionOf(badge, issued.version)?.svg;
    const svg =
      frozen === undefined
        ? framed(await read(issued, issued.picture))
        : (await read(issued, frozen)).toString('utf8');
    return images.bakeSvg(svg, issued.credential);
  };
}

function framed(png: Buffer): string {
  const size = `width="${SIZE}" height="${SIZE}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" ${size}><image href="data:image/png;base64,${png.toString('base64')}" ${size}/></svg>\n`;
}
