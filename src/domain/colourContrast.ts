import type { BadgeImage } from './badgeDefinition.js';
import type { ImageTemplate } from './ports/images.js';

/** A colour that is hard to tell from what it stands on. */
export interface ContrastWarning {
  readonly parameter: string;
  /** The other colour's parameter; absent where the template itself sets it. */
  readonly on?: string;
  /** From 1 (none) to 21. */
  readonly ratio: number;
  readonly wanted: number;
}

/** WCAG 2.2, contrast ratio of two `#rrggbb`. */
export function contrastRatio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const channel = (start: number): number => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** Which colours of the image stand out too little; what is no colour is a fault of its own and left aside. */
export function contrastWarnings(template: ImageTemplate, image: BadgeImage): readonly ContrastWarning[] {
  const colourOf = (name: string): string => {
    const fallback = template.parameters.find((parameter) => parameter.name === name)?.default ?? '';
    return (Object.hasOwn(image.parameters, name) && image.parameters[name]) || fallback;
  };
  return template.parameters.flatMap(({ name, on, contrast: wanted = 0 }): ContrastWarning[] => {
    if (on === undefined) return [];
    const [colour, ground] = [colourOf(name), on.startsWith('#') ? on : colourOf(on)];
    if (!COLOUR.test(colour) || !COLOUR.test(ground)) return [];
    const ratio = contrastRatio(colour, ground);
    if (ratio >= wanted) return [];
    return [{ parameter: name, ...(on.startsWith('#') ? {} : { on }), ratio, wanted }];
  });
}
