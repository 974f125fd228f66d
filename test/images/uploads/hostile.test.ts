import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { TemplateUpload } from '../../../src/domain/ports/images.js';
import { InvalidInput } from '../../../src/errors.js';
import { createImages } from '../../../src/images/images.js';
import { closedSvgFaults } from '../../../src/images/templates/closedSvg.js';
import { loadLocales } from '../../../src/locales/locales.js';
import { TEMPLATES } from '../fixtures.js';
import { ATTACKS } from './attacks.js';
import { MANIFEST, SVG, TEMPLATE } from './samples.js';

const images = createImages({ templatesDirs: [TEMPLATES] });
const words = loadLocales({ strict: true }).translate('en');

/** Why an upload is refused, and that there are words for it. */
async function reasonOf(upload: Partial<TemplateUpload> & Pick<TemplateUpload, 'file'>): Promise<string> {
  try {
    await images.readTemplate({ title: 'Mine', ...upload });
  } catch (error) {
    assert.ok(error instanceof InvalidInput, String(error));
    for (const { message, values } of error.faults)
      assert.doesNotMatch(words(message, values), /\{(?!\{)\w+\}(?!\})/);
    return error.faults.map(({ field, message }) => `${field} ${message}`).join('\n');
  }
  return 'taken';
}

