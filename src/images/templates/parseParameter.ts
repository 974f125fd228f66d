import { isPictureIcon } from '../../domain/pictureIcons.js';
import { PARAMETER_TYPES, type TemplateParameter } from '../../domain/ports/images.js';
import { COLOUR } from '../colour.js';
import type { FieldReader } from './fieldReader.js';

/** `if` and `else` are the template language's own. */
export const PARAMETER_NAME = /^(?!(?:if|else)$)[a-z][A-Za-z0-9]{0,39}$/;
const COLOUR_OR_NAME = /^(?:#[0-9a-f]{6}|[a-z][A-Za-z0-9]{0,39})$/i;
const CHOICE = /^[a-z0-9]{1,20}$/;
const ANY_TEXT = /^/;
const LONGEST_TEXT = 200;
const MOST_MARKS = 6;
const MOST_CHOICES = 12;

/** One parameter of a manifest; what is wrong with it goes to the reader's faults. */
export function readParameter(fields: FieldReader): TemplateParameter {
  const name = fields.text('name', PARAMETER_NAME);
  const type = fields.choice('type', PARAMETER_TYPES) ?? 'text';
  const label = fields.textsByLanguage('label');
  const parameter = { name, type, label, ...READERS[type](fields) };
  fields.finish();
  return parameter;
}

type Particular = Omit<TemplateParameter, 'name' | 'type' | 'label'>;

const READERS: Readonly<Record<TemplateParameter['type'], (fields: FieldReader) => Particular>> = {
  text: (fields) => ({
    default: fields.text('default', ANY_TEXT, ''),
    empty: fields.choice('empty', ['title', 'issuer', 'nothing'], 'nothing') ?? 'nothing',
    maximumLength: fields.number('maximumLength', 1, LONGEST_TEXT),
  }),
  colour: readColour,
  icon: (fields) => {
    const icon = fields.text('default', ANY_TEXT, '');
    if (icon !== '' && !isPictureIcon(icon)) fields.fault('default', 'is no icon of the set');
    return { default: icon };
  },
  logo: (fields) => ({ default: fields.choice('default', ['shown', 'hidden'], 'hidden') ?? 'hidden' }),
  level: readLevel,
  choice: readChoice,
};

function readColour(fields: FieldReader): Particular {
  const colour = { default: fields.text('default', COLOUR).toLowerCase() };
  if (!fields.has('on')) return colour;
  return {
    ...colour,
    on: fields.text('on', COLOUR_OR_NAME),
    contrast: fields.number('contrast', 1, 21, 4.5),
  };
}

function readLevel(fields: FieldReader): Particular {
  const minimum = fields.number('minimum', 0, 1, 0);
  const maximum = fields.number('maximum', 1, MOST_MARKS);
  const start = fields.text('default', /^[0-9]$/, String(minimum));
  if (Number(start) < minimum || Number(start) > maximum) fields.fault('default', 'is outside its bounds');
  return { default: start, minimum, maximum };
}

function readChoice(fields: FieldReader): Particular {
  const choices = fields.objects('choices').map((choice) => {
    const read = { value: choice.text('value', CHOICE), label: choice.textsByLanguage('label') };
    choice.finish();
    return read;
  });
  if (choices.length < 2 || choices.length > MOST_CHOICES) {
    fields.fault('choices', `must be from 2 to ${MOST_CHOICES}`);
  }
  const first = choices[0]?.value ?? '';
  const chosen = fields.text('default', CHOICE, first);
  if (!choices.some(({ value }) => value === chosen)) fields.fault('default', 'is none of the choices');
  return { default: chosen, choices };
}
