import assert from 'node:assert/strict';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import type { ImageTemplate } from '../../../src/domain/ports/images.js';
import type { Stored } from '../../../src/domain/ports/store.js';
import { TYPED_FIELDS, typedBadge } from '../../../src/domain/typedBadge.js';
import { loadLocales } from '../../../src/locales/locales.js';
import { badgeFields, shownValue } from '../../../src/web/define/badgeFields.js';
import { readBadgeForm } from '../../../src/web/define/badgeForm.js';
import { badgeFormPage, type FormReader } from '../../../src/web/define/badgeFormPage.js';
import { differences } from '../../../src/web/define/conflictSection.js';
import { labelSection } from '../../../src/web/define/labelSection.js';
import { countryNames, languageNames } from '../../../src/web/define/names.js';
import { pictureSection } from '../../../src/web/define/pictureSection.js';
import { emptyBadge, exampleBadge } from '../../../src/web/define/startingBadge.js';
import { Form } from '../../../src/web/form.js';
import { present } from '../../../src/web/present.js';
import { ePortfolioContent, institution } from '../../factories/badgeContent.js';

const text = loadLocales({ strict: true }).translate('en');
const templates: readonly ImageTemplate[] = [
  {
    name: 'medal',
    title: { en: 'Medal', fi: 'Mitali' },
    parameters: [
      { name: 'text', type: 'text', label: { en: 'Text' }, default: '', empty: 'title' },
      { name: 'primary', type: 'colour', label: { en: 'Main colour' }, default: '#102030' },
    ],
  },
  { name: 'shield', title: { en: 'Shield' }, parameters: [] },
];
const reader: FormReader = {
  text,
  language: 'en',
  present: present('en', text),
  course: {
    id: 'course',
    institution: 'school',
    platform: 'lms',
    deploymentId: '1',
    contextId: '2',
    title: 'ePortfolios in teaching',
    createdAt: '2026-01-01T00:00:00.000Z',
  },
  institution: institution(),
  templates,
};
const context = { ...reader, example: (template: string) => `/examples/${template}` };

function badge(changes: Partial<BadgeDefinition> = {}): Stored<BadgeDefinition> {
  return {
    id: 'badge',
    institution: 'school',
    course: 'course',
    createdBy: 'teacher',
    draft: ePortfolioContent(),
    versions: [],
    draftChanged: true,
    createdAt: '2026-11-24T12:00:00.000Z',
    updatedAt: '2026-11-24T12:00:00.000Z',
    revision: 7,
    ...changes,
  };
}

const versionOne = {
  version: 1,
  content: ePortfolioContent(),
  picture: 'hash',
  publishedAt: '2026-11-24T12:00:00.000Z',
  publishedBy: 'teacher',
};

