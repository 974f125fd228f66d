import type { FreshStart } from '../../domain/freshStart.js';
import { type PageAnswer, page } from '../answer.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

/**
 * The browser sent no cookie of this login. Nobody is let in: one button opens the activity afresh in a window of its own,
 * where cookies work. Where the platform kept the secret, it is asked first.
 */
export function cookielessPage(
  { text, reference }: WebRequest,
  start: FreshStart,
  launch: { readonly idToken: string; readonly state: string },
): PageAnswer {
  const data = {
    title: text('errors.titles.launch'),
    message: text('launch.noCookie'),
    reference,
    address: start.address,
    action: paths.ltiLogin(),
    login: Object.entries(start.login).map(([name, value]) => ({ name, value })),
    storage: start.storage,
    launchAction: paths.ltiLaunch(),
    // The token goes back only where the platform has to be asked before it can be judged.
    launch: start.storage && launch,
  };
  return { ...page('launch/cookieless', data, 400), formTargets: [start.platformOrigin].filter(Boolean) };
}
