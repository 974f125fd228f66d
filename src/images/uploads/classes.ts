import { declarations } from './attributes.js';
import { refusal } from './refusal.js';

type Declarations = readonly (readonly [string, string])[];
/** What each class says. */
export type Classes = ReadonlyMap<string, Declarations>;

/** Illustrator writes colours as classes; anything cleverer is refused. */
const RULE = / ?((?:\.[A-Za-z_][\w-]* ?(?:, ?)?)+)\{([^{}]*)\}/y;
const MOST_RULES = 500;

/** What each class of a style sheet says. @throws {InvalidInput} for any other selector, and for what loads something */
export function readClasses(sheet: string): Classes {
  const text = withoutComments(sheet).replace(/\s+/g, ' ').trim();
  if (/@|\\|<|url\( ?["']?[^#"' ]/i.test(text)) throw refusal('stylesheet');
  const classes = new Map<string, Declarations>();
  let position = 0;
  let count = 0;
  while (position < text.length) {
    RULE.lastIndex = position;
    const found = RULE.exec(text);
    count += 1;
    if (found === null || count > MOST_RULES) throw refusal('stylesheet');
    const [whole, selectors = '', body = ''] = found;
    for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/g)) {
      classes.set(name, [...(classes.get(name) ?? []), ...declarations(body)]);
    }
    position += whole.length;
  }
  return classes;
}

function withoutComments(sheet: string): string {
  let text = '';
  let position = 0;
  for (;;) {
    const start = sheet.indexOf('/*', position);
    if (start < 0) return text + sheet.slice(position);
    const end = sheet.indexOf('*/', start + 2);
    if (end < 0) throw refusal('stylesheet');
    text += `${sheet.slice(position, start)} `;
    position = end + 2;
  }
}
