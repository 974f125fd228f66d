/** The teacher's own words of an achievement's criteria narrative, without the lists that are shown as lists. */
export interface Narrative {
  readonly outcomesLead: string;
  readonly criteriaLead: string;
  readonly demonstration: string;
}

/**
 * Takes a criteria narrative (Markdown) apart around the lists of learning outcomes and criteria that the achievement
 * also holds as data. Where it does not hold them in that form, it is another issuer's and stays whole.
 * @returns undefined when the narrative has to be shown as it is
 */
export function takeApart(
  narrative: string,
  outcomes: readonly string[],
  criteria: readonly string[],
): Narrative | undefined {
  const outcomeList = outcomes.map((text) => `- ${oneLine(text)}`).join('\n');
  const criteriaList = criteria.map((text, index) => `${index + 1}. ${oneLine(text)}`).join('\n');
  const outcomesAt = narrative.indexOf(outcomeList);
  const afterOutcomes = outcomesAt + outcomeList.length;
  const criteriaAt = narrative.indexOf(criteriaList, afterOutcomes);
  if (outcomesAt < 0 || criteriaAt < 0 || criteria.length === 0) return undefined;
  return {
    outcomesLead: narrative.slice(0, outcomesAt).trim(),
    criteriaLead: narrative.slice(afterOutcomes, criteriaAt).trim(),
    demonstration: narrative.slice(criteriaAt + criteriaList.length).trim(),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
