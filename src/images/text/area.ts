import type { TextArea } from '../templates/manifest.js';

/** Nominal ink of a line in em: up to the ring of an Å, down to the foot of a g. */
export const ASCENT = 1;
export const DESCENT = 0.22;

export function blockHeight(area: TextArea, lines: number, size: number): number {
  return size * (ASCENT + DESCENT + (lines - 1) * area.lineHeight);
}

/** Base line of each line of a block, in the template's units. */
export function baselines(area: TextArea, lines: number, size: number): readonly number[] {
  const spare = area.height - blockHeight(area, lines, size);
  const above = { top: 0, middle: spare / 2, bottom: spare }[area.vertical];
  return Array.from(
    { length: lines },
    (_, index) => area.y + above + size * (ASCENT + index * area.lineHeight),
  );
}

/** How wide each line of a block may be, in the template's units: the narrowest place of its band. */
export function lineWidths(area: TextArea, lines: number, size: number): readonly number[] {
  return baselines(area, lines, size).map((baseline) =>
    narrowest(area, baseline - ASCENT * size, baseline + DESCENT * size),
  );
}

/** The area's narrowest width between two heights. */
export function narrowest(area: TextArea, top: number, bottom: number): number {
  const last = area.taper.length - 1;
  if (last < 1) return area.width * (area.taper[0] ?? 1);
  const place = (y: number): number => Math.min(last, Math.max(0, ((y - area.y) / area.height) * last));
  const shares = [shareAt(area.taper, place(top)), shareAt(area.taper, place(bottom))];
  for (let knot = Math.ceil(place(top)); knot <= place(bottom); knot += 1)
    shares.push(shareAt(area.taper, knot));
  return area.width * Math.min(...shares);
}

function shareAt(taper: readonly number[], place: number): number {
  const before = taper[Math.floor(place)] ?? 1;
  const after = taper[Math.ceil(place)] ?? before;
  return before + (after - before) * (place - Math.floor(place));
}

/** Left end of a line of this width. */
export function lineStart(area: TextArea, available: number, width: number): number {
  const left = area.x + (area.width - available) / 2;
  return left + { left: 0, centre: (available - width) / 2, right: available - width }[area.align];
}
