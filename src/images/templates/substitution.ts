/**
 * The template language of pictures, a strict subset of Handlebars: `{{name}}` puts in a declared value, escaped for
 * XML; `{{#if name}}…{{/if}}`, never nested, keeps its content when the value isn't empty. Nothing else: no helper, no
 * path, no unescaped value.
 */
export interface Substitution {
  /** Declared names that the template uses. */
  readonly names: ReadonlySet<string>;
  fill(values: Readonly<Record<string, string>>): string;
}

type Part = string | { readonly name: string };
interface Block {
  readonly condition: string | undefined;
  readonly parts: readonly Part[];
}

const CONDITION = /\{\{#if ([A-Za-z0-9]+)\}\}(.*?)\{\{\/if\}\}/gs;
const PLACEHOLDER = /\{\{([A-Za-z0-9]+)\}\}/g;

/** Compiles once; what it can't understand comes back as faults. */
export function compile(
  source: string,
  declared: readonly string[],
): { template: Substitution; faults: readonly string[] } {
  const faults: string[] = [];
  if (/\{\{\{|\}\}\}/.test(source)) faults.push('has three braces together: values are always escaped');
  const blocks = blocksOf(source);
  const names = new Set<string>();
  for (const block of blocks) {
    if (block.condition !== undefined) names.add(block.condition);
    for (const part of block.parts) {
      if (typeof part !== 'string') names.add(part.name);
      else if (/\{\{|\}\}/.test(part))
        faults.push(`has a placeholder that is not understood: ${excerpt(part)}`);
    }
  }
  for (const name of names)
    if (!declared.includes(name)) faults.push(`uses {{${name}}}, which no one declares`);
  return { template: { names, fill: (values) => fill(blocks, values) }, faults };
}

function blocksOf(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let position = 0;
  for (const match of source.matchAll(CONDITION)) {
    blocks.push({ condition: undefined, parts: partsOf(source.slice(position, match.index)) });
    blocks.push({ condition: match[1], parts: partsOf(match[2] ?? '') });
    position = match.index + match[0].length;
  }
  blocks.push({ condition: undefined, parts: partsOf(source.slice(position)) });
  return blocks;
}

function partsOf(source: string): readonly Part[] {
  return source.split(PLACEHOLDER).map((piece, index) => (index % 2 === 0 ? piece : { name: piece }));
}

function fill(blocks: readonly Block[], values: Readonly<Record<string, string>>): string {
  return blocks
    .filter(({ condition }) => condition === undefined || values[condition])
    .flatMap(({ parts }) =>
      parts.map((part) => (typeof part === 'string' ? part : escapeXml(values[part.name] ?? ''))),
    )
    .join('');
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
