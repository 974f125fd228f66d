import type { Institution } from '../../domain/institution.js';
import { lockImage } from '../../domain/pictureRules.js';
import type { ImageTemplate, PictureTexts } from '../../domain/ports/images.js';
import type { TypedBadge } from '../../domain/typedBadge.js';
import type { FieldFault } from '../../errors.js';
import type { Language, Translate } from '../../locales/locales.js';
import { type Field, fieldId, fieldMaker } from '../field.js';
import { PICTURE_ALT, TEMPLATE } from './badgeForm.js';
import { type PictureField, pictureFields } from './pictureFields.js';
import { contrastWords, inLanguage, pictureWords, valueWords } from './pictureWords.js';

export interface PictureContext {
  /** Those the institution may choose from. */
  readonly templates: readonly ImageTemplate[];
  readonly language: Language;
  readonly text: Translate;
  readonly institution: Institution;
  /** Address of a template's example picture. */
  readonly example: (template: string) => string;
}

export interface TemplateCard {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly picture: string;
  readonly chosen: boolean;
}

export interface PictureSection {
  readonly name: string;
  /** Where a fault's link leads. */
  readonly id: string;
  readonly fault?: string;
  readonly cards: readonly TemplateCard[];
  readonly shownTemplate: string;
  /** Of the chosen template. */
  readonly parameters: readonly PictureField[];
  readonly alt: Field;
  /** What the picture shows, for the picture itself. */
  readonly words: string;
  /** Colours that are hard to tell apart. */
  readonly contrast: readonly string[];
}

/** The picture's part of the form: templates as cards, and what the chosen one can be told. */
export function pictureSection(
  typed: TypedBadge,
  faults: readonly FieldFault[],
  context: PictureContext,
): PictureSection {
  const { image, shownTemplate } = typed;
  const { templates, text, language, institution } = context;
  const shown = templates.find(({ name }) => name === (shownTemplate ?? image.template));
  const make = fieldMaker(faults, text);
  const fault = faults.find(({ field }) => field === TEMPLATE);
  const locked = lockImage(image, templates, institution.pictureRules);
  const made = shown ? pictureWords(shown, locked, textsOf(typed, context), context) : '';
  return {
    name: TEMPLATE,
    id: fieldId(TEMPLATE),
    ...(fault && { fault: text(fault.message, fault.values) }),
    cards: templates.map(({ name, title }) => ({
      id: fieldId(`template.${name}`),
      value: name,
      label: inLanguage(title, language),
      picture: context.example(name),
      chosen: name === image.template,
    })),
    shownTemplate: shown?.name ?? '',
    parameters: shown ? pictureFields(shown, typed, faults, context) : [],
    alt: make(PICTURE_ALT, text('designer.alt.label'), image.alt ?? '', {
      optional: true,
      hint: text('designer.alt.hint', { made }),
    }),
    words: image.alt || made,
    contrast: shown ? contrastWords(shown, locked, context) : [],
  };
}

function textsOf({ texts }: TypedBadge, { text, institution }: PictureContext): PictureTexts {
  const { name: issuer, logo } = institution.profile;
  return {
    title: texts.title || text('define.picture.placeholder'),
    issuer,
    ...(logo !== undefined && { logo }),
  };
}

/** The image in words, for comparing two. */
export function describeImage({ image }: TypedBadge, context: PictureContext): string {
  const { templates, language, text } = context;
  const template = templates.find(({ name }) => name === image.template);
  if (template === undefined) return image.template;
  const told = template.parameters
    .filter(({ name }) => (image.parameters[name] ?? '') !== '')
    .map((parameter) => {
      const value = valueWords(parameter, image.parameters[parameter.name] ?? '', context);
      return `${inLanguage(parameter.label, language)}: ${value}`;
    });
  const alt = image.alt ? [`${text('designer.alt.label')}: ${image.alt}`] : [];
  return [inLanguage(template.title, language), ...told, ...alt].join('\n');
}
