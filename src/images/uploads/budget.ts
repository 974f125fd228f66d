import { refusal } from './refusal.js';

const MOST_ELEMENTS = 3_000;
const MOST_PATH_CHARACTERS = 300_000;
/** Each needs a surface of its own while it is drawn. */
const MOST_SURFACES = 120;
const DEEPEST_SURFACES = 6;
const DEEPEST = 40;
const MOST_DASHES = 100_000;
/** A curve is never longer than this many times the numbers it is written with. */
const LENGTH_FACTOR = 7;
/** Outlines and icons that a placeholder puts in. */
const PLACEHOLDER_LENGTH = 20_000;

/** Counts what a picture costs to draw. @throws {InvalidInput} from each method, once it is too much */
export interface Budget {
  element(depth: number): void;
  path(data: string): void;
  surface(nested: number): void;
  /** A shape with a dashed line. @param dashes as `stroke-dasharray` has them */
  dashes(dashes: string, geometry: readonly string[]): void;
}

export function createBudget(): Budget {
  const spent = { elements: 0, path: 0, surfaces: 0, dashes: 0 };
  const demand = (isEnough: boolean): void => {
    if (!isEnough) throw refusal('tooComplex');
  };
  return {
    element(depth) {
      spent.elements += 1;
      demand(spent.elements <= MOST_ELEMENTS && depth <= DEEPEST);
    },
    path(data) {
      spent.path += data.length;
      demand(spent.path <= MOST_PATH_CHARACTERS);
    },
    surface(nested) {
      spent.surfaces += 1;
      demand(spent.surfaces <= MOST_SURFACES && nested <= DEEPEST_SURFACES);
    },
    dashes(dashes, geometry) {
      const parts = numbersOf(dashes);
      const period = parts.reduce((sum, part) => sum + part, 0);
      if (period <= 0) return;
      const length = geometry.reduce((sum, text) => sum + lengthBound(text), 0);
      spent.dashes += (length / period) * parts.length;
      demand(spent.dashes <= MOST_DASHES);
    },
  };
}

function lengthBound(geometry: string): number {
  if (geometry.startsWith('{{')) return PLACEHOLDER_LENGTH;
  return LENGTH_FACTOR * numbersOf(geometry).reduce((sum, number) => sum + number, 0);
}

/** Without their signs. */
function numbersOf(text: string): readonly number[] {
  return Array.from(text.matchAll(/(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi), ([number]) => Number(number));
}
