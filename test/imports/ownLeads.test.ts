import assert from 'node:assert/strict';
import { readLead } from '../../src/imports/pastedText/leads.js';
import { LANGUAGES, loadLocales } from '../../src/locales/locales.js';

describe('the lead sentences that a new badge begins with', () => {
  const locales = loadLocales({ strict: true });
  for (const language of LANGUAGES) {
    it(`are known again when they are pasted, in ${language}`, () => {
      const text = locales.translate(language);
      const outcomes = text('define.start.outcomesLead');
      assert.deepEqual(readLead(`${outcomes}:`), { lead: outcomes, rest: '', able: true });
      const criteria = text('define.start.criteriaLead');
      assert.deepEqual(readLead(`${criteria}:`), { lead: criteria, rest: '', able: false });
    });
  }
});
