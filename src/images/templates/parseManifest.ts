import type { TemplateParameter } from '../../domain/ports/images.js';
import { WEIGHTS } from '../text/typeface.js';
import type { FieldReader } from './fieldReader.js';
import { readFields } from './fieldReader.js';
import type { Manifest, PlacedText, TextArc, TextArea } from './manifest.js';
import { CANVAS } from './manifest.js';
import { PARAMETER_NAME, readParameter } from './parseParameter.js';
import { placeholderNames } from './placeholders.js';

/** Enough for any picture: more would only slow it down. */
const MOST_PARAMETERS = 24;
const MOST_TEXTS = 12;

/** The manifest as read from JSON, and everything wrong with it; only without faults may it be used. */
export function parseManifest(value: unknown): { manifest: Manifest; faults: readonly string[] } {
  const faults: string[] = [];
  const fields = readFields(value, '', faults);
  const title = fields.textsByLanguage('title');
  const parameters = fields.objects('parameters').map(readParameter);
  const areas = fields.objects('areas').map((area) => readArea(area, parameters));
  const arcs = fields.has('arcs') ? fields.objects('arcs').map((arc) => readArc(arc, parameters)) : [];
  fields.finish();
  if (parameters.length > MOST_PARAMETERS) faults.push(`has more than ${MOST_PARAMETERS} parameters`);
  if (areas.length + arcs.length > MOST_TEXTS) faults.push(`has more than ${MOST_TEXTS} texts to draw`);
  const manifest = { title, parameters, areas, arcs };
  const named = [
    ...parameters.filter(({ type }) => type === 'text' || type === 'level' || type === 'choice'),
    ...placeholderNames(manifest),
  ];
  for (const name of repeated(named.map(({ name }) => name))) {
    faults.push(`the name ${name} is given to more than one parameter or area`);
  }
  faults.push(...groundFaults(parameters));
  return { manifest, faults: [...new Set(faults)] };
}

function groundFaults(parameters: readonly TemplateParameter[]): readonly string[] {
  const isColour = (wanted: string): boolean =>
    wanted.startsWith('#') || parameters.some(({ name, type }) => type === 'colour' && name === wanted);
  return parameters
    .filter(({ on }) => on !== undefined && !isColour(on))
    .map(({ name }) => `parameters: ${name} stands on a colour that is none`);
}

function readPlacedText(fields: FieldReader, parameters: readonly TemplateParameter[]): PlacedText {
  const placed: PlacedText = {
    name: fields.text('name', PARAMETER_NAME),
    text: fields.text('text', PARAMETER_NAME),
    minimumSize: fields.number('minimumSize', 6, CANVAS),
    maximumSize: fields.number('maximumSize', 6, CANVAS),
    weight: fields.choice('weight', WEIGHTS, 'semibold') ?? 'semibold',
    tracking: fields.number('tracking', -0.1, 1, 0),
    capitals: fields.choice('letters', ['typed', 'capitals'], 'typed') === 'capitals',
  };
  if (!parameters.some(({ name, type }) => type === 'text' && name === placed.text)) {
    fields.fault('text', 'must name a text parameter');
  }
  if (placed.maximumSize < placed.minimumSize) fields.fault('maximumSize', 'must not be under minimumSize');
  return placed;
}

function readArea(fields: FieldReader, parameters: readonly TemplateParameter[]): TextArea {
  const area: TextArea = {
    ...readPlacedText(fields, parameters),
    x: fields.number('x', 0, CANVAS),
    y: fields.number('y', 0, CANVAS),
    width: fields.number('width', 1, CANVAS),
    height: fields.number('height', 1, CANVAS),
    lines: fields.number('lines', 1, 8),
    align: fields.choice('align', ['left', 'centre', 'right'], 'centre') ?? 'centre',
    vertical: fields.choice('vertical', ['top', 'middle', 'bottom'], 'middle') ?? 'middle',
    lineHeight: fields.number('lineHeight', 0.8, 3, 1.08),
    taper: fields.numbers('taper', 0.05, 1, [1]),
  };
  fields.finish();
  if (area.x + area.width > CANVAS) fields.fault('width', 'reaches beyond the canvas');
  if (area.y + area.height > CANVAS) fields.fault('height', 'reaches beyond the canvas');
  return area;
}

function readArc(fields: FieldReader, parameters: readonly TemplateParameter[]): TextArc {
  const arc: TextArc = {
    ...readPlacedText(fields, parameters),
    x: fields.number('x', 0, CANVAS),
    y: fields.number('y', 0, CANVAS),
    radius: fields.number('radius', 20, CANVAS / 2),
    sweep: fields.number('sweep', 10, 340),
    side: fields.choice('side', ['top', 'bottom']) ?? 'top',
  };
  fields.finish();
  return arc;
}

function repeated(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index));
}
