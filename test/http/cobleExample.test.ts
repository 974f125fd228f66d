import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { paths } from '../../src/web/paths.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { type RunningTool, startTool } from '../harness.js';
import { ToolClient } from '../toolClient.js';
import { approve, EVIDENCE, enter, fill, idAfter, publishBadge, submit } from './steps.js';

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
const EXAMPLE = shared('examples/coble-eportfolio-expert.json');
const SCHEMA = shared('ob3-reference/schemas/ob_v3p0_achievementcredential_schema.json');
const NO_EXAMPLE = existsSync(EXAMPLE) ? '' : ' (skipped: ../shared/examples is not there)';
const NO_SCHEMA = existsSync(SCHEMA) ? '' : ' (skipped: ../shared/ob3-reference is not there)';

/** A badge's own words, as a teacher types them. */
interface Words {
  readonly title: string;
  readonly contact: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly outcomesLead: string;
  readonly outcomes: readonly string[];
  readonly criteriaLead: string;
  readonly criteria: readonly string[];
  readonly skillsDemonstration: string;
}

describe('The CoBle ePortfolio badge', () => {
  let tool: RunningTool;
  before(async () => {
    tool = await startTool();
  });
  after(() => tool.close());

  it('goes field by field through the whole job into the credential (own fixture)', async () => {
    const credential = await earn(tool, ownWords());
    expectWords(credential, ownWords());
    expectElements(credential);
  });

  it(`goes field by field through the whole job into the credential (the project's example)${NO_EXAMPLE}`, async function () {
    if (NO_EXAMPLE !== '') this.skip();
    const words = exampleWords();
    const credential = await earn(tool, words);
    expectWords(credential, words);
    expectElements(credential);
  });

  it(`becomes a credential that the official schema accepts${NO_SCHEMA}`, async function () {
    if (NO_SCHEMA !== '') this.skip();
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    const badges = NO_EXAMPLE === '' ? [ownWords(), exampleWords()] : [ownWords()];
    for (const words of badges) {
      const valid = validate(await earn(tool, words));
      assert.deepEqual(validate.errors ?? [], []);
      assert.equal(valid, true);
    }
  });
});

/** The EU elements, typed as a teacher would. */
const ELEMENTS = {
  ects: '1,5',
  hours: '40',
  eqfLevel: '5',
  nationalLevel: 'SOK 5',
  assessmentType: 'Portfolio, assessed by a teacher',
  participationForm: 'blended',
  qualityAssurance: 'Peer review every year',
  countryCode: 'FI',
  awardingBody: 'HAMK University of Applied Sciences',
  prerequisites: 'Teaching experience',
  supervision: 'supervisedWithIdentity',
  stackability: 'stackable',
  furtherInformation: 'Made in the CoBle project.',
};

interface Credential {
  readonly name: string;
  readonly type: readonly string[];
  readonly awardedDate: string;
  readonly credentialSubject: {
    readonly identifier: readonly { readonly hashed: boolean; readonly identityType: string }[];
    readonly creditsEarned: number;
    readonly achievement: Readonly<Record<string, unknown>> & {
      readonly name: string;
      readonly description: string;
      readonly tag: readonly string[];
      readonly criteria: { readonly narrative: string };
      readonly creator: {
        readonly name: string;
        readonly email: string;
        readonly address: { readonly addressCountryCode: string };
      };
      readonly alignment: readonly { readonly targetName: string; readonly targetUrl: string }[];
      readonly resultDescription: readonly { readonly name: string }[];
    };
    readonly result: readonly { readonly status?: string; readonly value?: string }[];
  };
  readonly evidence: readonly { readonly id: string }[];
}

/** Described, submitted, approved, made public; what anyone can download then. */
async function earn({ lms, services }: RunningTool, words: Words): Promise<Credential> {
  const teacher = await enter(lms, 'teacher');
  const badge = await publishBadge(teacher, { ...typed(words), ...ELEMENTS });
  const student = await enter(lms, 'student');
  const submission = await submit(student, badge, { ...EVIDENCE, identifierConsent: 'yes' });
  await approve(teacher, submission, { grade: '5' });
  await services.workDone();
  const visibility = paths.visibility(submission);
  const shown = fill(await student.get(paths.submission(submission)), visibility, { visibility: 'public' });
  assert.equal((await student.post(visibility, shown)).status, 303);
  const download = await student.get(paths.submissionCredential(submission));
  const anyone = new ToolClient(student.tool);
  const id = idAfter('credentials', JSON.parse(download.text).id);
  const reply = await anyone.get(paths.credential(id, '.json'));
  assert.equal(reply.text, download.text);
  const page = await anyone.get(paths.credential(id));
  for (const word of [words.title, ...words.outcomes, ...words.criteria, ELEMENTS.awardingBody]) {
    assert.ok(page.text.replaceAll('&#x27;', "'").includes(word), `the public page does not say: ${word}`);
  }
  return JSON.parse(reply.text);
}