describe('A hostile upload', () => {
  let folder = '';
  let server: Server;
  let here = '';
  let asked = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    writeFileSync(join(folder, 'secret.png'), await sharp(Buffer.from(SVG)).png().toBuffer());
    server = createServer((_, response) => {
      asked += 1;
      response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    here = `http://127.0.0.1:${port}`;
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await new Promise((resolve) => server.close(resolve));
  });

  const armed = (content: string): Buffer => {
    const file = pathToFileURL(join(folder, 'secret.png')).href;
    return Buffer.from(content.replaceAll('HERE', here).replaceAll('FILE', file));
  };

  for (const [kind, attacks] of Object.entries(ATTACKS)) {
    describe(`that ${kind}`, () => {
      for (const { name, content, reason, isTemplate } of attacks) {
        it(`is refused, with its reason: ${name}`, async () => {
          const manifest = isTemplate && { manifest: Buffer.from(MANIFEST) };
          const said = await reasonOf({ file: armed(content), ...manifest });
          assert.match(said, reason);
          assert.match(said, /^file images\.upload\./);
        }).timeout(40_000);
      }
    });
  }

  it('has asked nobody for anything', () => assert.equal(asked, 0));

  describe('as a PNG', () => {
    const png = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#123456' } })
        .png()
        .toBuffer();

    it('is refused beyond 4096 by 4096 pixels, though it is small as a file', async () => {
      const bomb = await png(9_000, 9_000);
      assert.ok(bomb.length < 2_000_000);
      assert.match(await reasonOf({ file: bomb }), /picture/);
    }).timeout(20_000);

    it('is refused when cut off, or when something else calls itself one', async () => {
      const whole = await png(300, 300);
      assert.match(await reasonOf({ file: whole.subarray(0, whole.length / 2) }), /picture/);
      const other = Buffer.concat([whole.subarray(0, 8), Buffer.from('<svg/>')]);
      assert.match(await reasonOf({ file: other }), /picture/);
    });

    it('is refused when its header says a huge size', async () => {
      const lying = Buffer.from(await png(10, 10));
      lying.writeUInt32BE(0x7fffffff, 16);
      assert.match(await reasonOf({ file: lying }), /picture/);
    });

    it('keeps its pixels only: no text, no place, no badge of somebody else', async () => {
      const carrier = images.bakePng(await png(100, 100), '{"secret":"credential"}');
      const { svg } = await images.readTemplate({ file: carrier, title: 'Mine' });
      const inside = Buffer.from(/base64,([^"]+)/.exec(svg)?.[1] ?? '', 'base64');
      assert.equal(images.extractPng(inside), undefined);
      assert.ok(!inside.includes('secret'));
    });
  });

  describe('as a zip', () => {
    const zip = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
      Buffer.from(
        zipSync(
          Object.fromEntries(
            Object.entries(files).map(([name, content]) => [
              name,
              typeof content === 'string' ? strToU8(content) : content,
            ]),
          ),
        ),
      );

    it('is refused as a bomb, long before it is unpacked', async () => {
      const bomb = zip({ 'manifest.json': MANIFEST, 'template.svg.hbs': new Uint8Array(60_000_000) });
      assert.ok(bomb.length < 2_000_000);
      const before = process.memoryUsage().arrayBuffers;
      assert.match(await reasonOf({ file: bomb }), /zipTooLarge/);
      assert.ok(process.memoryUsage().arrayBuffers - before < 24_000_000);
    }).timeout(30_000);

    it('is refused with too many files', async () => {
      const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`a/b/${index}`, 'x']));
      assert.match(await reasonOf({ file: zip({ ...many, 'manifest.json': MANIFEST }) }), /zipTooLarge/);
    });

    it('writes nothing, whatever its names say', async () => {
      const names = [
        '../manifest.json',
        '../../template.svg.hbs',
        '/template.svg.hbs',
        'C:\\template.svg.hbs',
      ];
      for (const name of names) {
        const said = await reasonOf({ file: zip({ [`../${name}`]: SVG, 'a/b/c/manifest.json': MANIFEST }) });
        assert.match(said, /zipFile/, name);
      }
    });

    it('is refused with a file twice, a file missing, or damaged', async () => {
      assert.match(await reasonOf({ file: zip({ 'a/manifest.json': MANIFEST }) }), /zipFile/);
      const twice = zip({ 'a/manifest.json': MANIFEST, 'b/manifest.json': MANIFEST, 'template.svg': SVG });
      assert.match(await reasonOf({ file: twice }), /upload\.zip$/);
      const sound = zip({ 'manifest.json': MANIFEST, 'template.svg.hbs': TEMPLATE });
      assert.equal(await reasonOf({ file: sound }), 'taken');
      assert.match(await reasonOf({ file: sound.subarray(0, 200) }), /upload\.zip/);
      const damaged = Buffer.from(sound);
      damaged.fill(0xff, 60, 140);
      assert.match(await reasonOf({ file: damaged }), /upload\.zip/);
    });
  });

  describe('as a manifest', () => {
    const withManifest = (manifest: string) =>
      reasonOf({ file: Buffer.from(TEMPLATE), manifest: Buffer.from(manifest) });

    it('is refused when it is no JSON, too large, or endlessly deep', async () => {
      assert.match(await withManifest('{'), /templateFault/);
      assert.match(await withManifest(' '.repeat(70_000)), /manifestTooLarge/);
      assert.match(await withManifest('['.repeat(60_000)), /templateFault/);
      assert.match(await withManifest('null'), /templateFault/);
    });

    it('is refused when it reaches for what every object has', async () => {
      for (const name of ['__proto__', 'constructor', 'toString', 'if', 'else']) {
        const changed = MANIFEST.replaceAll('"primary"', `"${name}"`);
        assert.notEqual(await withManifest(changed), 'taken', name);
      }
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });

    it('is refused with more texts, parameters or places than a picture can have', async () => {
      const { parameters, areas, ...rest } = JSON.parse(MANIFEST);
      const many = Array.from({ length: 200 }, (_, index) => ({ ...areas[0], name: `area${index}` }));
      assert.match(await withManifest(JSON.stringify({ ...rest, parameters, areas: many })), /templateFault/);
    });
  });

  it('is told from what is only unusual: an empty file, a JPEG, a text', async () => {
    assert.match(await reasonOf({ file: Buffer.alloc(0) }), /empty/);
    const jpeg = await sharp(Buffer.from(SVG)).jpeg().toBuffer();
    for (const file of [jpeg, Buffer.from('hello'), Buffer.from([0xff, 0xfe, 0x3c, 0x00])]) {
      assert.match(await reasonOf({ file }), /format/);
    }
    assert.match(await reasonOf({ file: Buffer.from([0x3c, 0x73, 0xff, 0xff]) }), /damaged/);
    assert.match(await reasonOf({ file: Buffer.from(SVG), title: '' }), /title images\.upload\.title/);
  });

  it('leaves nothing behind in what was taken', async () => {
    const noisy = SVG.replace(
      '<path',
      '<!-- secret --><metadata><rdf:RDF xmlns:rdf="x">secret</rdf:RDF></metadata><path data-note="secret" ',
    );
    const { svg } = await images.readTemplate({ file: Buffer.from(noisy), title: 'Mine' });
    assert.deepEqual(closedSvgFaults(svg), []);
    assert.ok(!svg.includes('secret'));
  });
});
