import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { asset, json, page, seeOther } from '../http/replies.js';
import type { Route } from '../http/router.js';
import type { Viewer } from '../pages/layout.js';
import type { Person } from '../school.js';
import { CONFIGURATION_PATH, openIdConfiguration, REGISTRATION_PATH } from './configuration.js';
import { addToolPage, REGISTRATION_SCRIPT, toolsPage } from './pages.js';
import { registerTool } from './registerTool.js';
import { RegistrationTokens } from './tokens.js';

type Show = (pattern: string, view: (viewer: Viewer, exchange: Exchange) => Reply) => Route;

/** Dynamic registration, the platform's half: for the site administrator, and for the tool itself. */
export function registrationRoutes(context: LmsContext, show: Show): Route[] {
  const tokens = new RegistrationTokens(context.now);
  return [
    show('/tools', (viewer) => page(toolsPage(administrator(viewer), context))),
    show('/tools/add', (viewer, exchange) => addTool(context, tokens, administrator(viewer), exchange)),
    { method: 'GET', pattern: CONFIGURATION_PATH, handle: () => json(openIdConfiguration(context)) },
    {
      method: 'POST',
      pattern: REGISTRATION_PATH,
      takesJson: true,
      handle: (exchange) => registerTool(context, tokens, exchange),
    },
    {
      method: 'GET',
      pattern: '/registration.js',
      handle: () => asset('text/javascript; charset=utf-8', REGISTRATION_SCRIPT),
    },
  ];
}

function administrator(viewer: Viewer): Viewer {
  if (viewer.person.siteAdmin) return viewer;
  throw new RequestRefused(403, 'Only the administrator of this school looks after its tools.');
}

/** Whether this school keeps data for tools from now on. */
export function switchStorage(context: LmsContext, { form }: Exchange, person: Person): Reply {
  if (!person.siteAdmin) throw new RequestRefused(403, 'Only the administrator can switch this.');
  context.settings.platformStorage = form.get('platformStorage') === 'on';
  return seeOther('/tools');
}

function addTool(
  context: LmsContext,
  tokens: RegistrationTokens,
  viewer: Viewer,
  { query }: Exchange,
): Reply {
  const typed = query.get('address') ?? '';
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) {
    throw new RequestRefused(400, 'That is not the registration address of a tool.');
  }
  const address = new URL(typed);
  address.searchParams.set('openid_configuration', `${context.url}${CONFIGURATION_PATH}`);
  address.searchParams.set('registration_token', tokens.begin());
  return page(addToolPage(viewer, address), 200, { frames: [address.origin] });
}
