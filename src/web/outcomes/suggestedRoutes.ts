import { type Answer, page } from '../answer.js';
import type { BadgeRequest } from '../route.js';
import { sourcesPage } from './sourcesPage.js';
import { takeAndReturn } from './takeAndReturn.js';

/** What was ticked among the learning platform's suggestions; nothing else can come in here. */
export function takeSuggested(request: BadgeRequest): Promise<Answer> {
  const { form, course } = request;
  const { outcomes = [], criteria = [] } = course.suggested ?? {};
  const ticked = new Set(form.all('outcome'));
  const tickedCriteria = new Set(form.all('criterion'));
  const takings = {
    outcomes: outcomes.filter((text) => ticked.has(text)).map((text) => ({ text })),
    criteria: criteria.filter((text) => tickedCriteria.has(text)),
  };
  return takeAndReturn(request, takings, (faults) =>
    page('outcomes/sources', sourcesPage(request, faults), 422),
  );
}
