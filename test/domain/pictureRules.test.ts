import assert from 'node:assert/strict';
import { contrastRatio, contrastWarnings } from '../../src/domain/colourContrast.js';
import {
  allowedTemplates,
  defaultImage,
  firstTemplate,
  fitImage,
  lockImage,
} from '../../src/domain/pictureRules.js';
import type { ImageTemplate } from '../../src/domain/ports/images.js';
import { loadTemplates } from '../../src/images/templates/loadTemplates.js';
import { TEMPLATES } from '../images/fixtures.js';

const label = { en: 'x' };
const shield: ImageTemplate = {
  name: 'shield',
  title: label,
  parameters: [
    { name: 'primary', type: 'colour', label, default: '#102030' },
    { name: 'textColour', type: 'colour', label, default: '#ffffff', on: 'primary', contrast: 4.5 },
    { name: 'logo', type: 'logo', label, default: 'hidden' },
    { name: 'level', type: 'level', label, default: '0', minimum: 0, maximum: 5 },
    {
      name: 'border',
      type: 'choice',
      label,
      default: 'plain',
      choices: ['plain', 'beaded'].map((value) => ({ value, label })),
    },
  ],
};
const seal: ImageTemplate = {
  name: 'seal',
  title: label,
  parameters: [
    { name: 'primary', type: 'colour', label, default: '#405060' },
    { name: 'level', type: 'level', label, default: '1', minimum: 0, maximum: 3 },
    {
      name: 'border',
      type: 'choice',
      label,
      default: 'plain',
      choices: ['plain', 'double'].map((value) => ({ value, label })),
    },
  ],
};
const templates = [shield, seal];

describe('The templates of a school', () => {
  it('are all of them, or those its admin chose', () => {
    assert.deepEqual(allowedTemplates(templates, { allowedTemplates: [] }), templates);
    assert.deepEqual(allowedTemplates(templates, { allowedTemplates: ['seal', 'gone'] }), [seal]);
    assert.deepEqual(allowedTemplates(templates, { allowedTemplates: ['gone'] }), templates);
  });

  it('begin with the admin’s as long as it is allowed', () => {
    const pictureRules = { defaultTemplate: 'seal', lockedColours: {} };
    assert.equal(firstTemplate(templates, { pictureRules }), seal);
    assert.equal(firstTemplate([shield], { pictureRules }), shield);
    assert.equal(firstTemplate(templates, {}), shield);
  });
});

describe('What the admin laid down', () => {
  const rules = { lockedColours: { primary: '#aa0000', other: '#00aa00' }, logo: 'shown' as const };

  it('beats what the teacher chose, and only where the template has a place for it', () => {
    const image = { template: 'shield', parameters: { primary: '#123456', level: '2' }, alt: 'Mine' };
    assert.deepEqual(lockImage(image, templates, rules), {
      template: 'shield',
      parameters: { primary: '#aa0000', level: '2', logo: 'shown' },
      alt: 'Mine',
    });
    const other = { template: 'seal', parameters: {} };
    assert.deepEqual(lockImage(other, templates, rules).parameters, { primary: '#aa0000' });
  });

  it('leaves everything as it is without rules, and an unknown template alone', () => {
    const image = { template: 'gone', parameters: { primary: '#123456' } };
    assert.equal(lockImage(image, templates, rules), image);
    assert.equal(lockImage(defaultImage(shield), templates, undefined).parameters.primary, '#102030');
  });
});

describe('Another template', () => {
  it('takes over what it understands, and its own defaults for the rest', () => {
    const parameters = { primary: '#abcdef', level: '5', border: 'beaded', logo: 'shown' };
    assert.deepEqual(fitImage({ template: 'seal', parameters }, templates, 'shield').parameters, {
      primary: '#abcdef',
      level: '1',
      border: 'plain',
    });
  });

  it('does not take over what was only the other one’s default', () => {
    const { parameters } = defaultImage(shield);
    const image = { template: 'seal', parameters, alt: 'A seal' };
    assert.deepEqual(fitImage(image, templates, 'shield'), {
      template: 'seal',
      parameters: { primary: '#405060', level: '1', border: 'plain' },
      alt: 'A seal',
    });
  });
});

describe('Contrast', () => {
  it('is what WCAG says', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#777777', '#777777'), 1);
    assert.equal(contrastRatio('#ffffff', '#767676').toFixed(2), '4.54');
    assert.equal(contrastRatio('#0000ff', '#ffffff').toFixed(2), '8.59');
  });

  it('is warned about by name, and only under what the template wants', () => {
    const image = { template: 'shield', parameters: { primary: '#eeeeee' } };
    const [warning, ...others] = contrastWarnings(shield, image);
    assert.deepEqual(
      [warning?.parameter, warning?.on, warning?.wanted, others],
      ['textColour', 'primary', 4.5, []],
    );
    assert.ok((warning?.ratio ?? 9) < 1.2);
    assert.deepEqual(contrastWarnings(shield, defaultImage(shield)), []);
    assert.deepEqual(contrastWarnings(shield, { template: 'shield', parameters: { primary: 'red' } }), []);
  });

  it('is good in every shipped template as it comes', () => {
    for (const { name, manifest } of loadTemplates([TEMPLATES])) {
      const template = { name, ...manifest };
      assert.deepEqual(contrastWarnings(template, defaultImage(template)), [], name);
      const texts = manifest.parameters.filter(({ on }) => on !== undefined);
      assert.ok(texts.length >= 2, `${name} names what its colours stand on`);
    }
  });
});
