import type { FieldFault } from '../../errors.js';
import type { Translate } from '../../locales/locales.js';
import { fieldId } from '../field.js';

/** A group of radio buttons or check boxes as `views/partials/choices.hbs` shows it. */
export interface Choices {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly legend: string;
  readonly hint?: string;
  readonly fault?: string;
  readonly describedBy?: string;
  readonly inline: boolean;
  readonly options: readonly {
    readonly id: string;
    readonly value: string;
    readonly label: string;
    readonly checked: boolean;
  }[];
}

export interface ChoicesOptions {
  readonly type?: Choices['type'];
  readonly hint?: string;
  readonly inline?: boolean;
  readonly chosen: readonly string[];
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** Makes groups that know their faults, as `fieldMaker` does for fields. */
export function choicesMaker(faults: readonly FieldFault[], text: Translate) {
  return (name: string, legend: string, given: ChoicesOptions): Choices => {
    const id = fieldId(name);
    const fault = faults.find((candidate) => candidate.field === name);
    const described = [given.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
    return {
      id,
      name,
      legend,
      type: given.type ?? 'radio',
      inline: given.inline ?? false,
      options: given.options.map(([value, label], index) => ({
        id: `${id}-${index}`,
        value,
        label,
        checked: given.chosen.includes(value),
      })),
      ...(given.hint && { hint: given.hint }),
      ...(fault && { fault: text(fault.message, fault.values) }),
      ...(described && { describedBy: described }),
    };
  };
}
