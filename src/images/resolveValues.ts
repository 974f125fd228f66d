import type { BadgeImage } from '../domain/badgeDefinition.js';
import { isPictureIcon } from '../domain/pictureIcons.js';
import type { PictureTexts, TemplateParameter } from '../domain/ports/images.js';
import type { FieldFault } from '../errors.js';
import { COLOUR } from './colour.js';
import type { Manifest, PlacedText } from './templates/manifest.js';
import { capitalised, undrawable } from './text/drawable.js';
import { typeface } from './text/typeface.js';

/** What a parameter comes to: as given, else its default, else what its emptiness means. Colours in small letters. */
export function resolveValue(parameter: TemplateParameter, image: BadgeImage, texts: PictureTexts): string {
  const given = Object.hasOwn(image.parameters, parameter.name)
    ? image.parameters[parameter.name]
    : undefined;
  const typed = (given ?? parameter.default).trim();
  if (parameter.type === 'logo') return typed === 'shown' ? (texts.logo ?? '') : '';
  if (parameter.type === 'colour') return (typed || parameter.default).toLowerCase();
  if (parameter.type === 'level' || parameter.type === 'choice') return typed || parameter.default;
  if (typed !== '' || parameter.empty === undefined || parameter.empty === 'nothing') return typed;
  return texts[parameter.empty];
}

export function resolveValues(
  manifest: Manifest,
  image: BadgeImage,
  texts: PictureTexts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    manifest.parameters.map((parameter) => [parameter.name, resolveValue(parameter, image, texts)]),
  );
}

const FAULTS = {
  colour: 'images.colour',
  icon: 'images.unknownIcon',
  logo: 'images.unknownChoice',
  level: 'images.unknownChoice',
  choice: 'images.unknownChoice',
} as const;

function isKnown(
  { type, minimum = 0, maximum = 0, choices = [] }: TemplateParameter,
  value: string,
): boolean {
  if (type === 'colour') return COLOUR.test(value);
  if (type === 'icon') return value === '' || isPictureIcon(value);
  if (type === 'level') return /^[0-9]$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
  return type === 'logo' || choices.some((choice) => choice.value === value);
}

/** All faults of the values a picture would be drawn with. */
export function valueFaults(
  manifest: Manifest,
  image: BadgeImage,
  texts: PictureTexts,
): readonly FieldFault[] {
  return manifest.parameters.flatMap((parameter) => {
    const value = resolveValue(parameter, image, texts);
    const field = `image.${parameter.name}`;
    if (parameter.type !== 'text') {
      return isKnown(parameter, value) ? [] : [{ field, message: FAULTS[parameter.type] }];
    }
    return [
      ...lengthFaults(field, parameter, image),
      ...drawingFaults(field, value, placesOf(manifest, parameter)),
    ];
  });
}

/** Only what was typed for the picture has its length checked; a badge's own title has its own limits. */
function lengthFaults(field: string, parameter: TemplateParameter, image: BadgeImage): readonly FieldFault[] {
  const typed = Object.hasOwn(image.parameters, parameter.name)
    ? image.parameters[parameter.name]
    : undefined;
  const maximum = parameter.maximumLength;
  if (typed === undefined || maximum === undefined || [...typed.trim()].length <= maximum) return [];
  return [{ field, message: 'images.tooLong', values: { maximum } }];
}

/** A text is looked at as each place of it sets it: capitals may be missing where small letters are not. */
function drawingFaults(field: string, value: string, places: readonly PlacedText[]): readonly FieldFault[] {
  const characters = new Set(
    places.flatMap(({ weight, capitals }) => undrawable(capitalised(value, capitals), typeface(weight))),
  );
  if (characters.size === 0) return [];
  return [{ field, message: 'images.undrawable', values: { characters: [...characters].join(' ') } }];
}

function placesOf({ areas, arcs }: Manifest, { name }: TemplateParameter): readonly PlacedText[] {
  return [...areas, ...arcs].filter(({ text }) => text === name);
}
