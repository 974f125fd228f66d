import type { ImageTemplate } from '../../domain/ports/images.js';
import type { Weight } from '../text/typeface.js';

/** badge-templates/<name>/manifest.json, checked. */
export interface Manifest extends Pick<ImageTemplate, 'title' | 'parameters'> {
  readonly areas: readonly TextArea[];
}

/** Where a text is drawn: a box in the template's units, 512 to a side, and how the text wraps and shrinks in it. */
export interface TextArea {
  /** Its outlines stand in the template as `{{name}}`. */
  readonly name: string;
  /** The text parameter it shows. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly minimumSize: number;
  readonly maximumSize: number;
  /** At most this many. */
  readonly lines: number;
  readonly align: 'left' | 'centre' | 'right';
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly weight: Weight;
  /** From base line to base line, in em. */
  readonly lineHeight: number;
  /** Added between characters, in em. */
  readonly tracking: number;
  /** Shares of the width at equal steps from top to bottom, for round and pointed shapes; [1] is a plain box. */
  readonly taper: readonly number[];
}

/** The side of every template's canvas. */
export const CANVAS = 512;
