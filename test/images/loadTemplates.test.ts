import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { drawSvg } from '../../src/images/drawSvg.js';
import { closedSvgFaults } from '../../src/images/templates/closedSvg.js';
import { loadTemplates } from '../../src/images/templates/loadTemplates.js';
import { compile } from '../../src/images/templates/substitution.js';
import { ISSUERS, LANGUAGES, TEMPLATES, TITLES, valuesOf } from './fixtures.js';

describe('the shipped badge templates', () => {
  const templates = loadTemplates([TEMPLATES]);

  it('are at least eight, of different name and title', () => {
    assert.ok(templates.length >= 8);
    assert.equal(new Set(templates.map((template) => template.manifest.title.en)).size, templates.length);
  });

  for (const template of templates) {
    const { manifest } = template;
    it(`${template.name} speaks all five languages`, () => {
      const choices = manifest.parameters.flatMap((parameter) => parameter.choices ?? []);
      for (const texts of [
        manifest.title,
        ...[...manifest.parameters, ...choices].map(({ label }) => label),
      ]) {
        assert.deepEqual(Object.keys(texts), [...LANGUAGES]);
        for (const text of Object.values(texts)) assert.notEqual(text.trim(), '');
      }
    });

    it(`${template.name} shows title and issuer, with colours to choose`, () => {
      assert.ok(manifest.areas.some((area) => area.text === 'text'));
      assert.ok([...manifest.areas, ...manifest.arcs].some(({ text }) => text === 'issuer'));
      const types = manifest.parameters.map((parameter) => parameter.type);
      assert.ok(types.filter((type) => type === 'colour').length >= 3);
      assert.equal(manifest.parameters.find(({ name }) => name === 'text')?.empty, 'title');
      assert.equal(manifest.parameters.find(({ name }) => name === 'issuer')?.empty, 'issuer');
    });

    it(`${template.name} draws pictures that refer to nothing outside and hold no live text`, () => {
      for (const language of LANGUAGES) {
        TITLES[language].forEach((title, index) => {
          const svg = drawSvg(template, valuesOf(template, { title, issuer: ISSUERS[index] ?? '' }));
          assert.deepEqual(closedSvgFaults(svg), []);
          assert.doesNotMatch(svg, /\{\{|undefined|NaN/);
          assert.ok(!svg.includes(title));
        });
      }
    });
  }
});

describe('loadTemplates', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'badge-templates-'));
    cpSync(join(TEMPLATES, 'hexagon'), join(folder, 'hexagon'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (file: string, from: string | RegExp, to: string): void => {
    const path = join(folder, 'hexagon', file);
    const text = readFileSync(path, 'utf8');
    assert.notEqual(text.replace(from, to), text, 'the test changes something');
    writeFileSync(path, text.replace(from, to));
  };
  const faults = (...folders: readonly string[]): string => {
    try {
      loadTemplates(folders.length > 0 ? folders : [folder]);
    } catch (error) {
      assert.ok(error instanceof Error);
      return error.message;
    }
    return '';
  };

  it('takes templates of several folders, and no name twice', () => {
    assert.equal(faults(), '');
    assert.match(faults(TEMPLATES, folder), /hexagon: another template has this name/);
  });

  it('lists every fault of every file, naming file and field', () => {
    change('manifest.json', '"lines": 6', '"lines": 60');
    change('manifest.json', '"text": "text"', '"text": "primary"');
    change('manifest.json', '"default": "#0f5c63"', '"default": "teal"');
    change('manifest.json', '"type": "text"', '"type": "number", "colour": "red"');
    change('template.svg.hbs', '{{accent}}', '{{unknown}}');
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'Bad Name'));
    const text = faults();
    for (const expected of [
      /hexagon\/manifest\.json: parameters\[0\]\.type must be one of colour, text, icon/,
      /hexagon\/manifest\.json: parameters\[0\]\.colour is not known/,
      /hexagon\/manifest\.json: parameters\[4\]\.default must be/,
      /hexagon\/manifest\.json: areas\[0\]\.lines must be a number from 1 to 8/,
      /hexagon\/manifest\.json: areas\[0\]\.text must name a text parameter/,
      /hexagon\/template\.svg\.hbs: uses \{\{unknown\}\}, which no one declares/,
      /empty\/manifest\.json: can't be read/,
      /Bad Name: a template's name/,
    ]) {
      assert.match(text, expected);
    }
  });

  it('refuses areas that leave the canvas or turn their sizes round, and names used twice', () => {
    change('manifest.json', /"width": \d+/, '"width": 500');
    change('manifest.json', /"maximumSize": \d+/, '"maximumSize": 7');
    change('manifest.json', '"name": "accent"', '"name": "primary"');
    const text = faults();
    assert.match(text, /areas\[0\]\.width reaches beyond the canvas/);
    assert.match(text, /areas\[0\]\.maximumSize must not be under minimumSize/);
    assert.match(text, /the name primary is given to more than one/);
  });

  it('refuses what is no JSON, no object, or lacks English', () => {
    change('manifest.json', /"en": "Hexagon",/, '');
    assert.match(faults(), /title must hold a text per language, en among them/);
    writeFileSync(join(folder, 'hexagon', 'manifest.json'), '[1');
    assert.match(faults(), /manifest\.json: the whole file must be an object/);
  });

  it('says which declared thing a template never draws', () => {
    change('template.svg.hbs', '{{issuerOutline}}', '');
    assert.match(faults(), /never uses \{\{issuerOutline\}\}/);
  });

  it('refuses a folder that is not there', () => {
    assert.match(faults(join(folder, 'nowhere')), /nowhere: the folder can't be read/);
  });

  for (const [name, markup] of [
    ['a script', '<script>1</script>'],
    ['a namespaced script', '<svg:script/>'],
    ['foreign content', '<foreignObject/>'],
    ['an outside picture', '<image href="https://example.org/a.png"/>'],
    ['an inside picture', '<image href="data:image/png;base64,AA"/>'],
    ['an outside use', '<use href="other.svg#a"/>'],
    ['an outside xlink', "<use xlink:href='file:///etc/passwd'/>"],
    ['an outside paint', '<path fill="url(https://example.org/#a)"/>'],
    ['a style sheet', '<style>@import "a.css"</style>'],
    ['live text', '<text>Title</text>'],
    ['an event handler', '<g onload="x()"/>'],
    ['an entity', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a processing instruction', '<?xml-stylesheet href="a.css"?>'],
    ['an animation', '<animate attributeName="href"/>'],
  ] as const) {
    it(`refuses ${name} in the SVG`, () => {
      change('template.svg.hbs', '</svg>', `${markup}</svg>`);
      assert.match(faults(), /template\.svg\.hbs: (?:has|declares|refers|holds)/);
    });
  }
});

describe('the template language', () => {
  const render = (source: string, values: Readonly<Record<string, string>>): string => {
    const { template, faults } = compile(source, ['name', 'other']);
    assert.deepEqual(faults, []);
    return template.fill(values);
  };

  it('escapes every value for XML', () => {
    assert.equal(render('<a b="{{name}}"/>', { name: `<&>"'` }), '<a b="&lt;&amp;&gt;&quot;&#39;"/>');
  });

  it('never reads a value as a template', () => {
    assert.equal(render('{{name}}', { name: '{{other}}', other: 'x' }), '{{other}}');
  });

  it('keeps a conditional part only for a value, another one without', () => {
    assert.equal(render('a{{#if name}}[{{name}}]{{/if}}b', { name: 'x' }), 'a[x]b');
    assert.equal(render('a{{#if name}}[{{name}}]{{/if}}b', { name: '' }), 'ab');
    const source = '{{#if name}}1{{#if other}}2{{else}}3{{/if}}4{{else}}5{{/if}}6';
    assert.equal(render(source, { name: 'x', other: 'x' }), '1246');
    assert.equal(render(source, { name: 'x' }), '1346');
    assert.equal(render(source, { other: 'x' }), '56');
  });

  it('draws what Handlebars itself would draw', () => {
    for (const template of loadTemplates([TEMPLATES])) {
      const source = readFileSync(join(TEMPLATES, template.name, 'template.svg.hbs'), 'utf8');
      const handlebars = Handlebars.create().compile(source, {
        knownHelpersOnly: true,
        knownHelpers: { if: true },
      });
      for (const filled of ['', 'x']) {
        const values = Object.fromEntries([...template.svg.names].map((name) => [name, filled]));
        const plainly = (svg: string): string => svg.replace(/\s+/g, ' ').replaceAll('> <', '><');
        assert.equal(plainly(template.svg.fill(values)), plainly(handlebars(values)));
      }
    }
  });

  it('understands nothing else', () => {
    const others = [
      '{{{name}}}',
      '{{&name}}',
      '{{name.length}}',
      '{{../name}}',
      '{{> part}}',
      '{{#each name}}{{/each}}',
      '{{#if name}}',
      '{{/if}}',
      '{{else}}',
      '{{#if name}}{{else}}{{else}}{{/if}}',
      '{{#if name}}'.repeat(5) + '{{/if}}'.repeat(5),
      '{{#unless name}}{{/unless}}',
      '{{#if (name)}}{{/if}}',
      '{{~name}}',
      '{{!-- name --}}',
      '{{@root.name}}',
      '{{this}}',
      '{{#with __proto__}}{{/with}}',
      '{{lookup name 0}}',
      '{{ name',
      '{{constructor}}',
    ];
    for (const source of others) assert.notDeepEqual(compile(source, ['name']).faults, [], source);
  });
});
