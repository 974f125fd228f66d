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
  readonly type: ParameterType;
  readonly label: Readonly<Record<string, string>>;
  /** What a form begins with, and what a missing parameter means: `#rrggbb` for a colour, for text mostly empty. */
  readonly default: string;
  /** Of a text: what an empty one shows. */
  readonly empty?: 'title' | 'issuer' | 'nothing';
  readonly maximumLength?: number;
  /** Of a colour: what it has to stand out from, a `#rrggbb` or another colour's name. */
  readonly on?: string;
  /** Of a colour with `on`: the least contrast ratio (WCAG 2.2, 1.4.3 and 1.4.11), 3 or 4.5. */
  readonly contrast?: number;
  /** Of a level: from 0 or 1 to so many marks. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a choice. */
  readonly choices?: readonly { readonly value: string; readonly label: Readonly<Record<string, string>> }[];
}

/**
 * `icon`: a name of PICTURE_ICONS, or empty; `logo`: `shown` or `hidden`; `level`: a whole number; `choice`: one of
 * its `choices`.
 */
export const PARAMETER_TYPES = ['colour', 'text', 'icon', 'logo', 'level', 'choice'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** Templates, and pictures drawn with them. Pure: the same input gives the same bytes on every machine. */
export interface Gallery {
  templates(): readonly ImageTemplate[];
  /**
   * Faults of the picture's parameters (colour syntax, characters the font can't draw, length), fields named
   * `image.<parameter>`, or `image.template`. Parameters the template doesn't declare are left aside, so that a form may
   * keep them while its person tries templates.
   */
  check(image: BadgeImage, texts: PictureTexts): readonly FieldFault[];
  /** A square PNG, `size` 16 to 2048 px, by default 512. Kept: don't write into it. @throws {InvalidInput} with the faults of `check`. */
  render(image: BadgeImage, texts: PictureTexts, size?: number): Promise<Buffer>;
  /** The same picture as SVG text; its words are paths, so that it looks the same without any font. @throws {InvalidInput} as `render` */
  renderSvg(image: BadgeImage, texts: PictureTexts): string;
}

/** A template as it is kept: its two files. */
export interface TemplateSource {
  readonly name: string;
  readonly manifest: string;
  readonly svg: string;
}

/** What an admin uploads: a zip or SVG of a template, or a finished picture, PNG or SVG. */
export interface TemplateUpload {
  readonly file: Buffer;
  /** manifest.json, where an SVG comes without a zip. */
  readonly manifest?: Buffer;
  /** Of a finished picture, which has none of its own. */
  readonly title: string;
}

/** Draws badges with the shipped templates and puts credentials into them. */
export interface Images extends Gallery {
  /** The shipped templates and these, which were read by `readTemplate` and are compiled once. */
  withTemplates(sources: readonly TemplateSource[]): Gallery;
  /**
   * The two files of an upload, cleaned and tried out: they refer to nothing outside, and drawing them costs little.
   * @throws {InvalidInput} on `file`, `manifest` or `title`, saying what can't be taken and why
   */
  readTemplate(upload: TemplateUpload): Promise<Pick<TemplateSource, 'manifest' | 'svg'>>;
  /** The same picture for a page: a WebP of `side` px, a third of the PNG's bytes or less. Kept: don't write into it. */
  shrink(png: Buffer, side: number): Promise<Buffer>;
  /** A cleaned logo as small as pictures need it, in base64. */
  logoForPictures(png: Buffer): Promise<string>;
  /**
   * A square PNG from an uploaded PNG, JPEG or WebP logo of at most 1 MB, at most 512 px, without metadata. SVG is
   * refused: it may point elsewhere. @throws {InvalidInput} on `logo`.
   */
  cleanLogo(upload: Buffer): Promise<Buffer>;
  /**
   * The PNG with this credential in its one iTXt `openbadgecredential` (Open Badges 3.0, Baked Badge).
   * @throws {InvalidInput} on `file` when it is no sound PNG.
   */
  bakePng(png: Buffer, credential: string): Buffer;
  /** The baked text, or undefined when there is none. @throws {InvalidInput} on `file` when it is no sound PNG or the text in it isn't. */
  extractPng(png: Buffer): string | undefined;
  /**
   * The SVG with this credential, JSON or compact JWS, as the first child of its root (Open Badges 3.0, Baked Badge).
   * @throws {InvalidInput} on `file` when it is no sound SVG.
   */
  bakeSvg(svg: string, credential: string): string;
  /** The baked text, or undefined when there is none. @throws {InvalidInput} on `file` when it is no sound SVG, or holds several. */
  extractSvg(svg: string): string | undefined;
}

export interface PictureTexts {
  readonly title: string;
  readonly issuer: string;
  /** The issuer's logo as a PNG in base64, for templates that show one. */
  readonly logo?: string;
}