function typed(words: Words): FieldValues {
  return {
    title: words.title,
    issuerContact: words.contact,
    description: words.description,
    tags: words.tags.join(', '),
    outcomesLead: words.outcomesLead,
    outcomes: words.outcomes.join('\n'),
    criteriaLead: words.criteriaLead,
    criteria: words.criteria.join('\n'),
    skillsDemonstration: words.skillsDemonstration,
  };
}

function expectWords(credential: Credential, words: Words): void {
  const { achievement, result } = credential.credentialSubject;
  assert.equal(credential.name, words.title);
  assert.equal(achievement.name, words.title);
  assert.equal(achievement.description, words.description);
  assert.deepEqual(achievement.tag, words.tags);
  assert.equal(achievement.creator.email, words.contact);
  const narrative = achievement.criteria.narrative.replaceAll('\\', '');
  for (const text of [words.outcomesLead, words.criteriaLead, words.skillsDemonstration]) {
    assert.ok(narrative.includes(text), text);
  }
  const targets = achievement.alignment.map(({ targetName }) => targetName);
  for (const outcome of words.outcomes) assert.ok(targets.includes(outcome), outcome);
  const results = achievement.resultDescription.map(({ name }) => name);
  for (const criterion of words.criteria) assert.ok(results.includes(criterion), criterion);
  assert.equal(result.filter(({ status }) => status === 'Completed').length, words.criteria.length);
  assert.deepEqual(
    credential.evidence.map(({ id }) => id),
    ['https://folio.example/learning-design'],
  );
}

function expectElements({ type, awardedDate, credentialSubject }: Credential): void {
  const { achievement, identifier, creditsEarned, result } = credentialSubject;
  assert.ok(type.includes('EuropeanMicroCredential'));
  assert.match(awardedDate, /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(
    identifier.map(({ hashed, identityType }) => [hashed, identityType]),
    [[true, 'emailAddress']],
  );
  assert.deepEqual([achievement.ECTS, achievement.creditsAvailable, creditsEarned], [1.5, 1.5, 1.5]);
  assert.equal(achievement.timeInvestment, 40);
  const levels = achievement.alignment.filter(({ targetUrl }) => targetUrl.endsWith('/snb/eqf/5'));
  assert.equal(levels.length, 1);
  assert.equal(achievement.nationalLevel, ELEMENTS.nationalLevel);
  assert.equal(achievement.assessmentType, ELEMENTS.assessmentType);
  assert.equal(achievement.participationType, 'blended');
  assert.equal(achievement.qualityAssurance, ELEMENTS.qualityAssurance);
  assert.equal(achievement.awardingCountry, 'FI');
  assert.equal(achievement.creator.address.addressCountryCode, 'FI');
  assert.equal(achievement.awardingBody, ELEMENTS.awardingBody);
  assert.equal(achievement.creator.name, ELEMENTS.awardingBody);
  assert.equal(achievement.prerequisites, ELEMENTS.prerequisites);
  assert.equal(achievement.identityChecked, true);
  assert.match(String(achievement.stackability), /stackable/);
  assert.equal(achievement.furtherInformation, ELEMENTS.furtherInformation);
  assert.deepEqual(
    result.flatMap(({ value }) => value ?? []),
    ['5'],
  );
}

function ownWords(): Words {
  const content = ePortfolioContent();
  return {
    title: content.title,
    contact: content.issuerContact,
    description: content.description,
    tags: content.tags,
    outcomesLead: content.competenceObjective.lead,
    outcomes: content.competenceObjective.outcomes.map(({ text }) => text),
    criteriaLead: content.assessmentCriteria.lead,
    criteria: content.assessmentCriteria.criteria.map(({ text }) => text),
    skillsDemonstration: content.skillsDemonstration,
  };
}

function exampleWords(): Words {
  const { badge } = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  return {
    title: badge.title,
    contact: badge.issuer.contact,
    description: badge.description,
    tags: badge.tags,
    outcomesLead: badge.competenceObjective.lead,
    outcomes: badge.competenceObjective.items,
    criteriaLead: badge.assessmentCriteria.lead,
    criteria: badge.assessmentCriteria.items,
    skillsDemonstration: badge.skillsDemonstration,
  };
}
