import { loginCookieName } from '../../domain/loginCookie.js';
import type { Launch } from '../../domain/platform.js';
import { AppError } from '../../errors.js';
import { type Answer, type Cookie, page, seeOther } from '../answer.js';
import { SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import type { WebRequest } from '../route.js';
import { cookielessPage } from './cookielessPage.js';

/**
 * The platform posts the launch. Its login's secret comes back in the cookie; or, where the browser keeps none for us in
 * that frame, from where the platform keeps data for tools, and then work goes on in a window of its own. The token alone
 * lets nobody in.
 */
export async function launch(request: WebRequest): Promise<Answer> {
  const { services, form, cookies, reference } = request;
  const { id_token: idToken, state, error, stored_secret: stored } = singleOrMany(form.fields);
  const cookieName = typeof state === 'string' ? loginCookieName(state) : undefined;
  const ofCookie = cookieName && cookies[cookieName];
  const fromPlatform = ofCookie === undefined && typeof stored === 'string' && stored !== '';
  let accepted: Launch;
  try {
    accepted = await services.acceptLaunch({
      idToken,
      state,
      ...(error !== undefined && { error }),
      browserSecret: fromPlatform ? stored : ofCookie,
      boundBy: fromPlatform ? 'storage' : 'cookie',
      reference,
    });
  } catch (refusal) {
    return cookieless(request, refusal, { idToken, state });
  }
  if (fromPlatform) return windowPage(request, await services.keepForWindow(accepted));
  const { token, location } = await services.startSession(accepted, cookies[SESSION_COOKIE]);
  const spent: readonly Cookie[] = cookieName === undefined ? [] : [{ name: cookieName }];
  return seeOther(location, [...spent, { name: SESSION_COOKIE, value: token }]);
}

/** @throws every refusal but the one that a new window mends */
async function cookieless(
  request: WebRequest,
  refusal: unknown,
  { idToken, state }: { idToken: unknown; state: unknown },
): Promise<Answer> {
  const missing = refusal instanceof AppError && refusal.textKey === 'launch.noCookie';
  const start = missing ? await request.services.findFreshStart(state) : undefined;
  if (!missing || start === undefined || typeof idToken !== 'string' || typeof state !== 'string')
    throw refusal;
  const { reference, services } = request;
  const { code, textKey: text, detail } = refusal;
  services.log.info({ reference, route: patterns.ltiLaunch, code, text, detail }, 'refused');
  return cookielessPage(request, start, { idToken, state });
}

function windowPage({ text }: WebRequest, token: string): Answer {
  return {
    ...page('launch/window', { title: text('launch.window.title'), action: paths.ltiWindow(), token }),
    // Without it the form would not say that it comes from a page of ours.
    headers: { 'Referrer-Policy': 'same-origin' },
  };
}

/**
 * The window that a page of ours opened goes on with the launch that was let in. Its form must come from our own page:
 * another site could otherwise sign a visitor in as somebody else.
 */
export async function openWindow({ services, form, header, cookies }: WebRequest): Promise<Answer> {
  const site = header('sec-fetch-site');
  const own = site === undefined ? header('origin') === services.config.publicUrl : site === 'same-origin';
  if (!own) throw new AppError('FORGED_FORM');
  const kept = await services.takeForWindow(form.text('token'));
  const { token, location } = await services.startSession(kept, cookies[SESSION_COOKIE]);
  return seeOther(location, [{ name: SESSION_COOKIE, value: token }]);
}

/** A parameter given once is a text; given twice it stays a list, for the protocol's checks to refuse. */
export function singleOrMany(fields: Readonly<Record<string, readonly string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
