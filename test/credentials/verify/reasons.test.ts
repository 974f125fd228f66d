import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { VERIFICATION_REASONS } from '../../../src/credentials/verify/reasons.js';
import { MANDATORY_ELEMENTS, OPTIONAL_ELEMENTS } from '../../../src/domain/microCredential.js';
import { VERIFICATION_STEPS } from '../../../src/domain/ports/credentials.js';
import { loadLocales } from '../../../src/locales/locales.js';

describe('verify: the words', () => {
  const text = loadLocales({ strict: true }).translate('en');

  it('explain every reason, filling every value', () => {
    for (const reason of VERIFICATION_REASONS)
      assert.ok(text(`verify.reasons.${reason}`).length > 10, reason);
  });

  it('name and explain every step, and name every EU element', () => {
    for (const step of VERIFICATION_STEPS) {
      assert.ok(text(`verify.steps.${step}.name`));
      assert.ok(text(`verify.steps.${step}.explanation`));
    }
    for (const element of [...MANDATORY_ELEMENTS, ...OPTIONAL_ELEMENTS])
      assert.ok(text(`verify.elements.${element}`));
  });

  it('hold no reason that no step gives', () => {
    const folder = new URL('../../../src/credentials/verify/', import.meta.url);
    const sources = readdirSync(folder)
      .filter((file) => file !== 'reasons.ts')
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    for (const reason of VERIFICATION_REASONS)
      if (!reason.endsWith('.skipped'))
        assert.ok(sources.includes(`'${reason}'`), `${reason} is never given`);
  });
});
