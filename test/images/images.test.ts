import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { InvalidInput } from '../../src/errors.js';
import { createImages } from '../../src/images/images.js';
import { loadLocales } from '../../src/locales/locales.js';
import { plain, TEMPLATES, TEXTS } from './fixtures.js';

const images = createImages({ templatesDirs: [TEMPLATES] });
const names = images.templates().map((template) => template.name);
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('render', () => {
  for (const name of names) {
    it(`draws ${name} as a square PNG of the asked size`, async () => {
      for (const size of [16, 64, 333, 512, 1024]) {
        const { format, width, height, hasAlpha } = await sharp(
          await images.render(plain(name), TEXTS, size),
        ).metadata();
        assert.deepEqual(
          { format, width, height, hasAlpha },
          { format: 'png', width: size, height: size, hasAlpha: true },
        );
      }
      const { width } = await sharp(await images.render(plain(name), TEXTS)).metadata();
      assert.equal(width, 512);
    });

    it(`draws ${name} on a clear ground, dark against light in greyscale too`, async () => {
      const grey = await sharp(await images.render(plain(name), TEXTS))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { data, info } = grey;
      assert.equal(data[info.channels - 1], 0, 'the corner is transparent');
      const rows = Array.from({ length: 512 }, (_, y) => data[(y * 512 + 256) * info.channels] ?? 0);
      const middle = rows.slice(60, 430);
      assert.ok(Math.max(...middle) - Math.min(...middle) > 90, 'texts and ground differ in lightness');
    });
  }

  it('gives the same bytes to everyone who asks, drawn once', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => images.render(plain('hexagon'), TEXTS)));
    assert.equal(first, second);
    assert.equal(await images.render(plain('hexagon', { text: '', primary: '#0F5C63' }), TEXTS), first);
  });

  it('draws anew when any value or the size differs', async () => {
    const pictures = await Promise.all([
      images.render(plain('shield'), TEXTS),
      images.render(plain('shield'), { ...TEXTS, title: 'Another' }),
      images.render(plain('shield'), { ...TEXTS, issuer: 'Another' }),
      images.render(plain('shield', { primary: '#222222' }), TEXTS),
      images.render(plain('shield', { text: 'Short' }), TEXTS),
      images.render(plain('shield'), TEXTS, 256),
    ]);
    assert.equal(new Set(pictures.map(digest)).size, pictures.length);
  });

  it('forgets the least used pictures, and draws them again alike', async () => {
    const small = createImages({ templatesDirs: [TEMPLATES], cacheBytes: 1 });
    const first = await small.render(plain('minimal'), TEXTS);
    const second = await small.render(plain('minimal'), TEXTS);
    assert.notEqual(first, second);
    assert.deepEqual(first, second);
  });

  it('refuses sizes that are no picture', async () => {
    for (const size of [0, 15, 2049, 100.5, Number.NaN]) {
      await assert.rejects(images.render(plain('shield'), TEXTS, size), RangeError);
    }
  });

  it('refuses what check refuses', async () => {
    await assert.rejects(images.render(plain('shield', { primary: 'red' }), TEXTS), (error: unknown) => {
      assert.ok(error instanceof InvalidInput);
      assert.deepEqual(error.faults, [{ field: 'image.primary', message: 'images.colour' }]);
      return true;
    });
  });

  it('survives baking: the picture opens and the credential comes back', async () => {
    for (const name of names) {
      const picture = await images.render(plain(name), TEXTS);
      const baked = images.bakePng(picture, '{"id":"urn:x"}');
      assert.equal(images.extractPng(baked), '{"id":"urn:x"}');
      assert.deepEqual(await sharp(baked).raw().toBuffer(), await sharp(picture).raw().toBuffer());
    }
  });

  it('gives the same bytes on a machine with no fonts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-fonts-'));
    try {
      const configuration = join(folder, 'fonts.conf');
      writeFileSync(configuration, '<?xml version="1.0"?><fontconfig></fontconfig>');
      const script = fileURLToPath(new URL('./digestPictures.ts', import.meta.url));
      const output = execFileSync(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, FONTCONFIG_FILE: configuration, FONTCONFIG_PATH: folder, HOME: folder },
        encoding: 'utf8',
      });
      const here = await Promise.all(
        names.map(async (name) => `${name} ${digest(await images.render(plain(name), TEXTS))}`),
      );
      assert.deepEqual(output.trim().split('\n'), here);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('check', () => {
  const faultsOf = (
    parameters: Readonly<Record<string, string>>,
    title = TEXTS.title,
    issuer = TEXTS.issuer,
  ) => images.check(plain('hexagon', parameters), { title, issuer });

  it('finds nothing wrong with what a form begins with', () => {
    for (const { name, parameters } of images.templates()) {
      const defaults = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));
      assert.deepEqual(images.check(plain(name, defaults), TEXTS), []);
      assert.deepEqual(images.check(plain(name), TEXTS), []);
    }
  });

  it('takes colours as #rrggbb only', () => {
    assert.deepEqual(faultsOf({ primary: ' #A1b2C3 ' }), []);
    for (const colour of [
      'red',
      '#fff',
      '#12345678',
      'rgb(0,0,0)',
      '#12345g',
      '#123456"/><script>',
      'url(#a)',
    ]) {
      assert.deepEqual(
        faultsOf({ primary: colour }),
        [{ field: 'image.primary', message: 'images.colour' }],
        colour,
      );
    }
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ primary: 'x', accent: 'y', text: '漢', issuer: 'z'.repeat(101) });
    assert.deepEqual(faults.map(({ field, message }) => `${field} ${message}`).sort(), [
      'image.accent images.colour',
      'image.issuer images.tooLong',
      'image.primary images.colour',
      'image.text images.undrawable',
    ]);
  });

  it('names characters that cannot be drawn left to right, each once', () => {
    for (const [text, characters] of [
      ['Teamwork 🎓🎓 now', '🎓'],
      ['👩‍🏫 and 🇫🇮', '👩‍🏫 🇫🇮'],
      ['עברית', 'ע ב ר י ת'],
      ['漢字 и', '漢 字 и'],
      ['x̌', 'x̌'],
    ] as const) {
      assert.deepEqual(faultsOf({ text }), [
        { field: 'image.text', message: 'images.undrawable', values: { characters } },
      ]);
    }
  });

  it('points at the picture’s text when the title itself cannot be drawn, and is content with another text', () => {
    const title = 'Εργασία';
    assert.equal(faultsOf({}, title)[0]?.field, 'image.text');
    assert.deepEqual(faultsOf({ text: 'Ergasia' }, title), []);
    assert.equal(faultsOf({}, TEXTS.title, '学校')[0]?.field, 'image.issuer');
  });

  it('draws every letter of the five languages, and text typed with combining marks', () => {
    for (const text of [
      'čšžđ ČŠŽĐ äöåß ÄÖÅ üÜ',
      'àèéìòù ÀÈÉÌÒÙ €',
      '„Zitat“ “quote” »a« – — … 1½ & / @ §',
      'c\u030c\u00a0s\u030c',
      'a\u200b\u0007\tb',
    ]) {
      assert.deepEqual(faultsOf({ text }), [], text);
    }
  });

  it('checks the length of what is typed for the picture', () => {
    assert.deepEqual(faultsOf({ text: 'ä'.repeat(120) }), []);
    assert.deepEqual(faultsOf({ text: 'ä'.repeat(121) }), [
      { field: 'image.text', message: 'images.tooLong', values: { maximum: 120 } },
    ]);
  });

  it('leaves aside parameters of other templates, inherited names among them', () => {
    assert.deepEqual(faultsOf({ kind: '漢', constructor: 'x', __proto__: 'y' }), []);
  });

  it('knows only its templates', () => {
    for (const template of ['', 'nope', 'constructor', '../hexagon']) {
      assert.deepEqual(images.check(plain(template), TEXTS), [
        { field: 'image.template', message: 'images.unknownTemplate', values: { template } },
      ]);
    }
  });

  it('has a sentence for each of its faults', () => {
    const translate = loadLocales({ strict: true }).translate('en');
    const faults = [
      ...faultsOf({ primary: 'x', text: `漢${'z'.repeat(120)}` }),
      ...images.check(plain('nope'), TEXTS),
    ];
    assert.equal(faults.length, 4);
    for (const { message, values } of faults) assert.doesNotMatch(translate(message, values), /[{}]/);
  });
});
