import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BADGE_LIMITS } from '../../src/domain/badgeLimits.js';
import { publishFaults, readBadge, withIds } from '../../src/domain/badgeRules.js';
import { COUNTRY_CODES } from '../../src/domain/countries.js';
import {
  differingFields,
  eachField,
  sameContent,
  type TypedBadge,
  type TypedField,
  typedBadge,
} from '../../src/domain/typedBadge.js';
import { ePortfolioContent } from '../factories/badgeContent.js';

const ids = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
};

function typed(changes: Partial<Record<TypedField, string>> = {}): TypedBadge {
  const whole = typedBadge(ePortfolioContent());
  return { ...whole, texts: eachField((field) => changes[field] ?? whole.texts[field]) };
}

function faultsOf(changes: Partial<Record<TypedField, string>>): string[] {
  return readBadge(typed(changes), undefined, ids()).faults.map(
    ({ field, message }) => `${field} ${message}`,
  );
}

describe('What a teacher typed, read as a badge', () => {
  it('is the very content that it was typed from', () => {
    const content = ePortfolioContent();
    assert.deepEqual(readBadge(typedBadge(content), content, ids()), { content, faults: [] });
  });

  it('may be empty: a draft is as unfinished as its teacher likes', () => {
    const empty = {
      texts: eachField((field) => (field === 'language' ? 'fi' : '')),
      image: { template: 'x', parameters: {} },
    };
    const { content, faults } = readBadge(empty, undefined, ids());
    assert.deepEqual(faults, []);
    assert.deepEqual(content.elements, {});
    assert.equal(content.language, 'fi');
  });

  it('keeps emoji, right-to-left text and accents as typed', () => {
    const title = '🎓 شهادة – Žiga’s ePortfölio';
    assert.equal(readBadge(typed({ title }), undefined, ids()).content.title, title);
  });

  it('loses control characters, and line ends become one kind', () => {
    const { content } = readBadge(
      typed({ title: 'A\u0000 b\u0007adge\n', description: 'one\r\ntwo\u001b' }),
      undefined,
      ids(),
    );
    assert.equal(content.title, 'A badge');
    assert.equal(content.description, 'one\ntwo');
  });

  it('drops blank lines and blank ends of outcomes', () => {
    const { content } = readBadge(typed({ outcomes: '  plan \n\n\n do' }), undefined, ids());
    assert.deepEqual(
      content.competenceObjective.outcomes.map(({ text }) => text),
      ['plan', 'do'],
    );
  });

  it('takes tags with commas, semicolons or lines, each once', () => {
    const { content } = readBadge(
      typed({ tags: 'design, Design; learning\n ,ePortfolio' }),
      undefined,
      ids(),
    );
    assert.deepEqual(content.tags, ['design', 'learning', 'ePortfolio']);
  });

  it('names each field that is too long, with its limit', () => {
    const { faults } = readBadge(typed({ title: 'x'.repeat(10_000) }), undefined, ids());
    assert.deepEqual(faults, [
      { field: 'title', message: 'define.faults.tooLong', values: { maximum: 120, length: 10_000 } },
    ]);
  });

  it('counts an emoji as one character', () => {
    assert.deepEqual(faultsOf({ title: '🎓'.repeat(120) }), []);
    assert.deepEqual(faultsOf({ title: '🎓'.repeat(121) }), ['title define.faults.tooLong']);
  });

  it('refuses two outcomes that differ only in case or spaces', () => {
    assert.deepEqual(faultsOf({ outcomes: 'Plan  work\nother\nplan work' }), [
      'outcomes define.faults.duplicate',
    ]);
    assert.deepEqual(faultsOf({ criteria: 'Plan\nPLAN' }), ['criteria define.faults.duplicate']);
  });

  it('refuses more outcomes, criteria or tags than there is room for, and items that are too long', () => {
    const many = (separator: string) =>
      Array.from({ length: 41 }, (_, index) => `item ${index}`).join(separator);
    assert.deepEqual(faultsOf({ outcomes: many('\n') }), ['outcomes define.faults.tooMany']);
    assert.deepEqual(faultsOf({ tags: many(',') }), ['tags define.faults.tooMany']);
    assert.deepEqual(faultsOf({ criteria: 'x'.repeat(601) }), ['criteria define.faults.itemTooLong']);
    assert.deepEqual(faultsOf({ tags: 'x'.repeat(61) }), ['tags define.faults.tagTooLong']);
  });

  it('takes ECTS credits in half steps with comma or point', () => {
    const ects = (text: string) => readBadge(typed({ ects: text }), undefined, ids()).content.elements.ects;
    assert.deepEqual(['2', '2.5', '2,5', '0,5', '300', ''].map(ects), [2, 2.5, 2.5, 0.5, 300, undefined]);
    for (const wrong of ['0', '-1', '2.25', '300.5', '1e2', 'two', '1,5,0', '٢', 'Infinity', '0x10']) {
      assert.deepEqual(faultsOf({ ects: wrong }), ['ects define.faults.number.ects'], wrong);
    }
  });

  it('takes hours above 0 and up to 10,000', () => {
    assert.deepEqual(
      [faultsOf({ hours: '54' }), faultsOf({ hours: '0,75' }), faultsOf({ hours: '10000' })],
      [[], [], []],
    );
    for (const wrong of ['0', '10000.01', '1 000']) {
      assert.deepEqual(faultsOf({ hours: wrong }), ['hours define.faults.number.hours'], wrong);
    }
  });

  it('takes only what a list offers', () => {
    const lists: TypedField[] = [
      'eqfLevel',
      'participationForm',
      'countryCode',
      'supervision',
      'stackability',
      'language',
    ];
    for (const list of lists) assert.deepEqual(faultsOf({ [list]: '9' }), [`${list} define.faults.choice`]);
    assert.deepEqual(faultsOf({ countryCode: 'SI', eqfLevel: '8' }), []);
  });

  it('finds a parameter of the picture that is too long', () => {
    const image = { template: 'shield', parameters: { text: 'x'.repeat(BADGE_LIMITS.pictureParameter + 1) } };
    const { faults } = readBadge({ ...typed(), image }, undefined, ids());
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['image.text'],
    );
  });

  it('never throws, and what it reads without faults reads the same again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '1', '2,5', 'SI', 'online', 'fi', 'a\nb', 'a, b'),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 23, maxLength: 23 }), (texts) => {
        let next = 0;
        const any = { texts: eachField(() => texts[next++] ?? ''), image: { template: 't', parameters: {} } };
        const first = readBadge(any, undefined, ids());
        if (first.faults.length > 0) return;
        assert.deepEqual(readBadge(typedBadge(first.content), first.content, ids()), first);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Ids of outcomes and criteria', () => {
  const before = [
    { id: 'a', text: 'plan' },
    { id: 'b', text: 'do' },
  ];

  it('stay with the same text, wherever it moves', () => {
    assert.deepEqual(withIds(['do', 'plan'], before, ids()), [before[1], before[0]]);
  });

  it('stay in place when the text is edited', () => {
    assert.deepEqual(withIds(['plan well', 'do'], before, ids()), [
      { id: 'a', text: 'plan well' },
      before[1],
    ]);
  });

  it('are new for a new item, also where its place belongs to one that moved', () => {
    assert.deepEqual(withIds(['check', 'plan', 'do'], before, ids()), [
      { id: 'new-1', text: 'check' },
      ...before,
    ]);
  });

  it('are never used twice', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.uniqueArray(word), (old, now) => {
        const kept = withIds(now, withIds(old, [], ids()), () => `later-${Math.random()}`);
        assert.equal(new Set(kept.map(({ id }) => id)).size, now.length);
      }),
    );
  });
});

