import assert from 'node:assert/strict';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import type { RunningTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';

/** A teacher in the ePortfolio course, who has begun a badge there. */
export interface OutcomesWorld {
  readonly teacher: LandedClient;
  readonly course: string;
  readonly institution: string;
  newBadge(changes?: Readonly<Record<string, string>>): Promise<string>;
  draft(badge: string): Promise<Awaited<ReturnType<RunningTool['services']['findBadge']>>>;
}

export async function openOutcomes(
  tool: RunningTool,
  named: 'eportfolio' | 'workshop' = 'eportfolio',
): Promise<OutcomesWorld> {
  const teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: named });
  const course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
  const [first] = await tool.services.listInstitutions();
  const institution = first?.id ?? '';
  return {
    teacher,
    course,
    institution,
    newBadge: async (changes = {}) => {
      const empty = await teacher.get(paths.newBadge(course));
      const values = badgeForm(empty.text);
      const reply = await teacher.post(paths.badges(course), { ...values, ...changes, action: 'import' });
      const badge = /badges\/([^/]+)\/outcomes$/.exec(reply.location?.pathname ?? '')?.[1];
      assert.ok(badge, `${reply.status} ${reply.text}`);
      return badge;
    },
    draft: (badge) => tool.services.findBadge(institution, badge),
  };
}

export function badgeForm(page: string): Record<string, string[]> {
  const { formToken: _, ...values } = formValues(page.slice(page.indexOf('id="badge-form"')));
  return values;
}
