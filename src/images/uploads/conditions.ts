import type { Placeholders } from './attributes.js';
import { refusal } from './refusal.js';

const MARK = /\{\{(?:#if ([A-Za-z0-9]+)|(\/if)|(else))\}\}/g;

/** Conditions between elements. Each begins and ends inside the same element: the SVG is sound whichever of them hold. */
export interface Conditions {
  /** What stays of a text between elements: its marks. */
  text(text: string, depth: number): string;
  /** An element was closed, and now so many are open. */
  leave(depth: number): void;
  finish(): void;
}

/** @param placeholders none: the picture is finished, and has no conditions */
export function createConditions(placeholders: Placeholders | undefined): Conditions {
  const open: { readonly depth: number; inElse: boolean }[] = [];

  function take([mark, name, end]: RegExpExecArray, depth: number): string {
    const current = open.at(-1);
    if (name !== undefined) {
      if (depth === 0 || placeholders?.has(name) !== true) throw misplaced(mark);
      open.push({ depth, inElse: false });
    } else if (current === undefined || current.depth !== depth) throw misplaced(mark);
    else if (end !== undefined) open.pop();
    else if (current.inElse) throw misplaced(mark);
    else current.inElse = true;
    return mark;
  }

  return {
    text(text, depth) {
      if (!/\{\{|\}\}/.test(text)) return '';
      const rest = text.replace(MARK, '');
      if (placeholders === undefined || /\{\{|\}\}/.test(rest)) throw misplaced(text.trim());
      return Array.from(text.matchAll(MARK), (mark) => take(mark, depth)).join('');
    },
    leave(depth) {
      if ((open.at(-1)?.depth ?? 0) > depth) throw misplaced('{{#if}}');
    },
    finish() {
      if (open.length > 0) throw misplaced('{{#if}}');
    },
  };
}

function misplaced(found: string) {
  return refusal('placeholder', { found: found.slice(0, 60) });
}