describe('What publishing needs', () => {
  it('is there in a whole badge, whatever EU elements it lacks', () => {
    assert.deepEqual(publishFaults(ePortfolioContent({ elements: {} })), []);
  });

  it('is named field by field', () => {
    const bare = ePortfolioContent({
      title: 'ab',
      description: '',
      skillsDemonstration: '',
      competenceObjective: { lead: 'The earner', outcomes: [] },
      assessmentCriteria: { lead: 'The earner', criteria: [] },
    });
    assert.deepEqual(
      publishFaults(bare).map(({ field }) => field),
      ['title', 'description', 'outcomes', 'criteria', 'skillsDemonstration'],
    );
  });
});

describe('Two badges side by side', () => {
  it('differ in fields, not in ids of their items', () => {
    const one = ePortfolioContent();
    const outcomes = one.competenceObjective.outcomes.map(({ text }) => ({ id: 'other', text }));
    assert.ok(
      sameContent(one, ePortfolioContent({ competenceObjective: { ...one.competenceObjective, outcomes } })),
    );
    const changed = ePortfolioContent({
      title: 'Other',
      image: { template: 'medal', parameters: { text: 'x' } },
    });
    assert.deepEqual(differingFields(typedBadge(one), typedBadge(changed)), ['title', 'image']);
  });
});

describe('Countries', () => {
  it('are all of ISO 3166-1, each with a name', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    assert.equal(new Set(COUNTRY_CODES).size, 249);
    assert.deepEqual(
      COUNTRY_CODES.filter((code) => names.of(code) === undefined),
      [],
    );
  });
});
