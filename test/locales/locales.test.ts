import assert from 'node:assert/strict';
import { LANGUAGES, loadLocales } from '../../src/locales/locales.js';

describe('The words people read', () => {
  const locales = loadLocales({ strict: true });

  it('are complete in English, and fall back to it elsewhere', () => {
    assert.deepEqual(locales.missing('en'), []);
    for (const language of LANGUAGES) {
      assert.equal(typeof locales.translate(language)('page.signOut'), 'string');
    }
  });

  it('fill their placeholders and choose the plural', () => {
    const text = locales.translate('en');
    assert.equal(text('page.since.hours', { count: 1 }), '1 hour');
    assert.equal(text('page.since.hours', { count: 3 }), '3 hours');
  });

  it('write numbers as the language does', () => {
    const credits = { count: 2.5 };
    const key = 'badgePage.workload.ects';
    assert.match(locales.translate('en')(key, credits), /2\.5/);
    for (const language of ['fi', 'de', 'it', 'sl'] as const) {
      assert.match(locales.translate(language)(key, credits), /2,5/);
    }
  });

  it('fail loudly for an unknown key', () => {
    assert.throws(() => locales.translate('fi')('page.nothing'), TypeError);
  });

  it('come in the first language that is spoken here', () => {
    assert.equal(locales.choose(undefined, 'sv-SE, sl;q=0.8, en;q=0.5'), 'sl');
    assert.equal(locales.choose('fi_FI', 'de'), 'fi');
    assert.equal(locales.choose('xx'), 'en');
  });
});
