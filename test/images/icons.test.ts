import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { iconSprite } from '../../scripts/iconSprite.js';
import { isPictureIcon, PICTURE_ICONS } from '../../src/domain/pictureIcons.js';
import { iconOutline, shapeOutline } from '../../src/images/icons/iconOutline.js';
import { loadLocales } from '../../src/locales/locales.js';

describe('The icons of badge pictures', () => {
  it('are each one path inside their 24 by 24, with a name in words', () => {
    const text = loadLocales({ strict: true }).translate('en');
    assert.ok(PICTURE_ICONS.length >= 60);
    assert.equal(new Set(PICTURE_ICONS).size, PICTURE_ICONS.length);
    for (const name of PICTURE_ICONS) {
      assert.match(iconOutline(name), /^M[MmLlHhVvCcSsQqTtAaZz\d .,e-]+$/, name);
      assert.notEqual(text(`icons.${name}`), '');
    }
  });

  it('are in the file that the designer shows: scripts/write-picture-icons.ts makes it', () => {
    const file = new URL('../../views/assets/pictureIcons.svg', import.meta.url);
    assert.equal(readFileSync(file, 'utf8'), iconSprite());
  });

  it('keep a path that begins with a small m where it is, behind another', () => {
    const path = (d: string) => shapeOutline('path', new Map([['d', d]]));
    assert.equal(path('m2 3 4 5'), 'M2 3l4 5');
    assert.equal(path('m2-3'), 'M2 -3');
    assert.equal(path('m1.5,2,3,4z'), 'M1.5 2l3,4z');
    assert.equal(path('M2 3 4 5'), 'M2 3 4 5');
  });

  it('are of the shapes that the set uses', () => {
    const shape = (name: string, attributes: Readonly<Record<string, string>>) =>
      shapeOutline(name, new Map(Object.entries(attributes)));
    assert.equal(shape('line', { x1: '1', x2: '3', y1: '2', y2: '4' }), 'M1 2L3 4');
    assert.equal(
      shape('circle', { cx: '12', cy: '12', r: '10' }),
      'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z',
    );
    assert.equal(shape('rect', { x: '1', y: '2', width: '4', height: '6' }), 'M1 2h4v6h-4v-6Z');
    assert.equal(shape('polygon', { points: '1,2 3,4 5,6' }), 'M1,2 3,4 5,6Z');
    assert.throws(() => shape('text', {}), TypeError);
  });

  it('are known by name only', () => {
    assert.equal(isPictureIcon('leaf'), true);
    for (const name of ['', 'Leaf', '../leaf', 'constructor']) assert.equal(isPictureIcon(name), false);
  });
});
