import assert from 'node:assert/strict';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import type { Role } from '../../../src/domain/roles.js';
import type { Submission } from '../../../src/domain/submission.js';
import { badgePage, shownVersion } from '../../../src/web/badge/badgePage.js';
import { ePortfolioContent, institution } from '../../factories/badgeContent.js';
import { publishedBadge, submission } from '../../factories/submission.js';
import { reader, render, words } from '../submit/rendering.js';

const content = ePortfolioContent();

function show(
  roles: readonly Role[],
  own?: Partial<Submission>,
  badge: Partial<BadgeDefinition> = {},
): string {
  const person = reader({ roles, badge });
  const submitted = own && submission(own);
  const shown = shownVersion(person.badge, roles, submitted);
  assert.ok(shown);
  return render('badge/badge', badgePage(person, shown, institution().profile, submitted));
}

/** A second version, with its own title. */
function twoVersions(): Partial<BadgeDefinition> {
  const [first] = publishedBadge().versions;
  assert.ok(first);
  return { versions: [first, { ...first, version: 2, content: { ...content, title: 'VERSION TWO' } }] };
}

describe('the badge page', () => {
  it('reads like the CoBle page, in its order', () => {
    const shown = words(show(['student']));
    const order = [
      'EPORTFOLIO EXPERT',
      'HAMK University of Applied Sciences',
      'anne-maria.korhonen@hamk.fi',
      'CoBle project',
      ...content.tags,
      'Competence objective',
      'The earner of the badge is able to',
      ...content.competenceObjective.outcomes.map((outcome) => outcome.text),
      'Assessment criteria',
      'The earner of the badge',
      ...content.assessmentCriteria.criteria.map((criterion) => criterion.text),
      'Skills demonstration',
      content.skillsDemonstration,
      'Show your skills',
    ];
    let from = shown.indexOf('Skip to the content');
    for (const part of order) {
      const found = shown.indexOf(part, from);
      assert.ok(found >= 0, `"${part}" comes too early or not at all`);
      from = found;
    }
  });

  it('tells the EU elements as facts', () => {
    const shown = words(show(['student']));
    assert.match(shown, /Country or region Finland/);
    assert.match(shown, /Workload 2 ECTS credits, 54 hours/);
    assert.match(shown, /Level EQF level 6, Finnish NQF level 6/);
    assert.match(shown, /Form of participation Partly online, partly on site/);
    assert.match(shown, /Has the elements of an EU micro-credential/);
  });

  for (const [state, pattern] of [
    ['draft', /You have started.* Continue/],
    ['submitted', /Your teacher has had it since.* See what you submitted/],
    ['changesRequested', /asks for changes.* Read the comments/],
    ['approved', /You have earned this badge.* See your badge/],
    ['rejected', /was not approved.* Read the reason.* Start again/],
    ['withdrawn', /You took your work back.* Start again/],
  ] as const) {
    it(`leads a student on whose submission is ${state}`, () =>
      assert.match(words(show(['student'], { state })), pattern));
  }

  it('lets a student start', () => {
    assert.match(show(['student']), /<form method="post" action="\/badges\/[\w-]+\/submissions">/);
  });

  it('offers a teacher editing, reviewing and a trial', () => {
    const html = show(['teacher']);
    assert.match(words(html), /Published, version 1/);
    assert.match(html, /href="\/badges\/[\w-]+\/edit"/);
    assert.match(html, /href="\/reviews\/[\w-]+"/);
    assert.match(words(html), /Try it yourself/);
    assert.match(
      words(show(['teacher'], undefined, { draftChanged: true })),
      /You have changed the draft since/,
    );
  });

  it('gives a reviewer no way to edit', () => {
    const html = show(['reviewer']);
    assert.doesNotMatch(html, /\/edit"/);
    assert.match(html, /href="\/reviews\/[\w-]+"/);
  });

  it('shows a draft to its teachers only', () => {
    const draft = publishedBadge({ versions: [], draft: { ...content, title: 'NOT YET' } });
    assert.equal(shownVersion(draft, ['student'], undefined), undefined);
    assert.equal(shownVersion(draft, ['reviewer'], undefined), undefined);
    assert.equal(shownVersion(draft, [], undefined), undefined);
    const html = show(['teacher'], undefined, draft);
    assert.match(html, /draft\.png\?r&#x3D;3/);
    assert.doesNotMatch(words(html), /Try it yourself/);
  });

  it('keeps a student with the version they began with, and says so', () => {
    const kept = words(show(['student'], { state: 'submitted', version: 1 }, twoVersions()));
    assert.match(kept, /EPORTFOLIO EXPERT/);
    assert.match(kept, /This is version 1 of the badge/);
    assert.match(words(show(['student'], { state: 'withdrawn', version: 1 }, twoVersions())), /VERSION TWO/);
    assert.match(words(show(['student'], undefined, twoVersions())), /VERSION TWO/);
  });

  it('has nothing to start for somebody without a role', () => {
    assert.doesNotMatch(show([]), /Show your skills|Try it yourself/);
  });

  it('shows hostile text as text, and follows no other kind of contact than email and https', () => {
    const versions = (issuerContact: string) => {
      const [first] = publishedBadge().versions;
      assert.ok(first);
      return {
        versions: [{ ...first, content: { ...content, issuerContact, description: '<script>1</script>' } }],
      };
    };
    const html = show(['student'], undefined, versions('javascript:alert(1)'));
    assert.doesNotMatch(html, /href="javascript|<script>1/);
    assert.match(
      show(['student'], undefined, versions('https://hamk.fi/a')),
      /href="https:\/\/hamk\.fi\/a" target="_blank"/,
    );
  });
});
