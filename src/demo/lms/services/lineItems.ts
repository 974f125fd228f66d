import type { LmsContext } from '../context.js';
import { type LineItem, type PostedScore, takeScore } from '../gradebook.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { json } from '../http/replies.js';
import { type Course, people } from '../school.js';

export const MEDIA = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

/** As in Moodle, addresses carry a query: what follows a line item's path must go before it. */
const QUERY = '?type_id=1';

export const lineItemsUrl = (context: LmsContext, course: Course): string =>
  `${context.url}/services/courses/${course.id}/lineitems${QUERY}`;

export const lineItemUrl = (context: LmsContext, course: Course, id: string): string =>
  `${context.url}/services/courses/${course.id}/lineitems/${id}/lineitem${QUERY}`;

/** AGS 2.0 §3.2.1, with its filters. */
export function listLineItems(context: LmsContext, { query }: Exchange, course: Course): Reply {
  const matches = (name: string, value: string | undefined) => !query.has(name) || query.get(name) === value;
  const items = lineItemsOf(context, course).filter(
    (item) =>
      matches('resource_id', item.resourceId) &&
      matches('tag', item.tag) &&
      matches('resource_link_id', item.activity),
  );
  const shown = items.map((item) => described(context, course, item));
  return json(shown, 200, { 'content-type': MEDIA.lineItems });
}

/** AGS 2.0 §3.2.2: a column of its own, or one more of an activity. */
export function createLineItem(context: LmsContext, { body }: Exchange, course: Course): Reply {
  const wanted = parse(body);
  const { label, scoreMaximum, resourceId, tag, resourceLinkId } = wanted;
  if (typeof label !== 'string' || typeof scoreMaximum !== 'number' || scoreMaximum <= 0) {
    return json({ error: 'label and scoreMaximum are needed' }, 400);
  }
  const item: LineItem = {
    id: context.state.nextId(),
    course: course.key,
    label,
    scoreMaximum,
    ...(typeof resourceId === 'string' && { resourceId }),
    ...(typeof tag === 'string' && { tag }),
    ...(typeof resourceLinkId === 'string' && { activity: resourceLinkId }),
  };
  context.state.changeGradebook((gradebook) => {
    gradebook.lineItems = [...gradebook.lineItems, item];
  });
  return json(described(context, course, item), 201, { 'content-type': MEDIA.lineItem });
}

/** AGS 2.0 §3.4: only of students of this course. */
export function postScore(context: LmsContext, exchange: Exchange, course: Course): Reply {
  const item = lineItemOf(context, exchange, course);
  const score: PostedScore = parse(exchange.body);
  const students = people.filter(({ key }) => course.members[key] === 'student').map(({ id }) => id);
  const mayHaveGrade = (id: string) => students.includes(id) || context.settings.guests.includes(id);
  let status = 400;
  context.state.changeGradebook((gradebook) => {
    status = takeScore(gradebook, item, score, mayHaveGrade);
  });
  return status === 200 ? json({}, 200) : json({ error: 'not taken' }, status);
}

/** AGS 2.0 §3.3. */
export function listResults(context: LmsContext, exchange: Exchange, course: Course): Reply {
  const item = lineItemOf(context, exchange, course);
  const person = exchange.query.get('user_id');
  const results = context.state.gradebook.results
    .filter((each) => each.lineItem === item.id && (person === null || each.person === person))
    .map(({ person: userId, grade, comment }) => ({
      id: `${lineItemUrl(context, course, item.id)}/results/${userId}`,
      scoreOf: lineItemUrl(context, course, item.id),
      userId,
      resultMaximum: item.scoreMaximum,
      ...(grade !== undefined && { resultScore: grade }),
      ...(comment !== undefined && { comment }),
    }));
  return json(results, 200, { 'content-type': MEDIA.results });
}

function lineItemsOf(context: LmsContext, course: Course): readonly LineItem[] {
  return context.state.gradebook.lineItems.filter((item) => item.course === course.key);
}

function lineItemOf(context: LmsContext, { parameters }: Exchange, course: Course): LineItem {
  const found = lineItemsOf(context, course).find(({ id }) => id === parameters.item);
  if (!found) throw new RequestRefused(404, 'There is no such column.');
  return found;
}

function described(context: LmsContext, course: Course, item: LineItem) {
  const { id, label, scoreMaximum, resourceId, tag, activity } = item;
  return {
    id: lineItemUrl(context, course, id),
    label,
    scoreMaximum,
    ...(resourceId !== undefined && { resourceId }),
    ...(tag !== undefined && { tag }),
    ...(activity !== undefined && { resourceLinkId: activity }),
  };
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    throw new RequestRefused(400, 'That is no JSON.');
  }
}
