import type { ImageTemplate } from '../../domain/ports/images.js';
import type { TypedBadge } from '../../domain/typedBadge.js';
import type { FieldFault } from '../../errors.js';
import type { Language, Translate } from '../../locales/locales.js';
import { type Field, fieldId, fieldMaker } from '../field.js';
import { IMAGE, TEMPLATE } from './badgeForm.js';

export interface PictureContext {
  /** Those the institution may choose from. */
  readonly templates: readonly ImageTemplate[];
  readonly language: Language;
  readonly text: Translate;
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
  readonly parameters: readonly Field[];
}

/** The picture's part of the form: templates as cards, and what the chosen one can be told. */
export function pictureSection(
  { image, shownTemplate }: TypedBadge,
  faults: readonly FieldFault[],
  context: PictureContext,
): PictureSection {
  const { templates, text, language } = context;
  const shown = templates.find(({ name }) => name === (shownTemplate ?? image.template));
  const make = fieldMaker(faults, text);
  const fault = faults.find(({ field }) => field === TEMPLATE);
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
    parameters: (shown?.parameters ?? []).map((parameter) =>
      make(
        `${IMAGE}${parameter.name}`,
        inLanguage(parameter.label, language),
        image.parameters[parameter.name] ?? parameter.default,
        parameter.type === 'colour' ? { type: 'color' } : { optional: true },
      ),
    ),
  };
}

/** The image in words, for comparing two. */
export function describeImage({ image }: TypedBadge, { templates, language }: PictureContext): string {
  const template = templates.find(({ name }) => name === image.template);
  if (template === undefined) return image.template;
  const told = template.parameters
    .map(({ name, label }) => [inLanguage(label, language), image.parameters[name] ?? ''])
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}`);
  return [inLanguage(template.title, language), ...told].join('\n');
}

function inLanguage(texts: Readonly<Record<string, string>>, language: Language): string {
  return texts[language] ?? texts.en ?? '';
}
