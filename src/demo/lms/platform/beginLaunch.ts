import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { page } from '../http/replies.js';
import { autoSubmitPage } from '../pages/autoSubmit.js';
import { findActivity, type Person } from '../school.js';

/** Login initiation by a third party, posted by the browser as Moodle does (LTI Security Framework 1.1 §5.1.1.1). */
export function beginLaunch(context: LmsContext, { parameters, query }: Exchange, person: Person): Reply {
  const found = findActivity(person, parameters.activity ?? query.get('id') ?? '');
  if (!found) throw new RequestRefused(404, 'There is no such activity in your courses.');
  const tool = context.tool();
  const { clientId, deploymentIds } = context.registration;
  const fields = Object.entries({
    iss: context.url,
    target_link_uri: tool.targetUrl,
    login_hint: person.id,
    lti_message_hint: context.hints.begin({ person: person.key, activity: found.activity.id }),
    client_id: clientId,
    lti_deployment_id: deploymentIds[0] ?? '',
    ...(context.settings.platformStorage && { lti_storage_target: '_parent' }),
  });
  return page(autoSubmitPage({ title: 'Opening the tool', action: tool.loginUrl, fields }), 200, {
    formTargets: [tool.origin],
    insideOwnFrame: true,
  });
}
