import type { BadgeImage } from '../domain/badgeDefinition.js';
import type { PictureTexts, TemplateParameter } from '../domain/ports/images.js';
import type { FieldFault } from '../errors.js';
import { COLOUR } from './colour.js';
import type { Manifest } from './templates/manifest.js';
import { undrawable } from './text/drawable.js';
import type { Weight } from './text/typeface.js';
import { typeface } from './text/typeface.js';

/** What a parameter comes to: as given, else its default, else what its emptiness means. Colours in small letters. */
export function resolveValue(parameter: TemplateParameter, image: BadgeImage, texts: PictureTexts): string {
  const given = Object.hasOwn(image.parameters, parameter.name)
    ? image.parameters[parameter.name]
    : undefined;
  const typed = (given ?? parameter.default).trim();
  if (parameter.type === 'colour') return (typed || parameter.default).toLowerCase();
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

/** All faults of the values a picture would be drawn with. */
export function valueFaults(
  manifest: Manifest,
  image: BadgeImage,
  texts: PictureTexts,
): readonly FieldFault[] {
  return manifest.parameters.flatMap((parameter) => {
    const value = resolveValue(parameter, image, texts);
    const field = `image.${parameter.name}`;
    if (parameter.type === 'colour') return COLOUR.test(value) ? [] : [{ field, message: 'images.colour' }];
    return [
      ...lengthFaults(field, parameter, image),
      ...drawingFaults(field, value, weightsOf(manifest, parameter)),
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

function drawingFaults(field: string, value: string, weights: readonly Weight[]): readonly FieldFault[] {
  const characters = new Set(weights.flatMap((weight) => undrawable(value, typeface(weight))));
  if (characters.size === 0) return [];
  return [{ field, message: 'images.undrawable', values: { characters: [...characters].join(' ') } }];
}

function weightsOf(manifest: Manifest, parameter: TemplateParameter): readonly Weight[] {
  const areas = manifest.areas.filter((area) => area.text === parameter.name);
  return [...new Set(areas.map((area) => area.weight))];
}
