import type { BadgeContent } from '../domain/badgeDefinition.js';

/**
 * What is demanded and how it is shown, as Markdown (Open Badges 3.0 §Criteria): the teacher's own words only, since a
 * signed credential can't be translated. Outcomes are bullets and criteria numbers, so that two lists without a lead
 * between them stay two.
 */
export function criteriaNarrative(content: BadgeContent): string {
  const { competenceObjective, assessmentCriteria } = content;
  return [
    competenceObjective.lead,
    competenceObjective.outcomes.map((outcome) => `- ${oneLine(outcome.text)}`).join('\n'),
    assessmentCriteria.lead,
    assessmentCriteria.criteria
      .map((criterion, index) => `${index + 1}. ${oneLine(criterion.text)}`)
      .join('\n'),
    content.skillsDemonstration,
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