describe('The form that describes a badge', () => {
  it('has every field with a label and a hint', () => {
    const fields = badgeFields(typedBadge(ePortfolioContent()), [], context);
    for (const name of TYPED_FIELDS) assert.ok(fields[name].label && fields[name].hint, name);
  });

  it('is read back as it was typed', () => {
    const typed = typedBadge(ePortfolioContent({ image: { template: 'medal', parameters: { text: 'Hi' } } }));
    const posted = Object.entries({
      ...typed.texts,
      'image.template': 'medal',
      'image.text': 'Hi',
      shownTemplate: 'medal',
    }).map(([name, value]) => [name, [value]]);
    assert.deepEqual(readBadgeForm(new Form(Object.fromEntries(posted))), typed);
  });

  it('shows a fault at its field and keeps what was typed', () => {
    const typed = typedBadge(ePortfolioContent());
    const wrong = { ...typed, texts: { ...typed.texts, ects: 'many' } };
    const faults = [{ field: 'ects', message: 'define.faults.number.ects', values: { maximum: 300 } }];
    const fields = badgeFields(wrong, faults, context);
    assert.match(fields.ects.fault ?? '', /up to 300/);
    assert.equal(fields.ects.value, 'many');
    assert.equal(fields.ects.describedBy, 'ects-hint ects-fault');
  });

  it('says which country and awarding body come from the school’s profile', () => {
    const { countryCode, awardingBody } = badgeFields(typedBadge(ePortfolioContent()), [], context);
    assert.equal(countryCode.choices?.[0]?.label, "As in the school's profile: Finland");
    assert.match(awardingBody.hint ?? '', /HAMK University of Applied Sciences/);
  });

  it('begins with what nobody should have to type', () => {
    const { texts, image } = emptyBadge(reader);
    assert.equal(texts.issuerContact, 'badges@hamk.fi');
    assert.equal(texts.outcomesLead, 'The earner of the badge is able to');
    assert.deepEqual([texts.title, texts.language], ['', 'en']);
    assert.deepEqual(image, { template: 'medal', parameters: { text: '', primary: '#102030' } });
  });

  it('offers a whole example, complete for the label', () => {
    const example = exampleBadge(reader);
    const page = badgeFormPage({ typed: example, newBadge: 'id' }, reader);
    assert.deepEqual(page.label, {
      ...labelSection(ePortfolioContent(), institution(), text),
      complete: true,
    });
    assert.equal(example.texts.outcomes.split('\n').length, 4);
  });

  it('goes to the course at first, to the badge afterwards, with its revision', () => {
    const typed = typedBadge(ePortfolioContent());
    const first = badgeFormPage({ typed, newBadge: 'id' }, reader);
    assert.deepEqual(
      [first.action, first.newBadge, first.title],
      ['/courses/course/badges', 'id', 'New badge'],
    );
    const later = badgeFormPage({ typed, badge: badge() }, reader);
    assert.deepEqual([later.action, later.revision, later.example], ['/badges/badge/edit', 7, undefined]);
  });

  it('says what publishing does, and to whom', () => {
    const typed = typedBadge(ePortfolioContent());
    const published = (draftChanged: boolean) =>
      badgeFormPage({ typed, badge: badge({ versions: [versionOne], draftChanged }) }, reader).published;
    assert.deepEqual(badgeFormPage({ typed, badge: badge() }, reader).published, {
      lead: undefined,
      button: 'Publish the badge',
      hint: text('define.versions.firstHint'),
    });
    assert.deepEqual(published(true), {
      lead: 'Version 1 is published. This draft differs from it and becomes version 2 when you publish.',
      button: 'Publish version 2',
      hint: text('define.versions.nextHint', { version: 2 }),
    });
    assert.notDeepEqual(published(false), published(true));
  });
});

describe('What is missing for the label', () => {
  it('is named with a link to its field; what issuing fills in is not missing', () => {
    const bare = labelSection(ePortfolioContent({ elements: {} }), institution(), text);
    assert.deepEqual(
      bare.missing.map(({ href }) => href),
      ['#ects', '#eqfLevel', '#assessmentType', '#participationForm', '#qualityAssurance'],
    );
    assert.deepEqual(
      bare.atIssuing.map(({ label }) => label),
      ['Learner', 'Date of issuing', 'Grade'],
    );
  });

  it('is nothing when all is there', () => {
    assert.equal(labelSection(ePortfolioContent(), institution(), text).complete, true);
  });
});

