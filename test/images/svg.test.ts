import assert from 'node:assert/strict';
import fc from 'fast-check';
import sharp from 'sharp';
import { InvalidInput } from '../../src/errors.js';
import { createImages } from '../../src/images/images.js';
import { bakeSvg, extractSvg } from '../../src/images/svg/svg.js';
import { plain, TEMPLATES, TEXTS } from './fixtures.js';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';
const OPEN_BADGES = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
const PICTURE = `<svg ${SVG} width="8" height="8"><rect width="8" height="8"/></svg>`;
const CREDENTIAL = '{"name":"Õun & <b>]] 漢😀</b>"}';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiYSJ9.c2ln';
const baked = (inner: string) => `<svg ${SVG} ${OPEN_BADGES}>${inner}<rect/></svg>`;

function refusal(svg: string, verb: (svg: string) => unknown = extractSvg): string {
  try {
    verb(svg);
  } catch (error) {
    assert.ok(error instanceof InvalidInput, String(error));
    assert.equal(error.faults[0]?.field, 'file');
    return error.faults[0]?.message ?? '';
  }
  return 'accepted';
}

describe('bakeSvg and extractSvg', () => {
  it('put JSON in CDATA right behind the svg tag, and a token in an attribute', () => {
    assert.equal(
      bakeSvg(PICTURE, CREDENTIAL),
      PICTURE.replace(
        ' height="8">',
        ` height="8" ${OPEN_BADGES}><openbadges:credential><![CDATA[${CREDENTIAL}]]></openbadges:credential>`,
      ),
    );
    assert.ok(bakeSvg(PICTURE, TOKEN).includes(`><openbadges:credential verify="${TOKEN}"/><rect`));
    assert.equal(extractSvg(bakeSvg(PICTURE, CREDENTIAL)), CREDENTIAL);
    assert.equal(extractSvg(bakeSvg(PICTURE, TOKEN)), TOKEN);
  });

  it('round-trip any JSON, and byte for byte where XML can hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, harmless) => {
        const json = JSON.stringify({ text: harmless ? text.replace(/]]>|[\uFFFE\uFFFF]/g, '') : text });
        const extracted = extractSvg(bakeSvg(PICTURE, json)) ?? '';
        assert.deepEqual(JSON.parse(extracted), JSON.parse(json));
        if (harmless) assert.equal(extracted, json);
      }),
      { numRuns: 200 },
    );
  });

  it('escape what would end the CDATA section or is no character of XML', () => {
    const json = '{"a":"]]>\uFFFE"}';
    const svg = bakeSvg(PICTURE, json);
    assert.ok(svg.includes('{"a":"]]\\u003e\\ufffe"}'));
    assert.deepEqual(JSON.parse(extractSvg(svg) ?? ''), JSON.parse(json));
  });

  it('replace what was baked before, and keep every other byte', () => {
    assert.equal(bakeSvg(bakeSvg(PICTURE, CREDENTIAL), TOKEN), bakeSvg(PICTURE, TOKEN));
    const twice = baked(
      '<openbadges:credential verify="a"/><g><openbadges:credential>{}</openbadges:credential></g>',
    );
    assert.equal(bakeSvg(twice, TOKEN), baked(`<openbadges:credential verify="${TOKEN}"/><g></g>`));
    assert.equal(
      bakeSvg(`<svg ${SVG}/>`, TOKEN),
      `<svg ${SVG} ${OPEN_BADGES}><openbadges:credential verify="${TOKEN}"/></svg>`,
    );
  });

  it('read other prefixes, white space, entities and plain text', () => {
    const other = `<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:ob='https://purl.imsglobal.org/ob/v3p0'><ob:credential>\n{"a":"&lt;&#228;&#x10FFFF;"} </ob:credential></s:svg>`;
    assert.equal(extractSvg(other), '{"a":"<ä\u{10FFFF}"}');
    const own = `<svg ${SVG}><credential xmlns="https://purl.imsglobal.org/ob/v3p0" verify="${TOKEN}"></credential></svg>`;
    assert.equal(extractSvg(own), TOKEN);
    const preamble = `\uFEFF<?xml version="1.0"?><!-- <svg> --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">`;
    assert.equal(extractSvg(preamble + baked(`<openbadges:credential verify="${TOKEN}"/>`)), TOKEN);
  });

  it('answer undefined where nothing is baked, OB 2 badges and look-alikes included', () => {
    for (const svg of [
      PICTURE,
      bakeSvg(PICTURE, TOKEN).replaceAll('/ob/v3p0', '/spec/ob/v3p0'),
      `<svg ${SVG} xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="${TOKEN}"/></svg>`,
      `<svg ${SVG}><credential verify="${TOKEN}"/></svg>`,
      baked(`<!-- <openbadges:credential verify="${TOKEN}"/> -->`),
      baked(`<text><![CDATA[<openbadges:credential verify="${TOKEN}"/>]]></text>`),
      baked('<openbadges:credential/>'),
      baked('<openbadges:credential></openbadges:credential>'),
    ])
      assert.equal(extractSvg(svg), undefined, svg);
  });

  it('refuse two credentials, and another Open Badges version to bake into', () => {
    const one = `<openbadges:credential verify="${TOKEN}"/>`;
    assert.equal(refusal(baked(one + one)), 'images.severalCredentials');
    const older = `<svg ${SVG} xmlns:openbadges="http://openbadges.org"/>`;
    assert.equal(
      refusal(older, (svg) => bakeSvg(svg, TOKEN)),
      'images.olderBakedSvg',
    );
  });

  it('refuse a document type with declarations: no entity is ever expanded', () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;
    const outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const prolog of [laughs, outside, '<!DOCTYPE svg [', '<!ENTITY a "b">'])
      assert.equal(refusal(prolog + baked('&b;')), 'images.svgDocumentType', prolog);
    assert.equal(refusal(baked('<openbadges:credential>&x;</openbadges:credential>')), 'images.damagedSvg');
    assert.equal(refusal(baked('<rect id="&x;"/>')), 'images.damagedSvg');
  });

  it('refuse what is no SVG or is not well-formed', () => {
    for (const text of ['<html></html>', '<svg></svg>', `<x ${SVG}/>`])
      assert.equal(refusal(text), 'images.notSvg', text);
    const damaged = [
      '',
      'badge',
      PICTURE + PICTURE,
      `${PICTURE}x`,
      PICTURE.slice(0, -1),
      PICTURE.replace('</svg>', '</g>'),
      baked('<g>'),
      baked('<a b=c/>'),
      baked('<a b="1" b="2"/>'),
      baked('<a b="<"/>'),
      baked('<![CDATA['),
      baked('<!-- '),
      baked('<openbadges:credential><b/></openbadges:credential>'),
      baked('<openbadges:credential verify="&#0;"/>'),
      baked('<openbadges:credential verify="&#xFFFFFF;"/>'),
    ];
    for (const text of damaged) assert.equal(refusal(text), 'images.damagedSvg', text);
    for (let length = 1; length < PICTURE.length; length += 1)
      assert.notEqual(refusal(PICTURE.slice(0, length)), 'accepted', `cut at ${length}`);
  });

  it('end soon on what is made to take long', () => {
    const deep = (text: string, count: number) => baked(text.repeat(count));
    assert.equal(refusal(deep('<g>', 100_000)), 'images.damagedSvg');
    assert.equal(refusal(baked(`<a ${'b '.repeat(500_000)}/>`)), 'images.damagedSvg');
    assert.equal(refusal(baked(`<a${' '.repeat(1_000_000)}x`)), 'images.damagedSvg');
    assert.equal(refusal(baked(`<${'a'.repeat(1_000_000)}`)), 'images.damagedSvg');
    assert.equal(refusal(`<!DOCTYPE ${'x'.repeat(1_000_000)}`), 'images.svgDocumentType');
    const scope = Array.from({ length: 190 }, (_, n) => `xmlns:n${n}="urn:${n}"`).join(' ');
    assert.equal(refusal(deep(`<g ${scope}>`, 250)), 'images.damagedSvg');
    assert.equal(refusal(deep('<credential/>', 300_000)), 'images.damagedSvg');
    assert.equal(refusal(`<svg ${SVG}>${' '.repeat(4 * 1024 * 1024)}</svg>`), 'images.svgTooLarge');
    assert.throws(() => bakeSvg(PICTURE, `{"a":"${'x'.repeat(4 * 1024 * 1024)}"}`), RangeError);
  });
});

describe('renderSvg', () => {
  const images = createImages({ templatesDirs: [TEMPLATES] });

  it('draws the picture of render without letters, links or scripts, and it bakes', async () => {
    for (const { name } of images.templates()) {
      const svg = images.renderSvg(plain(name), TEXTS);
      assert.ok(!/<text|font-family|<script|href="(?!#)|<image|url\((?!["']?#)/.test(svg), name);
      const pixels = async (file: Buffer) => sharp(file).resize(64, 64).raw().toBuffer();
      const drawn = await pixels(await sharp(Buffer.from(svg)).png().toBuffer());
      assert.deepEqual(drawn, await pixels(await images.render(plain(name), TEXTS)), name);
      const bakedSvg = images.bakeSvg(svg, CREDENTIAL);
      assert.equal(images.extractSvg(bakedSvg), CREDENTIAL);
      assert.deepEqual(await pixels(await sharp(Buffer.from(bakedSvg)).png().toBuffer()), drawn);
    }
  });

  it('refuses what render refuses', () => {
    assert.throws(() => images.renderSvg(plain('nothing-like-this'), TEXTS), InvalidInput);
  });
});
