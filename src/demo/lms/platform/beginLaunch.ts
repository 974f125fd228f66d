import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { page } from '../http/replies.js';
import { autoSubmitPage } from '../pages/autoSubmit.js';
import { findActivity, type Person } from '../school.js';
import type { BegunLaunch } from './messageHints.js';

/** An activity is opened; or, of its gradebook, one student's work. */
export function beginLaunch(context: LmsContext, exchange: Exchange, person: Person): Reply {
  const { activity = exchange.query.get('id') ?? '', review } = exchange.parameters;
  const found = findActivity(person, activity, context.state);
  if (!found) throw new RequestRefused(404, 'There is no such activity in your courses.');
  // As in Moodle, nobody checks whether this person may look at that one's work: the tool has to.
  const launch = { person: person.key, activity: found.activity.id, ...(review !== undefined && { review }) };
  const target = review === undefined ? undefined : found.activity.reviewUrl;
  return beginLogin(context, person, launch, target);
}

/** Login initiation by a third party, posted by the browser as Moodle does (LTI Security Framework 1.1 §5.1.1.1). */
export function beginLogin(context: LmsContext, person: Person, launch: BegunLaunch, target?: string): Reply {
  const tool = context.tool();
  const { clientId, deploymentIds } = context.registration;
  const fields = Object.entries({
    iss: context.url,
    target_link_uri: target ?? tool.targetUrl,
    login_hint: person.id,
    lti_message_hint: context.hints.begin(launch),
    client_id: clientId,
    lti_deployment_id: deploymentIds[0] ?? '',
    ...(context.settings.platformStorage && { lti_storage_target: '_parent' }),
  });
  return page(autoSubmitPage({ title: 'Opening the tool', action: tool.loginUrl, fields }), 200, {
    formTargets: [tool.origin],
    insideOwnFrame: true,
  });
}
