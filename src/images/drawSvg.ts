import type { Template } from './templates/loadTemplates.js';
import { placeholderValues } from './templates/placeholders.js';
import { arcOutlines, layoutArc } from './text/layoutArc.js';
import { layoutText } from './text/layoutText.js';
import { outlines } from './text/outlines.js';
import { typeface } from './text/typeface.js';

/** The picture as SVG: texts are paths, nothing outside is referred to. `values` as `resolveValues` gives them. */
export function drawSvg({ manifest, svg }: Template, values: Readonly<Record<string, string>>): string {
  const areas = manifest.areas.map((area): [string, string] => {
    const face = typeface(area.weight);
    return [area.name, outlines(layoutText(values[area.text] ?? '', area, face), face, area.tracking)];
  });
  const arcs = manifest.arcs.map((arc): [string, string] => {
    const face = typeface(arc.weight);
    return [arc.name, arcOutlines(layoutArc(values[arc.text] ?? '', arc, face), arc, face)];
  });
  return svg.fill({
    ...placeholderValues(manifest.parameters, values),
    ...Object.fromEntries([...areas, ...arcs]),
  });
}
