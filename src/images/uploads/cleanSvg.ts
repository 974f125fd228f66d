import { decodeText, scanXml, XmlFault, type XmlToken } from '../svg/scanXml.js';
import { CANVAS } from '../templates/manifest.js';
import type { Placeholders } from './attributes.js';
import { createBudget } from './budget.js';
import { placeOnCanvas } from './canvas.js';
import { type Classes, readClasses } from './classes.js';
import { type Context, cleanElement, rootGroup } from './cleanElement.js';
import { createConditions } from './conditions.js';
import { fateOf } from './elements.js';
import { refusal } from './refusal.js';

type Start = Extract<XmlToken, { kind: 'start' }>;

interface Open extends Context {
  readonly name: string;
  readonly kept: boolean;
}

const OUTSIDE: Open = { name: '', kept: true, surfaces: 0, inDefinition: false, dashes: undefined };
const ROOT = `<svg xmlns="http://www.w3.org/2000/svg" width="${CANVAS}" height="${CANVAS}" viewBox="0 0 ${CANVAS} ${CANVAS}">`;

/**
 * The SVG written anew from what a picture may be made of: nothing that runs, loads, grows or needs a font is in it.
 * What drawing programs note for themselves is left out.
 * @param placeholders of a template; a finished picture has none, and is fitted to the canvas
 * @throws {InvalidInput} on `file`, naming what it can't be taken for
 */
export function cleanSvg(source: string, placeholders?: Placeholders): string {
  try {
    const writer = createWriter(placeholders);
    for (const token of scanXml(source)) {
      if (token.kind === 'start') writer.start(token);
      else if (token.kind === 'end') writer.end();
      else if (token.kind !== 'other') writer.text(token.text);
    }
    return writer.finish();
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw refusal(error.reason === 'documentType' ? 'documentType' : 'damaged');
  }
}

function createWriter(placeholders: Placeholders | undefined) {
  const budget = createBudget();
  const conditions = createConditions(placeholders);
  const open: Open[] = [];
  let classes: Classes = new Map();
  let written = '';

  function root(token: Start): void {
    const place = placeOnCanvas(token, placeholders !== undefined);
    const group = rootGroup(token, place, { placeholders });
    written = `${ROOT}${group.markup}`;
    if (!token.empty) open.push({ ...OUTSIDE, name: token.name, dashes: group.dashes });
  }

  return {
    start(token: Start): void {
      if (written === '') {
        root(token);
        return;
      }
      const outer = open.at(-1) ?? OUTSIDE;
      const fate = outer.kept ? fateOf(token.name) : 'leftOut';
      if (fate !== 'kept' && fate !== 'leftOut') throw refusal(fate, { name: token.name });
      if (token.name === 'svg') throw refusal('element', { name: 'svg' });
      budget.element(open.length);
      if (fate === 'leftOut') {
        if (!token.empty) open.push({ ...outer, name: token.name, kept: false });
        return;
      }
      const { markup, context } = cleanElement(token, outer, { budget, placeholders, classes });
      written += markup;
      if (!token.empty) open.push({ ...context, name: token.name, kept: true });
    },
    end(): void {
      const closed = open.pop() ?? OUTSIDE;
      if (!closed.kept) return;
      conditions.leave(open.length);
      written += open.length > 0 ? `</${closed.name}>` : '';
    },
    text(text: string): void {
      const outer = open.at(-1) ?? OUTSIDE;
      if (outer.kept) written += conditions.text(text, open.length);
      else if (outer.name === 'style') classes = new Map([...classes, ...readClasses(decodeText(text))]);
    },
    finish(): string {
      conditions.finish();
      return `${written}</g></svg>`;
    },
  };
}
