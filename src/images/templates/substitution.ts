/**
 * The template language of pictures, a strict subset of Handlebars that draws the same there: `{{name}}` puts in a
 * declared value, escaped for XML; `{{#if name}}…{{else}}…{{/if}}` keeps a part by whether the value is empty. Nothing
 * else: no other helper, no path, no unescaped value, and no code is made of a template.
 */
export interface Substitution {
  /** Declared names that the template uses. */
  readonly names: ReadonlySet<string>;
  fill(values: Readonly<Record<string, string>>): string;
}

type Part = string | Value | Condition;
interface Value {
  readonly kind: 'value';
  readonly name: string;
}
interface Condition {
  readonly kind: 'if';
  readonly name: string;
  readonly filled: Part[];
  readonly empty: Part[];
}

const MARK = /\{\{(?:#if ([A-Za-z0-9]+)|(\/if)|(else)|([A-Za-z0-9]+))\}\}/g;
const DEEPEST = 4;

/** Compiles once; what it can't understand comes back as faults. */
export function compile(
  source: string,
  declared: readonly string[],
): { template: Substitution; faults: readonly string[] } {
  const faults: string[] = [];
  if (/\{\{\{|\}\}\}/.test(source)) faults.push('has three braces together: values are always escaped');
  const names = new Set<string>();
  const parts = parse(source, names, faults);
  for (const name of names)
    if (!declared.includes(name)) faults.push(`uses {{${name}}}, which no one declares`);
  return { template: { names, fill: (values) => fill(parts, values) }, faults };
}

interface OpenCondition {
  readonly condition: Condition;
  inElse: boolean;
}

/** Names go into `names`, what is wrong into `faults`. */
function parse(source: string, names: Set<string>, faults: string[]): readonly Part[] {
  const whole: Part[] = [];
  const open: OpenCondition[] = [];
  let position = 0;
  for (const mark of source.matchAll(MARK)) {
    const parts = partsNow(open, whole);
    pushText(source.slice(position, mark.index), parts, faults);
    position = mark.index + mark[0].length;
    const [, condition, , , name] = mark;
    if (name !== undefined) parts.push({ kind: 'value', name });
    if (condition !== undefined) {
      if (open.length >= DEEPEST) faults.push(`nests {{#if}} more than ${DEEPEST} deep`);
      const opened: Condition = { kind: 'if', name: condition, filled: [], empty: [] };
      parts.push(opened);
      open.push({ condition: opened, inElse: false });
    }
    const used = name ?? condition;
    if (used === undefined) closeOrTurn(mark[0], open, faults);
    else names.add(used);
  }
  pushText(source.slice(position), partsNow(open, whole), faults);
  if (open.length > 0) faults.push('has an {{#if}} without its {{/if}}');
  return whole;
}

function partsNow(open: readonly OpenCondition[], whole: Part[]): Part[] {
  const inner = open.at(-1);
  if (inner === undefined) return whole;
  return inner.inElse ? inner.condition.empty : inner.condition.filled;
}

function pushText(text: string, parts: Part[], faults: string[]): void {
  if (/\{\{|\}\}/.test(text)) faults.push(`has a placeholder that is not understood: ${excerpt(text)}`);
  if (text !== '') parts.push(text);
}

function closeOrTurn(mark: string, open: OpenCondition[], faults: string[]): void {
  const current = open.at(-1);
  if (current === undefined) faults.push(`has ${mark} without its {{#if}}`);
  else if (mark === '{{/if}}') open.pop();
  else if (current.inElse) faults.push('has a second {{else}} for one {{#if}}');
  else current.inElse = true;
}

function fill(parts: readonly Part[], values: Readonly<Record<string, string>>): string {
  let filled = '';
  for (const part of parts) {
    if (typeof part === 'string') filled += part;
    else if (part.kind === 'value') filled += escapeXml(values[part.name] ?? '');
    else filled += fill(values[part.name] ? part.filled : part.empty, values);
  }
  return filled;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeXml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function excerpt(text: string): string {
  const start = Math.max(0, text.search(/\{\{|\}\}/));
  return text.slice(start, start + 30);
}
