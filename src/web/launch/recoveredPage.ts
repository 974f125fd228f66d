import type { RecoveredDraft } from '../../domain/session.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import type { SessionRequest } from '../route.js';

/** Fields that would decide or submit: they never come back by themselves. */
const DECIDING = new Set(['action', 'choice', 'formToken']);

/** Chosen or hidden in their forms, not written: nobody would know them again in a list. */
const CHOSEN =
  /^(newBadge|revision|shownTemplate|image\.(?:template|icon|logo|level|stage|stages|border)|language|translateTo|eqfLevel|cycle|assessmentMethod|deliveryMode|qualityAssuranceType|participationForm|supervision|stackability|countryCode|decision|round|identifierConsent|otherMethodConsent|visibility)$|^(selfAssessment|verdict|shows|needed)\.|\.(id|criteria|consent|type|kind)$/;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Only forms that show what they get before anything happens take a draft back. */
const EDITING = [
  /^\/badges\/[^/]+\/edit$/,
  /^\/badges\/[^/]+\/rubric$/,
  /^\/badges\/[^/]+\/outcomes\/paste$/,
  /^\/badges\/[^/]+\/languages\/[^/]+$/,
  /^\/courses\/[^/]+\/badges$/,
  /^\/submissions\/[^/]+\/edit$/,
  /^\/reviews\/[^/]+\/[^/]+$/,
];

/** Ids, revisions and the like, which the form carries for us. */
const OUR_OWN = /^(?:\d+|[0-9a-f]{8,}|[0-9a-f-]{36})$/;

/** What an expired session had posted: to read, to copy, and to put back into its form, where the person looks it over. */
export function recoveredPage(
  { text, present }: Pick<SessionRequest, 'text' | 'present'>,
  draft: RecoveredDraft,
): PageData {
  const fields = Object.entries(draft.fields).filter(([name]) => !DECIDING.has(name));
  return {
    title: text('launch.recovered.title'),
    savedAt: text('launch.recovered.savedAt', { time: present.dateTime(draft.savedAt) }),
    texts: fields.flatMap(([name, values]) => (CHOSEN.test(name) ? [] : values.filter(isWorthReading))),
    target: EDITING.some((path) => path.test(draft.path)) ? draft.path : undefined,
    fields: fields.flatMap(([name, values]) => values.map((value) => ({ name, value }))),
    discard: paths.recovered(draft.id),
  };
}

function isWorthReading(value: string): boolean {
  return value.trim().length > 2 && !OUR_OWN.test(value) && !COLOUR.test(value);
}
