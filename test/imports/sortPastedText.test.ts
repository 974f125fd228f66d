import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LineKind } from '../../src/domain/pastedText.js';
import { sortPastedText } from '../../src/imports/pastedText/sortPastedText.js';
import { asText, broken, type CobleBadge, cobleBadge, sharedExample } from './pastedFixtures.js';

function of(kind: LineKind, text: string): string[] {
  return sortPastedText(text)
    .filter((line) => line.kind === kind)
    .map((line) => line.text);
}

function assertSame(text: string, badge: CobleBadge): void {
  assert.deepEqual(of('outcome', text), badge.competenceObjective.items);
  assert.deepEqual(of('criterion', text), badge.assessmentCriteria.items);
  assert.deepEqual(of('outcomesLead', text), [badge.competenceObjective.lead]);
  assert.deepEqual(of('criteriaLead', text), [badge.assessmentCriteria.lead]);
  assert.deepEqual(of('title', text), [badge.title]);
  assert.deepEqual(of('description', text).join('\n\n'), badge.description);
  assert.deepEqual(of('tags', text), [badge.tags.join(', ')]);
  assert.deepEqual(of('skillsDemonstration', text), [badge.skillsDemonstration]);
}

const MARKS: readonly (readonly [name: string, mark: (index: number) => string])[] = [
  ['bullets', () => '• '],
  ['dashes', () => '- '],
  ['numbers', (index) => `${index + 1}. `],
  ['numbers with brackets and tabs', (index) => `${index + 1})\t`],
  ['letters', (index) => `${'abcd'[index]}) `],
  ['Word’s own bullets', () => '\uF0B7\t'],
  ['Word’s second-level bullets', () => 'o\t'],
  ['bullets alone on their lines', () => '•\n'],
  ['nothing before the items', () => ''],
  ['no-break spaces', () => '•\u00A0\u00A0'],
];

