import assert from 'node:assert/strict';
import { loadTemplates } from '../../src/images/templates/loadTemplates.js';
import type { TextArc } from '../../src/images/templates/manifest.js';
import { ASCENT, DESCENT } from '../../src/images/text/area.js';
import { arcOutlines, layoutArc } from '../../src/images/text/layoutArc.js';
import { typeface } from '../../src/images/text/typeface.js';
import { ISSUERS, LANGUAGES, TEMPLATES, TITLES } from './fixtures.js';

const ARC: TextArc = {
  name: 'issuerOutline',
  text: 'issuer',
  x: 256,
  y: 256,
  radius: 190,
  sweep: 240,
  side: 'top',
  minimumSize: 12,
  maximumSize: 28,
  weight: 'semibold',
  tracking: 0.08,
  capitals: true,
};
const face = typeface('semibold');

/** Where the ink is: distance from the circle's centre, and degrees from the middle of the arc. */
function inkOf(text: string, arc: TextArc): { radii: number[]; angles: number[] } {
  const path = arcOutlines(layoutArc(text, arc, face), arc, face);
  assert.match(path, /^[MLQCZ\d .-]+$/);
  const numbers = path.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  assert.ok(numbers.length > 0 && numbers.length % 2 === 0);
  const points = Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: (numbers[index * 2] ?? 0) - arc.x,
    y: (numbers[index * 2 + 1] ?? 0) - arc.y,
  }));
  const up = arc.side === 'top' ? -1 : 1;
  return {
    radii: points.map(({ x, y }) => Math.hypot(x, y)),
    angles: points.map(({ x, y }) => (Math.atan2(x, y * up) * 180) / Math.PI),
  };
}

function assertOnRing(text: string, arc: TextArc): void {
  const { size } = layoutArc(text, arc, face);
  assert.ok(size >= arc.minimumSize && size <= arc.maximumSize);
  const { radii, angles } = inkOf(text, arc);
  const [above, below] = arc.side === 'top' ? [ASCENT, DESCENT] : [DESCENT, ASCENT];
  assert.ok(Math.max(...radii) <= arc.radius + above * size * 1.1, 'reaches too far out');
  assert.ok(Math.min(...radii) >= arc.radius - below * size * 1.1, 'reaches too far in');
  // The feet of letters that lean out of their own advance, seen from nearer the centre.
  const tolerance = 2.5;
  for (const angle of angles) assert.ok(Math.abs(angle) <= arc.sweep / 2 + tolerance, `ink at ${angle}°`);
}

describe('layoutArc', () => {
  for (const side of ['top', 'bottom'] as const) {
    it(`keeps every language's texts on the ${side} of the ring`, () => {
      const texts = [...ISSUERS, ...LANGUAGES.flatMap((language) => TITLES[language])];
      for (const text of texts) assertOnRing(text, { ...ARC, side });
    });
  }

  it('keeps whatever is typed on the rings of the shipped templates', () => {
    const arcs = loadTemplates([TEMPLATES]).flatMap(({ manifest }) => manifest.arcs);
    assert.ok(arcs.length > 0);
    for (const arc of arcs) {
      for (const text of [...ISSUERS, 'W'.repeat(120), 'i'.repeat(300), 'Å']) assertOnRing(text, arc);
    }
  });

  it('takes the largest size for a short text and cuts only what the smallest size cannot hold', () => {
    assert.equal(layoutArc('TŠ', ARC, face).size, ARC.maximumSize);
    const shrunk = layoutArc(ISSUERS[1], ARC, face);
    assert.equal(shrunk.cut, false);
    const cut = layoutArc('Wort '.repeat(60), ARC, face);
    assert.equal(cut.cut, true);
    assert.match(cut.text, /\S…$/);
  });

  it('sets capitals, ß as SS, and draws nothing for nothing', () => {
    assert.equal(layoutArc('Straße', ARC, face).text, 'STRASSE');
    assert.equal(arcOutlines(layoutArc(' ', ARC, face), ARC, face), '');
  });

  it('reads from left to right on both sides', () => {
    for (const side of ['top', 'bottom'] as const) {
      const { angles } = inkOf('Web', { ...ARC, side });
      assert.ok((angles[0] ?? 0) < (angles.at(-1) ?? 0));
    }
  });
});
