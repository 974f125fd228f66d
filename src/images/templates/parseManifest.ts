import type { TemplateParameter } from '../../domain/ports/images.js';
import { COLOUR } from '../colour.js';
import { WEIGHTS } from '../text/typeface.js';
import type { FieldReader } from './fieldReader.js';
import { readFields } from './fieldReader.js';
import type { Manifest, TextArea } from './manifest.js';
import { CANVAS } from './manifest.js';

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const ANY_TEXT = /^/;
const LONGEST_TEXT = 200;

/** The manifest as read from JSON, and everything wrong with it; only without faults may it be used. */
export function parseManifest(value: unknown): { manifest: Manifest; faults: readonly string[] } {
  const faults: string[] = [];
  const fields = readFields(value, '', faults);
  const title = fields.textsByLanguage('title');
  const parameters = fields.objects('parameters').map(readParameter);
  const areas = fields.objects('areas').map((area) => readArea(area, parameters));
  fields.finish();
  for (const name of repeated([...parameters, ...areas].map((named) => named.name))) {
    faults.push(`the name ${name} is given to more than one parameter or area`);
  }
  return { manifest: { title, parameters, areas }, faults };
}

function readParameter(fields: FieldReader): TemplateParameter {
  const name = fields.text('name', NAME);
  const type = fields.choice('type', ['colour', 'text']) ?? 'text';
  const label = fields.textsByLanguage('label');
  const shared = { name, type, label };
  const read =
    type === 'colour'
      ? { ...shared, default: fields.text('default', COLOUR).toLowerCase() }
      : {
          ...shared,
          default: fields.text('default', ANY_TEXT, ''),
          empty: fields.choice('empty', ['title', 'issuer', 'nothing'], 'nothing') ?? 'nothing',
          maximumLength: fields.number('maximumLength', 1, LONGEST_TEXT),
        };
  fields.finish();
  return read;
}

function readArea(fields: FieldReader, parameters: readonly TemplateParameter[]): TextArea {
  const area: TextArea = {
    name: fields.text('name', NAME),
    text: fields.text('text', NAME),
    x: fields.number('x', 0, CANVAS),
    y: fields.number('y', 0, CANVAS),
    width: fields.number('width', 1, CANVAS),
    height: fields.number('height', 1, CANVAS),
    minimumSize: fields.number('minimumSize', 6, CANVAS),
    maximumSize: fields.number('maximumSize', 6, CANVAS),
    lines: fields.number('lines', 1, 8),
    align: fields.choice('align', ['left', 'centre', 'right'], 'centre') ?? 'centre',
    vertical: fields.choice('vertical', ['top', 'middle', 'bottom'], 'middle') ?? 'middle',
    weight: fields.choice('weight', WEIGHTS, 'semibold') ?? 'semibold',
    lineHeight: fields.number('lineHeight', 0.8, 3, 1.08),
    tracking: fields.number('tracking', -0.1, 1, 0),
    taper: fields.numbers('taper', 0.05, 1, [1]),
  };
  fields.finish();
  if (!parameters.some(({ name, type }) => type === 'text' && name === area.text)) {
    fields.fault('text', 'must name a text parameter');
  }
  if (area.maximumSize < area.minimumSize) fields.fault('maximumSize', 'must not be under minimumSize');
  if (area.x + area.width > CANVAS) fields.fault('width', 'reaches beyond the canvas');
  if (area.y + area.height > CANVAS) fields.fault('height', 'reaches beyond the canvas');
  return area;
}

function repeated(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index));
}
