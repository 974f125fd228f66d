import assert from 'node:assert/strict';
import { loadTemplates } from '../../src/images/templates/loadTemplates.js';
import type { TextArea } from '../../src/images/templates/manifest.js';
import { ASCENT, DESCENT, narrowest } from '../../src/images/text/area.js';
import type { TextLayout } from '../../src/images/text/layoutText.js';
import { layoutText } from '../../src/images/text/layoutText.js';
import { outlines } from '../../src/images/text/outlines.js';
import { typeface } from '../../src/images/text/typeface.js';
import { ISSUERS, LANGUAGES, TEMPLATES, TITLES } from './fixtures.js';

const templates = loadTemplates([TEMPLATES]);
const AREA: TextArea = {
  name: 'titleOutline',
  text: 'text',
  x: 100,
  y: 100,
  width: 300,
  height: 160,
  minimumSize: 18,
  maximumSize: 60,
  lines: 5,
  align: 'centre',
  vertical: 'middle',
  weight: 'semibold',
  lineHeight: 1.05,
  tracking: 0,
  taper: [1],
  capitals: false,
};
const face = typeface('semibold');
const linesOf = (layout: TextLayout): readonly string[] => layout.lines.map((line) => line.text);

/** Nominal boxes inside the area and its taper, and the real ink (from the drawn outlines) inside the box. */
function assertInside(layout: TextLayout, area: TextArea): void {
  const tolerance = 0.01;
  assert.ok(layout.lines.length > 0 && layout.lines.length <= area.lines);
  assert.ok(layout.size >= area.minimumSize && layout.size <= area.maximumSize);
  for (const line of layout.lines) {
    const top = line.baseline - ASCENT * layout.size;
    const bottom = line.baseline + DESCENT * layout.size;
    assert.ok(top >= area.y - tolerance && bottom <= area.y + area.height + tolerance, line.text);
    const available = narrowest(area, top, bottom);
    const left = area.x + (area.width - available) / 2;
    assert.ok(line.x >= left - tolerance, `${line.text} begins too far left`);
    assert.ok(line.x + line.width <= left + available + tolerance, `${line.text} ends too far right`);
  }
  assertInkInside(outlines(layout, typeface(area.weight), area.tracking), area, layout.size);
}

/** Letters such as j and T reach a little over their own advance. */
function assertInkInside(path: string, area: TextArea, size: number): void {
  assert.match(path, /^[MLQCZ\d .-]+$/);
  const numbers = path.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  assert.ok(numbers.length > 0 && numbers.length % 2 === 0);
  const sideBearing = 0.06 * size;
  numbers.forEach((value, index) => {
    const [from, length] = index % 2 === 0 ? [area.x, area.width] : [area.y, area.height];
    assert.ok(value >= from - sideBearing && value <= from + length + sideBearing, `ink at ${value}`);
  });
}

describe('layoutText', () => {
  for (const { name, manifest } of templates) {
    const title = manifest.areas.find((area) => area.text === 'text');
    const issuers = manifest.areas.filter((area) => area.text === 'issuer');
    for (const language of LANGUAGES) {
      it(`keeps ${language} titles of 3 to 120 characters inside ${name}, whole words only`, () => {
        assert.ok(title);
        for (const text of TITLES[language]) {
          const layout = layoutText(text, title, typeface(title.weight));
          assertInside(layout, title);
          assert.equal(layout.split || layout.cut, false, `${text} was split or cut`);
          const drawn = linesOf(layout).join(' ').replaceAll('- ', '-');
          assert.equal(drawn, text.replaceAll('- ', '-'));
        }
      });
    }
    it(`keeps short and long issuer names inside ${name}`, () => {
      for (const area of issuers) {
        for (const text of ISSUERS) assertInside(layoutText(text, area, typeface(area.weight)), area);
      }
      assert.ok(issuers.length + manifest.arcs.length > 0);
    });
    it(`never leaves the areas of ${name}, whatever is typed`, () => {
      const hostile = [
        'W'.repeat(120),
        'Å'.repeat(120),
        'i'.repeat(500),
        'Ä-'.repeat(60),
        `a ${'Ůg'.repeat(80)} b`,
      ];
      for (const area of manifest.areas) {
        for (const text of hostile) assertInside(layoutText(text, area, typeface(area.weight)), area);
      }
    });
  }

  it('takes the largest size for a short text', () => {
    assert.equal(layoutText('Web', AREA, face).size, AREA.maximumSize);
  });

  it('draws nothing for an empty text', () => {
    assert.deepEqual(layoutText(' \u200b ', AREA, face).lines, []);
  });

  it('balances lines rather than leaving one word behind', () => {
    assert.deepEqual(linesOf(layoutText('Digital skills for everyday life and work', AREA, face)), [
      'Digital skills',
      'for everyday',
      'life and work',
    ]);
  });

  it('begins a line with a short word rather than ending one with it', () => {
    const lines = linesOf(layoutText('Varno delo v gozdu in na njivi', AREA, face));
    for (const line of lines.slice(0, -1)) assert.doesNotMatch(line, / (?:v|in|na)$/);
  });

  it('breaks behind a hyphen that is there, adding none', () => {
    const narrow = { ...AREA, width: 200, minimumSize: 36 };
    assert.deepEqual(linesOf(layoutText('ePortfolio-Expert', narrow, face)), ['ePortfolio-', 'Expert']);
  });

  it('breaks at a soft hyphen and shows it only there', () => {
    const narrow = { ...AREA, width: 200, minimumSize: 40 };
    const layout = layoutText('Daten\u00adschutz', narrow, face);
    assert.deepEqual(linesOf(layout), ['Daten-', 'schutz']);
    assert.deepEqual(linesOf(layoutText('Da\u00adten', AREA, face)), ['Daten']);
  });

  it('splits a word that fits no line, at a syllable, and only that word', () => {
    const narrow = { ...AREA, width: 165, minimumSize: 20, maximumSize: 26 };
    const layout = layoutText('Die Datenschutzgrundverordnung', narrow, face);
    assert.equal(layout.split, true);
    assert.deepEqual(linesOf(layout), ['Die Datenschutz-', 'grundverordnung']);
    assertInside(layout, narrow);
  });

  it('cuts with an ellipsis only what no size and no split makes fit', () => {
    const tiny = { ...AREA, height: 30, lines: 1 };
    const layout = layoutText('Umweltbewusstsein, Gesundheit und Arbeitssicherheit', tiny, face);
    assert.equal(layout.cut, true);
    assert.match(linesOf(layout).join(''), /^Umweltbewusstsein, \S.*[^ ,]…$/);
    assertInside(layout, tiny);
  });

  it('never breaks at a non-breaking space or hyphen', () => {
    const narrow = { ...AREA, width: 200, minimumSize: 20 };
    const words = ['EQF\u00a04', 'A\u20114', 'Šolski\u00a0center'];
    const lines = linesOf(layoutText(words.join(' '), narrow, face));
    for (const word of words)
      assert.ok(
        lines.some((line) => line.includes(word)),
        word,
      );
  });

  it('aligns left and to the bottom when the area says so', () => {
    const layout = layoutText('Teamwork', { ...AREA, align: 'left', vertical: 'bottom' }, face);
    assert.equal(layout.lines[0]?.x, AREA.x);
    assert.equal(layout.lines[0]?.baseline, AREA.y + AREA.height - DESCENT * layout.size);
  });

  it('kerns', () => {
    const width = (text: string): number => layoutText(text, AREA, face).lines[0]?.width ?? 0;
    assert.ok(width('To') < width('T') + width('o'));
  });
});