describe('Sorting a pasted text', () => {
  describe('the CoBle badge as text', () => {
    for (const [name, mark] of MARKS) {
      it(`becomes the outcomes and criteria of its JSON, with ${name}`, () => {
        const badge = cobleBadge();
        assertSame(asText(badge, mark), badge);
      });
    }
    for (const width of [50, 60, 72, 80, 100]) {
      it(`becomes the same when a PDF broke its lines at ${width} characters`, () => {
        const badge = cobleBadge();
        assertSame(
          broken(
            asText(badge, () => '• '),
            width,
          ),
          badge,
        );
      });
    }
    it('becomes the same with the line ends of Windows', () => {
      const badge = cobleBadge();
      assertSame(asText(badge, () => '• ').replaceAll('\n', '\r\n'), badge);
    });
    it(`is the example that was handed out${sharedExample ? '' : ' (skipped: no ../shared here)'}`, function () {
      if (sharedExample === undefined) return this.skip();
      const badge = cobleBadge(sharedExample);
      assertSame(
        asText(badge, () => '• '),
        badge,
      );
    });
    it('needs no headings: the leads tell', () => {
      const { competenceObjective, assessmentCriteria } = cobleBadge();
      const text = [competenceObjective, assessmentCriteria]
        .flatMap(({ lead, items }) => [lead, ...items])
        .join('\n');
      assert.deepEqual(of('outcome', text), competenceObjective.items);
      assert.deepEqual(of('criterion', text), assessmentCriteria.items);
    });
  });

  const LEADS: Readonly<Record<string, readonly string[]>> = {
    English: [
      'The learner is able to',
      'The earner of the badge is able to',
      'Learners will be able to',
      'On successful completion of this module, students can',
      'By the end of the course participants should be able to',
      'The student who completes this course is able to',
    ],
    Finnish: [
      'Opiskelija osaa',
      'Osaamismerkin saaja osaa',
      'Merkin suorittaja pystyy',
      'Kurssin suoritettuaan opiskelija osaa',
    ],
    German: [
      'Die Lernenden können',
      'Der Lernende kann',
      'Die Studierenden sind in der Lage',
      'Nach Abschluss des Moduls sind die Studierenden in der Lage',
      'Die Absolventinnen und Absolventen können',
    ],
    Italian: [
      'Lo studente è in grado di',
      'Al termine del corso lo studente sarà in grado di',
      'Il discente sa',
      'Chi ottiene il badge è in grado di',
    ],
    Slovenian: [
      'Učeči se je sposoben',
      'Udeleženec je zmožen',
      'Dijak zna',
      'Po zaključku usposabljanja bo udeleženec sposoben',
      'Prejemnik značke zna',
    ],
  };
  for (const [language, leads] of Object.entries(LEADS)) {
    describe(`leads in ${language}`, () => {
      for (const lead of leads) {
        for (const end of ['', ':', ' …']) {
          it(`knows “${lead}${end}”`, () => {
            const sorted = sortPastedText(`${lead}${end}\n- one thing\n- another thing`);
            assert.deepEqual(sorted, [
              { kind: 'outcomesLead', text: lead },
              { kind: 'outcome', text: 'one thing' },
              { kind: 'outcome', text: 'another thing' },
            ]);
          });
        }
      }
    });
  }

  const HEADINGS: readonly (readonly [outcomes: string, criteria: string])[] = [
    ['Learning outcomes', 'Assessment criteria'],
    ['1. Competence objective:', '2. Assessment criteria:'],
    ['Osaamistavoitteet', 'Arviointikriteerit'],
    ['Lernergebnisse', 'Bewertungskriterien'],
    ['RISULTATI DI APPRENDIMENTO', 'CRITERI DI VALUTAZIONE'],
    ['Učni izidi', 'Merila za ocenjevanje'],
  ];
  for (const [outcomes, criteria] of HEADINGS) {
    it(`tells apart what stands under “${outcomes}” and “${criteria}”`, () => {
      const text = `${outcomes}\n• plan\n• teach\n\n${criteria}\n• the plan is whole\n• the lesson was held`;
      assert.deepEqual(of('outcome', text), ['plan', 'teach']);
      assert.deepEqual(of('criterion', text), ['the plan is whole', 'the lesson was held']);
    });
  }

  describe('what Word, PDF readers and mails do to a text', () => {
    it('mends soft hyphens, broken words and broken lines', () => {
      const text =
        'Die Lernenden können\n– Lern-\nund Lehrformen pla\u00ADnen;\n– Ergebnisse aus-\nwerten; und\n– Berichte schreiben.';
      assert.deepEqual(of('outcome', text), [
        'Lern- und Lehrformen planen',
        'Ergebnisse auswerten',
        'Berichte schreiben',
      ]);
    });
    it('writes ligatures and taken-apart accents as letters', () => {
      assert.deepEqual(of('outcome', '- de\uFB01ne the o\uFB03ce\n- nac\u030Crtovati'), [
        'define the office',
        'načrtovati',
      ]);
    });
    it('forgets invisible characters', () => {
      assert.deepEqual(of('outcome', '•\u200B plan\uFEFF\n•\u2060\tteach\u200E'), ['plan', 'teach']);
    });
    it('keeps levels of numbers away, and quantities where they are', () => {
      assert.deepEqual(of('outcome', '1.1 plan a lesson\n1.2. teach it\nLO3: assess it'), [
        'plan a lesson',
        'teach it',
        'assess it',
      ]);
      assert.deepEqual(of('outcome', '- 2.5 ECTS of work\n- 3 lessons'), ['2.5 ECTS of work', '3 lessons']);
    });
  });

  describe('lists within a line', () => {
    it('takes them apart at letters, numbers, bullets and semicolons', () => {
      const expected = ['plan a lesson', 'teach it', 'assess it'];
      for (const list of [
        'a) plan a lesson; b) teach it; c) assess it.',
        '(1) plan a lesson, (2) teach it and (3) assess it',
        '• plan a lesson • teach it • assess it',
        'plan a lesson; teach it; and assess it.',
      ]) {
        assert.deepEqual(of('outcome', `The learner is able to: ${list}`), expected, list);
      }
    });
    it('leaves commas alone: they belong to sentences', () => {
      assert.deepEqual(of('outcome', 'The learner can plan, teach and assess a lesson.'), [
        'plan, teach and assess a lesson',
      ]);
    });
    it('takes the lead off when it stands before each item', () => {
      const text = '1. The student can plan.\n2. The student can teach.';
      assert.deepEqual(of('outcomesLead', text), ['The student can']);
      assert.deepEqual(of('outcome', text), ['plan', 'teach']);
    });
  });

  describe('texts without any sign', () => {
    it('takes a bare list for outcomes', () => {
      assert.deepEqual(of('outcome', 'plan a lesson\nteach it'), ['plan a lesson', 'teach it']);
    });
    it('takes prose for a description, and its first line for a title', () => {
      const text = 'Planning lessons\n\nThis badge is about lessons. It shows that somebody can plan them.';
      assert.deepEqual(
        sortPastedText(text).map(({ kind }) => kind),
        ['title', 'description'],
      );
    });
    it('makes nothing of nothing', () => {
      assert.deepEqual(sortPastedText(' \n\t\u00A0\n'), []);
    });
  });

  it('loses no word, whatever is pasted', () => {
    const letters = (text: string) => text.normalize('NFC').match(/\p{L}{4,}/gu) ?? [];
    const line = fc.tuple(
      fc.constantFrom('', '• ', '1. ', 'a) ', '- ', 'The learner is able to ', 'Tags: ', '\t'),
      fc.lorem({ maxCount: 12 }),
      fc.constantFrom('', '.', ';', ':', ',', '; and'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (parts) => {
        const text = parts.map((part) => part.join('')).join('\n');
        const kept = sortPastedText(text)
          .map((sorted) => sorted.text)
          .join(' ');
        // A lead that is said again and again is kept once.
        const missing = letters(text).filter((word) => !kept.toLowerCase().includes(word.toLowerCase()));
        assert.deepEqual(missing, []);
      }),
      { numRuns: 200 },
    );
  });
});
