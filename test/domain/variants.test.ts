import assert from 'node:assert/strict';
import { readBadge } from '../../src/domain/badgeRules.js';
import { sameContent, typedBadge } from '../../src/domain/typedBadge.js';
import { languagesToAdd, readVariant, typedVariant } from '../../src/domain/variantRules.js';
import { contentFor, translatableTexts } from '../../src/domain/variants.js';
import { ePortfolioContent, finnishContent, levelledContent } from '../factories/badgeContent.js';

describe('A badge in several languages', () => {
  const content = finnishContent();

  it('is read in the first language that it has, text by text', () => {
    const finnish = contentFor(content, ['sv', 'fi-FI', 'en']);
    assert.equal(finnish.language, 'fi');
    assert.equal(finnish.title, 'ePortfolio-osaaja');
    assert.deepEqual(finnish.tags, ['osaaminen', 'ePortfolio']);
    assert.equal(finnish.competenceObjective.outcomes[0]?.text, 'laatia oppimissuunnitelman');
    assert.equal(
      finnish.competenceObjective.outcomes[1]?.text,
      content.competenceObjective.outcomes[1]?.text,
    );
    const [criterion] = finnish.assessmentCriteria.criteria;
    assert.deepEqual(
      criterion?.levels?.map(({ name }) => name),
      ['Beginning', 'Osaa', 'Excellent'],
    );
    assert.equal(criterion?.neededLevel, 'middle');
    assert.equal(finnish.elements.qualityAssurance, 'Korkeakoulun laatujärjestelmä');
    assert.equal(finnish.elements.ects, content.elements.ects);
  });

  it('stays in its own language for those who read that first, or none of its languages', () => {
    assert.equal(contentFor(content, ['en-GB', 'fi']), content);
    assert.equal(contentFor(content, ['it']), content);
    assert.equal(contentFor(ePortfolioContent(), ['fi']).title, 'EPORTFOLIO EXPERT');
  });

  it('shows a language only once its title is translated', () => {
    const untitled = { ...content, variants: [{ language: 'fi', texts: { description: 'Osaaja.' } }] };
    assert.equal(contentFor(untitled, ['fi']), untitled);
  });

  it('offers every text that there is, and no empty one', () => {
    const keys = translatableTexts({ ...levelledContent(), description: '' }).map(({ key }) => key);
    assert.ok(keys.includes('level.criterion-1.high.description'));
    assert.ok(!keys.includes('description'));
    assert.ok(!keys.includes('learnerProfile'));
  });

  it('is read back as it was typed; a language with nothing typed is none', () => {
    assert.deepEqual(readVariant(typedVariant(content, 'fi'), 'fi', content), { content, faults: [] });
    assert.deepEqual(readVariant({}, 'fi', content).content, levelledContent());
    assert.deepEqual(readVariant({ unknown: 'x' }, 'fi', levelledContent()).content, levelledContent());
  });

  it('has the limits of the original', () => {
    const { faults } = readVariant({ title: 'x'.repeat(121) }, 'fi', content);
    assert.deepEqual(
      faults.map(({ field, message }) => `${field} ${message}`),
      ['text.title define.faults.tooLong'],
    );
  });

  it('keeps its languages when the badge is edited, without what was taken out', () => {
    const typed = typedBadge(content);
    const kept = readBadge(typed, content, () => 'new').content;
    assert.deepEqual(kept, content);
    const outcomes = typed.texts.outcomes.split('\n').slice(1).join('\n');
    const fewer = readBadge({ ...typed, texts: { ...typed.texts, outcomes } }, content, () => 'new').content;
    assert.equal(fewer.variants?.[0]?.texts['outcome.outcome-1'], undefined);
    const finnish = { ...typed, texts: { ...typed.texts, language: 'fi' } };
    assert.equal(readBadge(finnish, content, () => 'new').content.variants, undefined);
  });

  it('is content: another word is another badge', () => {
    assert.equal(sameContent(content, levelledContent()), false);
    assert.equal(sameContent(content, JSON.parse(JSON.stringify(content))), true);
    const other = readVariant({ ...typedVariant(content, 'fi'), title: 'Toinen' }, 'fi', content).content;
    assert.equal(sameContent(content, other), false);
  });

  it('may be said in each other language once', () => {
    const languages = languagesToAdd(content);
    assert.ok(languages.includes('sl'));
    assert.ok(!languages.includes('fi') && !languages.includes('en'));
  });
});
