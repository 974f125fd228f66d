import assert from 'node:assert/strict';
import type { JsonObject, StepOutcome, Verification } from '../../../src/domain/ports/credentials.js';
import { loadLocales } from '../../../src/locales/locales.js';
import { present } from '../../../src/web/present.js';
import { checkViews, summaryOf } from '../../../src/web/public/checks.js';
import { credentialView } from '../../../src/web/public/credentialView.js';

const text = loadLocales({ strict: true }).translate('en');
const reader = { text, language: 'en', present: present('en', text) } as const;

/** A log in which everything passed but what is named. */
function verification(credential: JsonObject | undefined, steps: Partial<Record<string, StepOutcome>> = {}) {
  const names = ['format', 'schema', 'terms', 'proof', 'issuer', 'validity', 'status'] as const;
  const found: Verification = {
    steps: names.map((step) => {
      const outcome = steps[step] ?? 'passed';
      return { step, outcome, reason: `${step}.passed`, values: { date: '2026-11-24', issuer: 'School' } };
    }),
    ...(credential && { credential }),
  };
  return found;
}

describe('What a page shows of a credential', () => {
  it("reads another issuer's badge as far as it goes", () => {
    const view = credentialView(
      verification({
        issuer: 'https://other.example/issuer',
        validFrom: '2025-01-02T03:04:05Z',
        validUntil: 'some day',
        credentialSubject: {
          id: 'did:key:z6MkHolder',
          achievement: {
            name: [{ '@value': 'Cooking', '@language': 'en' }],
            criteria: { narrative: 'Cook **well**.' },
            creditsAvailable: 3,
          },
        },
      }),
      reader,
    );
    assert.ok(view);
    assert.equal(view.title, 'Cooking');
    assert.equal(view.narrative, 'Cook **well**.');
    assert.deepEqual(view.elements, [{ term: 'Workload', value: '3 credits' }]);
    assert.deepEqual(
      view.award.map(({ term, value }) => `${term}: ${value}`),
      [
        'Issued by: https://other.example/issuer',
        'Earned by: The holder of the wallet did:key:z6MkHolder',
        'Date: 2 January 2025',
        'Valid until: some day',
      ],
    );
  });

  it('is not upset by values of any type', () => {
    const odd: readonly unknown[] = [null, true, 7, Number.NaN, '', 'x', [], [null], [[1]], {}, { id: {} }];
    for (const value of odd) {
      for (const name of ['issuer', 'credentialSubject', 'evidence', 'validFrom', 'name']) {
        assert.ok(
          credentialView(verification({ [name]: value }), reader),
          `${name}: ${JSON.stringify(value)}`,
        );
      }
      const names = ['name', 'criteria', 'alignment', 'resultDescription', 'tag', 'inLanguage', 'creator'];
      const achievement = Object.fromEntries(
        [...names, 'ECTS', 'awardingCountry'].map((each) => [each, value]),
      );
      const subject = { achievement, identifier: value, result: value };
      assert.ok(credentialView(verification({ credentialSubject: subject }), reader));
    }
    assert.equal(credentialView(verification(undefined), reader), undefined);
  });

  it('makes links of web addresses only, and none while the signature is not good', () => {
    const addresses = [
      'https://folio.example/1',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://a:b@folio.example/',
      'urn:uuid:1',
      'https://',
    ];
    const credential = {
      evidence: addresses.map((id) => ({ id })),
      issuer: { name: 'S', url: addresses[0] },
    };
    const links = (found: Verification) => {
      const view = credentialView(found, reader);
      const facts = view?.award.map((fact) => fact.href) ?? [];
      return [...(view?.evidence.map((item) => item.href) ?? []), ...facts].filter(Boolean);
    };
    assert.deepEqual(links(verification(credential)), [addresses[0], addresses[0]]);
    assert.deepEqual(links(verification(credential, { proof: 'failed' })), []);
    assert.deepEqual(links(verification(credential, { proof: 'unchecked' })), []);
  });

  it('shows of endless texts and lists a part', () => {
    const credential = {
      name: 'x'.repeat(100_000),
      evidence: Array.from({ length: 5_000 }, (_, n) => ({ id: `https://folio.example/${n}` })),
    };
    const view = credentialView(verification(credential), reader);
    assert.equal(view?.title.length, 12_001);
    assert.equal(view?.evidence.length, 200);
  });
});

describe('What a log of steps means', () => {
  const kindOf = (steps: Partial<Record<string, StepOutcome>>) =>
    summaryOf(verification({}, steps), reader).kind;

  it('is good only when signature, issuer, dates and revocation are', () => {
    assert.equal(kindOf({}), 'good');
    for (const step of ['issuer', 'validity', 'status', 'proof']) {
      assert.equal(kindOf({ [step]: 'unchecked' }), 'wait', step);
      assert.equal(kindOf({ [step]: 'failed' }), 'error', step);
    }
    assert.equal(kindOf({ schema: 'failed' }), 'error');
  });

  it('puts a broken signature before everything else', () => {
    const { title } = summaryOf(verification({}, { proof: 'failed', status: 'failed' }), reader);
    assert.equal(title, 'Do not rely on this badge');
  });

  it('is told step by step, with dates and elements in words', () => {
    const found: Verification = {
      steps: [
        { step: 'validity', outcome: 'failed', reason: 'validity.expired', values: { date: '2026-01-31' } },
        {
          step: 'microCredential',
          outcome: 'failed',
          reason: 'microCredential.missing',
          values: { missing: 'learner, level', count: 2 },
        },
      ],
    };
    const [dates, label] = checkViews(found, reader, { explained: true });
    assert.deepEqual(
      [dates?.mark, dates?.name, dates?.result, dates?.reason],
      ['✗', 'Dates', 'Failed', 'Expired on 31 January 2026.'],
    );
    assert.match(label?.reason ?? '', /identification of the learner, level/);
    assert.ok(label?.explanation);
  });
});