describe('The picture’s part', () => {
  it('has a card for each template and the parameters of the shown one', () => {
    const section = pictureSection(typedBadge(ePortfolioContent()), [], { ...context, language: 'fi' });
    assert.deepEqual(
      section.cards.map(({ label, chosen }) => [label, chosen]),
      [
        ['Mitali', true],
        ['Shield', false],
      ],
    );
    assert.deepEqual(
      section.parameters.map(({ field }) => [field?.name, field?.type, field?.value]),
      [
        ['image.text', 'text', ''],
        ['image.primary', 'color', '#102030'],
      ],
    );
  });

  it('shows what the school has set instead of a field, and draws with it', () => {
    const pictureRules = { lockedColours: { primary: '#aa0000' } };
    const ruled = { ...context, institution: { ...institution(), pictureRules } };
    const { parameters } = pictureSection(typedBadge(ePortfolioContent()), [], ruled);
    assert.deepEqual(parameters[1], {
      locked: { label: 'Main colour', value: 'Set by your school', colour: '#aa0000' },
    });
  });

  it('offers icons by name, marks by number, and warns of colours that are hard to tell apart', () => {
    const label = { en: 'Label' };
    const template: ImageTemplate = {
      name: 'medal',
      title: { en: 'Medal' },
      parameters: [
        { name: 'icon', type: 'icon', label, default: 'leaf' },
        { name: 'level', type: 'level', label, default: '1', minimum: 0, maximum: 2 },
        {
          name: 'ink',
          type: 'colour',
          label: { en: 'Ink' },
          default: '#eeeeee',
          on: '#ffffff',
          contrast: 4.5,
        },
      ],
    };
    const image = { template: 'medal', parameters: {} };
    const typed = typedBadge(ePortfolioContent({ image }));
    const section = pictureSection(typed, [], { ...context, templates: [template] });
    const [icon, level] = section.parameters;
    assert.equal(icon?.icon?.summary, 'Label: Leaf');
    assert.deepEqual(
      icon?.icon?.choices.filter(({ chosen }) => chosen).map(({ value }) => value),
      ['leaf'],
    );
    assert.deepEqual(
      level?.field?.choices?.map(({ label }) => label),
      ['None', '1 mark', '2 marks'],
    );
    assert.match(section.contrast.join(), /^Ink on its light ground: the contrast is 1\.1 to 1\./);
    assert.match(section.words, /^Medal with the words “EPORTFOLIO EXPERT” and .+ Icon: Leaf\. Label: 1\.$/);
  });

  it('says at the parameter which characters can’t be drawn, and then shows no picture', () => {
    const typed = typedBadge(ePortfolioContent());
    const pictureFaults = [
      { field: 'image.text', message: 'images.undrawable', values: { characters: '🎓' } },
    ];
    const page = badgeFormPage({ typed, badge: badge(), pictureFaults }, reader);
    assert.match(JSON.stringify(page.picture), /🎓/);
    assert.deepEqual([page.faults, JSON.stringify(page.picture).includes('draft.png')], [[], false]);
  });

  it('shows the stored draft’s picture', () => {
    const page = badgeFormPage({ typed: typedBadge(ePortfolioContent()), badge: badge() }, reader);
    assert.match(JSON.stringify(page.picture), /draft\.png\?r=7/);
  });
});

describe('Two teachers at one draft', () => {
  it('see field by field where they differ, choices by their names', () => {
    const mine = ePortfolioContent({ title: '', elements: { participationForm: 'online' } });
    const theirs = ePortfolioContent({ elements: { participationForm: 'workplace' } });
    const found = differences(typedBadge(theirs), typedBadge(mine), context);
    assert.deepEqual(found, [
      { label: 'Title', theirs: 'EPORTFOLIO EXPERT', mine: '(empty)' },
      { label: 'Form of participation', theirs: 'At the workplace', mine: 'Online' },
    ]);
  });

  it('see the picture in words', () => {
    const image = { template: 'medal', parameters: { text: 'Mine', primary: '#000000' } };
    const found = differences(
      typedBadge(ePortfolioContent()),
      typedBadge(ePortfolioContent({ image })),
      context,
    );
    assert.deepEqual(found, [
      { label: 'Picture', theirs: 'Medal', mine: 'Medal\nText: Mine\nMain colour: #000000' },
    ]);
  });

  it('get the newest revision with their own words, so that they can save over it', () => {
    const typed = typedBadge(ePortfolioContent({ title: 'Mine' }));
    const page = badgeFormPage({ typed, badge: badge(), conflict: 'stale' }, reader);
    assert.equal(page.revision, 7);
    assert.match(JSON.stringify(page.conflict), /"mine":"Mine"/);
  });
});

describe('Names of countries and languages', () => {
  it('are in the reader’s language and its order', () => {
    assert.deepEqual(
      countryNames('fi').find(([code]) => code === 'SI'),
      ['SI', 'Slovenia'],
    );
    assert.deepEqual(
      countryNames('de').find(([code]) => code === 'FI'),
      ['FI', 'Finnland'],
    );
    const names = languageNames('sl').map(([, name]) => name);
    assert.deepEqual(names, [...names].sort(new Intl.Collator('sl').compare));
  });

  it('show an unknown value as nothing', () => {
    const typed = typedBadge(ePortfolioContent());
    const fields = badgeFields({ ...typed, texts: { ...typed.texts, countryCode: 'ZZ' } }, [], context);
    assert.equal(shownValue(fields.countryCode), '');
  });
});
