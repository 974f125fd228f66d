import { PICTURE_ICONS } from '../../domain/pictureIcons.js';
import { lockedValue } from '../../domain/pictureRules.js';
import type { ImageTemplate, TemplateParameter } from '../../domain/ports/images.js';
import type { TypedBadge } from '../../domain/typedBadge.js';
import type { FieldFault } from '../../errors.js';
import { type Field, type FieldOptions, fieldId, fieldMaker } from '../field.js';
import { IMAGE } from './badgeForm.js';
import type { PictureContext } from './pictureSection.js';
import { inLanguage, valueWords } from './pictureWords.js';

/** A parameter in the form, as `views/partials/badgePicture.hbs` shows it. */
export interface PictureField {
  /** Absent where the school decides, or where it is an icon's picker. */
  readonly field?: Field;
  /** What the school has set, in words; a colour with a swatch of itself. */
  readonly locked?: { readonly label: string; readonly value: string; readonly colour?: string };
  readonly icon?: IconPicker;
}

export interface IconPicker {
  readonly name: string;
  readonly label: string;
  /** Label and the name of the chosen one. */
  readonly summary: string;
  readonly fault?: string;
  readonly choices: readonly {
    readonly id: string;
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
  }[];
}

/** The parameters of the shown template: what they are now, and what they may be. */
export function pictureFields(
  { parameters }: Pick<ImageTemplate, 'parameters'>,
  { image }: TypedBadge,
  faults: readonly FieldFault[],
  context: PictureContext,
): readonly PictureField[] {
  const make = fieldMaker(faults, context.text);
  return parameters.map((parameter): PictureField => {
    const value = image.parameters[parameter.name] ?? parameter.default;
    const locked = lockedValue(parameter, context.institution.pictureRules);
    if (locked !== undefined) return { locked: lockedWords(parameter, locked, context) };
    if (parameter.type === 'icon') return { icon: iconPicker(parameter, value, faults, context) };
    const label = inLanguage(parameter.label, context.language);
    return { field: make(`${IMAGE}${parameter.name}`, label, value, optionsOf(parameter, context)) };
  });
}

function lockedWords(parameter: TemplateParameter, value: string, { text, language }: PictureContext) {
  const label = inLanguage(parameter.label, language);
  if (parameter.type === 'colour') return { label, value: text('designer.locked'), colour: value };
  return { label, value: text(`designer.lockedLogo.${value === 'shown' ? 'shown' : 'hidden'}`) };
}

function optionsOf(parameter: TemplateParameter, context: PictureContext): FieldOptions {
  const named = (value: string) => [value, valueWords(parameter, value, context)] as const;
  switch (parameter.type) {
    case 'colour':
      return { type: 'color' };
    case 'logo': {
      const hint = context.institution.profile.logo === undefined && context.text('designer.noLogo');
      return { choices: ['hidden', 'shown'].map(named), ...(hint && { hint }) };
    }
    case 'level': {
      const { minimum = 0, maximum = 0 } = parameter;
      const marks = Array.from({ length: maximum - minimum + 1 }, (_, index) => String(minimum + index));
      return { choices: marks.map(named) };
    }
    case 'choice':
      return { choices: (parameter.choices ?? []).map(({ value }) => named(value)) };
    default:
      return { optional: true };
  }
}

function iconPicker(
  parameter: TemplateParameter,
  value: string,
  faults: readonly FieldFault[],
  context: PictureContext,
): IconPicker {
  const { text, language } = context;
  const name = `${IMAGE}${parameter.name}`;
  const label = inLanguage(parameter.label, language);
  const fault = faults.find(({ field }) => field === name);
  const icon = valueWords(parameter, value, context);
  return {
    name,
    label,
    summary: text('designer.iconChosen', { label, icon }),
    ...(fault && { fault: text(fault.message, fault.values) }),
    choices: ['', ...PICTURE_ICONS].map((icon) => ({
      id: fieldId(`${name}.${icon || 'none'}`),
      value: icon,
      label: valueWords(parameter, icon, context),
      chosen: icon === value,
    })),
  };
}
