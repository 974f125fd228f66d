import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createImages } from '../../../src/images/images.js';
import { loadTemplates } from '../../../src/images/templates/loadTemplates.js';
import { cleanSvg } from '../../../src/images/uploads/cleanSvg.js';
import { plain, TEMPLATES, TEXTS } from '../fixtures.js';
import { MANIFEST, TEMPLATE } from './samples.js';

const images = createImages({ templatesDirs: [TEMPLATES] });
const pixels = (svg: string) => sharp(Buffer.from(svg)).resize(128, 128).ensureAlpha().raw().toBuffer();
/** Every channel within a hair: the same picture, though its markup differs. */
async function assertSamePicture(one: string, other: string): Promise<void> {
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  assert.ok(a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= 3));
}

const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Generator: Adobe Illustrator -->
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 100 80" style="enable-background:new 0 0 100 80;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#E30613;} /* red */
	.st1, .st2{fill:none;stroke:#004B93;stroke-width:4;}
</style>
<g><rect class="st0" x="10" y="10" width="60" height="60"/><circle class="st1" cx="60" cy="40" r="20"/></g>
</svg>`;
const INKSCAPE = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="200mm" height="200mm" viewBox="0 0 200 200" fill="none" sodipodi:docname="C:\\\\badge.svg">
<sodipodi:namedview id="base" inkscape:zoom="1"/><title>Mine</title>
<defs><linearGradient id="a"><stop style="stop-color:#ff0000;stop-opacity:1" offset="0"/><stop style="stop-color:#0000ff" offset="1"/></linearGradient>
<linearGradient id="b" xlink:href="#a" x1="0" x2="200" y1="0" y2="0" gradientUnits="userSpaceOnUse"/></defs>
<path style="fill:url(#b);stroke:#222222;stroke-width:6;-inkscape-stroke:none" d="M 100,10 190,100 100,190 10,100 Z" inkscape:label="x"/>
</svg>`;

describe('A picture of a drawing program', () => {
  it('of Illustrator looks as before, its classes become attributes', async () => {
    const cleaned = cleanSvg(ILLUSTRATOR);
    assert.doesNotMatch(cleaned, /style|class|DOCTYPE|<!--|xlink|version/);
    const square = ILLUSTRATOR.replace(
      'viewBox="0 0 100 80"',
      'width="512" height="512" viewBox="0 -10 100 100"',
    );
    await assertSamePicture(cleaned, square);
  });

  it('of Inkscape looks as before, its notes are gone', async () => {
    const cleaned = cleanSvg(INKSCAPE);
    assert.doesNotMatch(cleaned, /inkscape|sodipodi|badge\.svg|Mine/);
    await assertSamePicture(cleaned, INKSCAPE);
  });

  it('becomes a template with nothing to choose', async () => {
    const files = await images.readTemplate({ file: Buffer.from(INKSCAPE), title: 'Our badge' });
    const gallery = images.withTemplates([{ name: 'own-badge', ...files }]);
    const template = gallery.templates().at(-1);
    assert.deepEqual(
      [template?.name, template?.title, template?.parameters],
      ['own-badge', { en: 'Our badge' }, []],
    );
    const { width, height } = await sharp(await gallery.render(plain('own-badge'), TEXTS, 256)).metadata();
    assert.deepEqual([width, height], [256, 256]);
  });
});

describe('A PNG as a finished picture', () => {
  it('is put into the middle of the canvas, and is inside the SVG', async () => {
    const file = await sharp({ create: { width: 90, height: 60, channels: 4, background: '#d81b60' } })
      .png()
      .toBuffer();
    const files = await images.readTemplate({ file, title: 'Pink' });
    const gallery = images.withTemplates([{ name: 'own-pink', ...files }]);
    const drawn = await sharp(await gallery.render(plain('own-pink'), TEXTS, 90))
      .raw()
      .toBuffer();
    const alpha = (x: number, y: number) => drawn[(y * 90 + x) * 4 + 3];
    assert.deepEqual([alpha(45, 45), alpha(45, 3)], [255, 0]);
    assert.match(gallery.renderSvg(plain('own-pink'), TEXTS), /<image href="data:image\/png;base64,/);
  });
});

describe('A template', () => {
  it('is taken as SVG and manifest, and draws what it declares', async () => {
    const files = await images.readTemplate({
      file: Buffer.from(TEMPLATE),
      manifest: Buffer.from(MANIFEST),
      title: '',
    });
    const gallery = images.withTemplates([{ name: 'own-one', ...files }]);
    assert.deepEqual(gallery.check(plain('own-one'), TEXTS), []);
    const [one, other] = ['1', '2'].map((level) => gallery.renderSvg(plain('own-one', { level }), TEXTS));
    assert.doesNotMatch(one ?? '', /<circle|\{\{/);
    assert.match(other ?? '', /<circle/);
  });

  for (const { name, manifest } of loadTemplates([TEMPLATES])) {
    it(`such as ${name} would be taken as an upload, and looks the same`, async () => {
      const read = (file: string) => readFileSync(join(TEMPLATES, name, file));
      const upload = { file: read('template.svg.hbs'), manifest: read('manifest.json'), title: '' };
      const gallery = images.withTemplates([{ name: 'own-copy', ...(await images.readTemplate(upload)) }]);
      const level = manifest.parameters.find(({ type }) => type === 'level');
      const parameters = level ? { [level.name]: '2' } : {};
      await assertSamePicture(
        gallery.renderSvg(plain('own-copy', parameters), TEXTS),
        images.renderSvg(plain(name, parameters), TEXTS),
      );
    });
  }
});
