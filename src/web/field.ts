import type { FieldFault } from '../errors.js';
import type { Translate } from '../locales/locales.js';

/** A form control as `views/partials/field.hbs` shows it. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly hint?: string;
  readonly fault?: string;
  readonly optional: boolean;
  readonly required: boolean;
  readonly multiline: boolean;
  readonly rows: number;
  readonly choices?: readonly Choice[];
  /** BCP 47 language of what is typed, where it is not the page's. */
  readonly lang?: string;
  /** What may be typed; anything else may, too. */
  readonly suggestions?: readonly string[];
  readonly inputmode?: string;
  readonly autocomplete?: string;
  /** Ids of hint and fault, for aria-describedby. */
  readonly describedBy?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

export type FieldOptions = Partial<
  Pick<
    Field,
    'type' | 'hint' | 'optional' | 'required' | 'rows' | 'inputmode' | 'autocomplete' | 'suggestions' | 'lang'
  >
> & {
  readonly multiline?: boolean;
  /** Value and label; the one equal to `value` is selected. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
};

export interface FaultView {
  readonly id: string;
  readonly text: string;
}

/** Makes fields that know their faults: `const field = fieldMaker(faults, text); field('title', label, value)`. */
export function fieldMaker(faults: readonly FieldFault[], text: Translate) {
  return (name: string, label: string, value: string, options: FieldOptions = {}): Field => {
    const id = fieldId(name);
    const fault = faults.find((candidate) => candidate.field === name);
    const described = [options.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
    return {
      id,
      name,
      label,
      value,
      type: options.type ?? 'text',
      optional: options.optional ?? false,
      required: options.required ?? false,
      multiline: options.multiline ?? false,
      rows: options.rows ?? 4,
      ...(options.hint && { hint: options.hint }),
      ...(options.inputmode && { inputmode: options.inputmode }),
      ...(options.autocomplete && { autocomplete: options.autocomplete }),
      ...(options.lang && { lang: options.lang }),
      ...(options.suggestions && { suggestions: options.suggestions }),
      ...(fault && { fault: text(fault.message, fault.values) }),
      ...(options.choices && { choices: options.choices.map(([key, name]) => choice(key, name, value)) }),
      ...(described && { describedBy: described }),
    };
  };
}

/** For the error summary: each fault links to its field. */
export function faultViews(faults: readonly FieldFault[], text: Translate): FaultView[] {
  return faults.map((fault) => ({ id: fieldId(fault.field), text: text(fault.message, fault.values) }));
}

/** A field's id in the page: names may hold dots, ids are easier without. */
export function fieldId(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-');
}

function choice(value: string, label: string, selected: string): Choice {
  return { value, label, selected: value === selected };
}
