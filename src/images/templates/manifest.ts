import type { ImageTemplate } from '../../domain/ports/images.js';
import type { Weight } from '../text/typeface.js';

/** badge-templates/<name>/manifest.json, checked. */
export interface Manifest extends Pick<ImageTemplate, 'title' | 'parameters'> {
  readonly areas: readonly TextArea[];
  readonly arcs: readonly TextArc[];
}

/** A text to draw, of whatever shape; lengths in the template's units, 512 to a side. */
export interface PlacedText {
  /** Its outlines stand in the template as `{{name}}`. */
  readonly name: string;
  /** The text parameter it shows. */
  readonly text: string;
  readonly minimumSize: number;
  readonly maximumSize: number;
  readonly weight: Weight;
  /** Added between characters, in em. */
  readonly tracking: number;
  readonly capitals: boolean;
}

/** A box, and how the text wraps and shrinks in it. */
export interface TextArea extends PlacedText {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** At most this many. */
  readonly lines: number;
  readonly align: 'left' | 'centre' | 'right';
  readonly vertical: 'top' | 'middle' | 'bottom';
  /** From base line to base line, in em. */
  readonly lineHeight: number;
  /** Shares of the width at equal steps from top to bottom, for round and pointed shapes; [1] is a plain box. */
  readonly taper: readonly number[];
}

/** One line along a circle, in its middle the topmost or the lowest point; it shrinks to the sweep. */
export interface TextArc extends PlacedText {
  /** Of the circle's centre. */
  readonly x: number;
  readonly y: number;
  /** Of the base line. */
  readonly radius: number;
  /** How much of the circle it may take, in degrees. */
  readonly sweep: number;
  /** Letters stand outwards on the top of the circle, and inwards on its bottom. */
  readonly side: 'top' | 'bottom';
}

/** The side of every template's canvas. */
export const CANVAS = 512;
