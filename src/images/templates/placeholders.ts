import { isPictureIcon } from '../../domain/pictureIcons.js';
import type { TemplateParameter } from '../../domain/ports/images.js';
import { iconOutline } from '../icons/iconOutline.js';
import type { Manifest } from './manifest.js';

/** What a placeholder comes to, and so where in a picture it may stand. */
export type PlaceholderKind = 'colour' | 'outline' | 'picture' | 'condition';

export interface Placeholder {
  readonly name: string;
  readonly kind: PlaceholderKind;
  /** What has to be used at least once: a level's conditions count together. */
  readonly of: string;
}

const KINDS: Readonly<Partial<Record<TemplateParameter['type'], PlaceholderKind>>> = {
  colour: 'colour',
  icon: 'outline',
  logo: 'picture',
};

/**
 * Everything a template may name. A text itself is never put in, only its outlines. A level `stage` up to 3 gives the
 * conditions `stageFrom1` … `stageFrom3` (so many or more) and `stageIs0` … `stageIs3`; a choice `border` of `plain` and
 * `double` gives `borderIsPlain` and `borderIsDouble`.
 */
export function placeholderNames({ parameters, areas, arcs }: Manifest): readonly Placeholder[] {
  const texts = [...areas, ...arcs].map(({ name }): Placeholder => ({ name, kind: 'outline', of: name }));
  return [...parameters.flatMap(placeholdersOf), ...texts];
}

function placeholdersOf(parameter: TemplateParameter): readonly Placeholder[] {
  const { name, type } = parameter;
  const kind = KINDS[type];
  if (kind !== undefined) return [{ name, kind, of: name }];
  return conditionsOf(parameter).map(({ name: condition }) => ({
    name: condition,
    kind: 'condition',
    of: name,
  }));
}

interface ConditionOf {
  readonly name: string;
  holds(value: string): boolean;
}

function conditionsOf({ name, type, maximum = 0, choices = [] }: TemplateParameter): readonly ConditionOf[] {
  if (type === 'level') {
    return Array.from({ length: maximum + 1 }, (_, mark) => mark).flatMap((mark) => [
      ...(mark > 0 ? [{ name: `${name}From${mark}`, holds: (value: string) => Number(value) >= mark }] : []),
      { name: `${name}Is${mark}`, holds: (value: string) => Number(value) === mark },
    ]);
  }
  return choices.map(({ value }) => ({
    name: `${name}Is${value.slice(0, 1).toUpperCase()}${value.slice(1)}`,
    holds: (chosen: string) => chosen === value,
  }));
}

/**
 * What the placeholders of the parameters come to; outlines of texts are added by the one who draws.
 * @param logo as a PNG in base64
 */
export function placeholderValues(
  parameters: readonly TemplateParameter[],
  resolved: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap((parameter): [string, string][] => {
      const value = resolved[parameter.name] ?? '';
      switch (parameter.type) {
        case 'text':
          return [];
        case 'colour':
          return [[parameter.name, value]];
        case 'icon':
          return [[parameter.name, isPictureIcon(value) ? iconOutline(value) : '']];
        case 'logo':
          return [[parameter.name, value === '' ? '' : `data:image/png;base64,${value}`]];
        default:
          return conditionsOf(parameter).map(({ name, holds }) => [name, holds(value) ? 'yes' : '']);
      }
    }),
  );
}
