import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import type { PersonKey } from '../../../src/demo/lms/lms.js';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import { newId } from '../../../src/domain/ids.js';
import type { Stored } from '../../../src/domain/ports/store.js';
import type { EvidenceItem, Submission } from '../../../src/domain/submission.js';
import { typedBadge } from '../../../src/domain/typedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import { type RunningTool, startTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';

type Claims = Readonly<Record<string, unknown>>;

/** A running tool with a published badge, a teacher at their pages, and students who hand in work. */
export class ReviewedCourse {
  students = 0;

  private constructor(
    readonly tool: RunningTool,
    readonly teacher: LandedClient,
    readonly course: string,
    readonly badge: BadgeDefinition,
  ) {}

  static async open(): Promise<ReviewedCourse> {
    const tool = await startTool();
    const teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: 'eportfolio' });
    const course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
    return new ReviewedCourse(tool, teacher, course, await publishBadge(tool, course));
  }

  launch(person: PersonKey, claims: Claims = {}): Promise<LandedClient> {
    return ToolClient.launch(this.tool.lms, { person, course: 'eportfolio', claims });
  }

  find(id: string): Promise<Stored<Submission>> {
    return this.tool.services.findSubmission(this.badge.institution, id);
  }

  /** The id of the nth criterion. */
  criterion(n: number): string {
    return this.badge.draft.assessmentCriteria.criteria[n - 1]?.id ?? '';
  }

  item(changes: Partial<EvidenceItem> = {}): EvidenceItem {
    return {
      id: newId(),
      url: 'https://folio.example/design',
      title: 'My learning design',
      criteria: [this.criterion(1)],
      note: 'See chapter two',
      consent: true,
      ...changes,
    };
  }

  /** Begins a submission as this person, who is in the course. */
  async begin(person: LandedClient): Promise<string> {
    await person.get(paths.badge(this.badge.id));
    const started = await person.post(paths.startSubmission(this.badge.id));
    return /submissions\/([^/]+)\/edit/.exec(started.location?.pathname ?? '')?.[1] ?? '';
  }

  async submit(id: string, evidence: readonly EvidenceItem[], note = ''): Promise<void> {
    const submission = await this.find(id);
    const content = { evidence, selfAssessment: { [this.criterion(1)]: 'partly' as const }, note };
    await this.tool.services.submitEvidence({
      submission,
      badge: await this.tool.services.findBadge(this.badge.institution, this.badge.id),
      learner: submission.learner,
      revision: submission.revision,
      work: { content, identifierConsent: false },
    });
  }

  /** Somebody new hands something in. */
  async submitted(evidence = [this.item()], claims: Claims = {}): Promise<string> {
    this.students += 1;
    const sub = `student-${this.students}`;
    const name = `Student No ${this.students}`;
    const id = await this.begin(await this.launch('student', { sub, name, ...claims }));
    await this.submit(id, evidence);
    return id;
  }

  review(id: string): string {
    return paths.review(this.course, id);
  }

  /** The same verdict on every criterion. */
  verdicts(verdict: string): FieldValues {
    return Object.fromEntries([1, 2, 3, 4].map((n) => [`verdict.${this.criterion(n)}`, verdict]));
  }

  /** The teacher approves, and the badge is signed. */
  async approve(id: string, reviewer = this.teacher): Promise<void> {
    const page = await reviewer.get(this.review(id));
    const fields = filled(page, { ...this.verdicts('shown'), choice: 'approved' });
    const sent = await reviewer.post(this.review(id), fields);
    assert.equal(sent.status, 303, sent.text);
    await this.tool.services.workDone();
  }
}

/** The review's form as the page shows it, some fields typed over. */
export function filled(page: PageReply, changes: FieldValues): FieldValues {
  const form = page.text.slice(page.text.indexOf('name="decision"') - 200);
  const { formToken: _, ...values } = formValues(form);
  return { ...values, ...changes };
}

async function publishBadge({ services }: RunningTool, course: string): Promise<BadgeDefinition> {
  const [institution] = await services.listInstitutions();
  assert.ok(institution);
  const typed = typedBadge({ ...ePortfolioContent(), image: { template: 'medal', parameters: {} } });
  const made = await services.createBadge({ institution, course, person: 'author', id: newId(), typed });
  const { id, revision } = made.badge;
  await services.publishBadge({ institution, badge: id, revision, person: 'author' });
  return services.findBadge(institution.id, id);
}
