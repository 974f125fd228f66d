/** A form as it stands in a page: where it goes, and its hidden fields. */
export interface PageForm {
  readonly action: string;
  readonly method: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** Reads the forms of plain server-rendered pages; not a parser for wild HTML. */
export function readForms(page: string): PageForm[] {
  return [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].map(([, tag = '', inner = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    hidden: hiddenFields(inner),
  }));
}

/** Every hidden field of a page or a part of it. */
export function hiddenFields(markup: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of markup.matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(tag, 'name');
    if (attribute(tag, 'type') === 'hidden' && name) fields[name] = attribute(tag, 'value') ?? '';
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}

/** What a browser would send for this form, were its first submit button not pressed: by name, in the page's order. */
export function formValues(markup: string): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  const add = (name: string, value: string): void => {
    values[name] = [...(values[name] ?? []), value];
  };
  const controls =
    /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gis;
  for (const [, input, area, text = '', select, options = ''] of markup.matchAll(controls)) {
    const name = attribute(input ?? area ?? select ?? '', 'name');
    if (!name) continue;
    if (area !== undefined) add(name, decodeEntities(text.replace(/^\n/, '')));
    else if (select !== undefined) add(name, selectedOption(options));
    else if (input !== undefined && isSent(input)) add(name, attribute(input, 'value') ?? 'on');
  }
  return values;
}

function isSent(input: string): boolean {
  const type = attribute(input, 'type') ?? 'text';
  if (type === 'radio' || type === 'checkbox') return /\schecked(\s|=|$|\/)/i.test(input);
  return !['submit', 'button', 'file', 'image', 'reset'].includes(type);
}

function selectedOption(options: string): string {
  const tags = [...options.matchAll(/<option\b([^>]*)>/gi)].map(([, tag = '']) => tag);
  const chosen = tags.find((tag) => /\sselected(\s|=|$)/i.test(tag)) ?? tags[0] ?? '';
  return attribute(chosen, 'value') ?? '';
}
