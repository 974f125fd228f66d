import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { paths } from '../../src/web/paths.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { type RunningTool, startTool } from '../harness.js';
import { approve, enter, publishBadge, submit } from './steps.js';

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
    expectWords(await earn(tool, ownWords()), ownWords());
  });

  it(`goes field by field through the whole job into the credential (the project's example)${NO_EXAMPLE}`, async function () {
    if (NO_EXAMPLE !== '') this.skip();
    const words = exampleWords();
    expectWords(await earn(tool, words), words);
  });

  it(`becomes a credential that the official schema accepts${NO_SCHEMA}`, async function () {
    if (NO_SCHEMA !== '') this.skip();
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    const valid = validate(await earn(tool, ownWords()));
    assert.deepEqual(validate.errors ?? [], []);
    assert.equal(valid, true);
  });
});

interface Credential {
  readonly name: string;
  readonly credentialSubject: {
    readonly achievement: {
      readonly name: string;
      readonly description: string;
      readonly tag: readonly string[];
      readonly criteria: { readonly narrative: string };
      readonly creator: { readonly email: string };
      readonly alignment: readonly { readonly targetName: string }[];
      readonly resultDescription: readonly { readonly name: string }[];
    };
    readonly result: readonly { readonly status?: string }[];
  };
  readonly evidence: readonly { readonly id: string }[];
}

/** Described, submitted, approved; what the student downloads. */
async function earn({ lms, services }: RunningTool, words: Words): Promise<Credential> {
  const teacher = await enter(lms, 'teacher');
  const badge = await publishBadge(teacher, typed(words));
  const student = await enter(lms, 'student');
  const submission = await submit(student, badge);
  await approve(teacher, submission);
  await services.workDone();
  const reply = await student.get(`${paths.submission(submission)}/badge.json`);
  assert.equal(reply.status, 200);
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
