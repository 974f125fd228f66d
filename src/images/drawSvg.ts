import type { Template } from './templates/loadTemplates.js';
import { layoutText } from './text/layoutText.js';
import { outlines } from './text/outlines.js';
import { typeface } from './text/typeface.js';

/** The picture as SVG: texts are paths, nothing outside is referred to. `values` as `resolveValues` gives them. */
export function drawSvg(template: Template, values: Readonly<Record<string, string>>): string {
  const areas = template.manifest.areas.map((area) => {
    const face = typeface(area.weight);
    const layout = layoutText(values[area.text] ?? '', area, face);
    return [area.name, outlines(layout, face, area.tracking)] as const;
  });
  return template.svg.fill({ ...values, ...Object.fromEntries(areas) });
}
