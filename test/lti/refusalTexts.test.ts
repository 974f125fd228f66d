import assert from 'node:assert/strict';
import { LAUNCH_REASONS, quoted, refuseLaunch } from '../../src/domain/launchRefusal.js';
import { loadLocales } from '../../src/locales/locales.js';

describe('refusals of logins and launches', () => {
  const text = loadLocales({ strict: true }).translate('en');

  for (const reason of LAUNCH_REASONS) {
    it(`${reason}: says what is wrong and what to do, without jargon of ours`, () => {
      const values = { deployment: '3', claim: 'roles' };
      const { textKey, status } = refuseLaunch(reason, 'detail');
      const words = text(textKey, values);
      assert.equal(status, 400);
      assert.ok(words.split('. ').length >= 2, words);
      assert.doesNotMatch(words, /[{}]|id_token|nonce|\bstate\b|kid\b/);
    });
  }

  it('quote what a stranger sent on one line, and not much of it', () => {
    assert.equal(quoted('a\nb'), '"a\\nb"');
    assert.equal(quoted(undefined), 'nothing');
    assert.equal(quoted('x'.repeat(5000)).length, 121);
  });
});
