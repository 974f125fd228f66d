import { CANVAS } from './manifest.js';

const ROOT = new RegExp(
  `^\\s*<svg xmlns="http://www\\.w3\\.org/2000/svg" width="${CANVAS}" height="${CANVAS}" viewBox="0 0 ${CANVAS} ${CANVAS}"`,
);

/** What would make a picture depend on anything but itself and the values it is given, or look different elsewhere. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<!(?:DOCTYPE|ENTITY)/i, 'declares a document type or an entity'],
  [/<\?/, 'holds a processing instruction'],
  [
    /<(?:\w+:)?(?:script|foreignObject|image|feImage|style|animate\w*|set|a|iframe)\b/i,
    'has an element that runs or loads something',
  ],
  [/<(?:\w+:)?(?:text|tspan|textPath|font)\b/i, 'has live text: texts are areas of the manifest'],
  [/\son\w+\s*=/i, 'has an event handler'],
  [/\bhref\s*=\s*["'](?!#)/i, 'refers to something outside'],
  [/url\(\s*["']?(?!#)/i, 'refers to something outside'],
  [/@import|\bxml:base\b|\\[0-9a-f]/i, 'refers to something outside'],
  [/<!\[CDATA\[/, 'hides characters in CDATA'],
];

/** The one picture that may stand in a picture: the issuer's logo, cleaned and held inside. */
const LOGO = /<image href="(?:\{\{[A-Za-z0-9]+\}\}|data:image\/png;base64,[A-Za-z0-9+/=]*)"(?= [a-z])/g;

/** Faults of an SVG that is to be drawn the same on every machine. */
export function closedSvgFaults(svg: string): readonly string[] {
  const rest = svg.replace(LOGO, '<logo');
  const faults = FORBIDDEN.filter(([pattern]) => pattern.test(rest)).map(([, problem]) => problem);
  if (!ROOT.test(svg)) {
    faults.unshift(
      `must begin with <svg> of ${CANVAS} to a side (xmlns, width, height, viewBox, in this order)`,
    );
  }
  return [...new Set(faults)];
}
