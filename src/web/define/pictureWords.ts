import type { BadgeImage } from '../../domain/badgeDefinition.js';
import { type ContrastWarning, contrastWarnings } from '../../domain/colourContrast.js';
import { isPictureIcon } from '../../domain/pictureIcons.js';
import type { ImageTemplate, PictureTexts, TemplateParameter } from '../../domain/ports/images.js';
import type { Language, Translate } from '../../locales/locales.js';

/** Who reads about a picture. */
export interface PictureReader {
  readonly text: Translate;
  readonly language: Language;
}

/** A manifest's words in the reader's language, else in English. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: Language): string {
  return texts[language] ?? texts.en ?? '';
}

/** What the picture shows, in a sentence or two: the description when the teacher writes none. */
export function pictureWords(
  template: ImageTemplate,
  image: BadgeImage,
  texts: PictureTexts,
  { text, language }: PictureReader,
): string {
  const given = (name: string): string =>
    (Object.hasOwn(image.parameters, name) && image.parameters[name]) || '';
  const words = text('designer.alt.words', {
    template: inLanguage(template.title, language),
    title: given('text') || texts.title,
    issuer: given('issuer') || texts.issuer,
  });
  const shown = template.parameters.flatMap((parameter) => {
    const value = given(parameter.name) || parameter.default;
    if (parameter.type === 'icon')
      return isPictureIcon(value) ? [text('designer.alt.icon', { icon: text(`icons.${value}`) })] : [];
    if (parameter.type === 'logo') return value === 'shown' && texts.logo ? [text('designer.alt.logo')] : [];
    if (parameter.type !== 'level' || value === '0') return [];
    return [text('designer.alt.level', { label: inLanguage(parameter.label, language), value })];
  });
  return [words, ...shown].join(' ');
}

/** How a value of a parameter reads: an icon's and a choice's name, so many marks. */
export function valueWords(
  parameter: TemplateParameter,
  value: string,
  { text, language }: PictureReader,
): string {
  if (parameter.type === 'icon') return text(value === '' ? 'icons.none' : `icons.${value}`);
  if (parameter.type === 'logo') return text(`designer.logo.${value === 'shown' ? 'shown' : 'hidden'}`);
  if (parameter.type === 'level') return levelWords(parameter, value, text);
  const choice = parameter.choices?.find((candidate) => candidate.value === value);
  return choice ? inLanguage(choice.label, language) : value;
}

/** Stages of a way are counted by name, marks by number. */
function levelWords({ name }: TemplateParameter, value: string, text: Translate): string {
  const count = Number(value);
  if (name === 'stage') return count === 0 ? text('designer.noStage') : text('designer.stage', { count });
  return count === 0 ? text('designer.noMarks') : text('designer.marks', { count });
}

/** The colours that are hard to tell apart, each in a sentence that says what to do. */
export function contrastWords(
  template: ImageTemplate,
  image: BadgeImage,
  { text, language }: PictureReader,
): readonly string[] {
  const label = (name: string): string => {
    const parameter = template.parameters.find((candidate) => candidate.name === name);
    return parameter ? inLanguage(parameter.label, language) : name;
  };
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return contrastWarnings(template, image).map(({ parameter, on, ratio, wanted }: ContrastWarning) => {
    // Rounded down, or 2.97 of 3 would be called 3.
    const values = {
      colour: label(parameter),
      ratio: number.format(Math.floor(ratio * 10) / 10),
      wanted: number.format(wanted),
    };
    if (on === undefined) return text('designer.contrast.alone', values);
    return text('designer.contrast.pair', { ...values, ground: label(on) });
  });
}
