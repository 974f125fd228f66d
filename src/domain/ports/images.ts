import type { FieldFault } from '../../errors.js';
import type { BadgeImage } from '../badgeDefinition.js';

/** What a template's manifest says, ready for a form. */
export interface ImageTemplate {
  readonly name: string;
  /** Per language; `en` always. */
  readonly title: Readonly<Record<string, string>>;
  readonly parameters: readonly TemplateParameter[];
}

export interface TemplateParameter {
  readonly name: string;
  readonly type: 'colour' | 'text';
  readonly label: Readonly<Record<string, string>>;
  /** For text, the name of a badge field is not a default: an empty text means the badge's title. */
  readonly default: string;
  readonly maximumLength?: number;
}

/** Draws badges and puts credentials into them. Pure: the same input gives the same bytes on every machine. */
export interface Images {
  templates(): readonly ImageTemplate[];
  /** Faults of the picture's parameters (colour syntax, characters the font can't draw, length), fields named `image.<parameter>`. */
  check(image: BadgeImage, texts: PictureTexts): readonly FieldFault[];
  /** A square PNG. @throws {InvalidInput} with the faults of `check`. */
  render(image: BadgeImage, texts: PictureTexts, size?: number): Promise<Buffer>;
  /** A square PNG from an uploaded PNG, JPEG, WebP or SVG logo, at most 512 px, without metadata. @throws {InvalidInput} on `logo`. */
  cleanLogo(upload: Buffer): Promise<Buffer>;
  /** The PNG with this credential in its one iTXt `openbadgecredential` (Open Badges 3.0, Baked Badge). */
  bakePng(png: Buffer, credential: string): Buffer;
  /** The baked text, or undefined when there is none. @throws {InvalidInput} on `file` when it is no sound PNG. */
  extractPng(png: Buffer): string | undefined;
}

export interface PictureTexts {
  readonly title: string;
  readonly issuer: string;
}
