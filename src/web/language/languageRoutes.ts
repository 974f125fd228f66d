import { AppError } from '../../errors.js';
import { LANGUAGES, type Language } from '../../locales/locales.js';
import { seeOther } from '../answer.js';
import { isFormTokenOf, SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route, type WebRequest } from '../route.js';
import { LANGUAGE_COOKIE } from './spokenLanguage.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** Nobody's: only to read addresses against. */
const HERE = 'http://here.invalid';

/**
 * Another language, by the names in every page's footer, and back to that page. Whoever is signed in keeps the choice
 * for good; this browser keeps it for the pages that everyone sees.
 */
export const languageRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path: patterns.language,
    framed: true,
    handle: async (request) => {
      demandOwnPage(request);
      const language = chosenLanguage(request.form.text('language'));
      await keepForPerson(request, language);
      const cookie = { name: LANGUAGE_COOKIE, value: language, maximumAgeSeconds: YEAR_SECONDS } as const;
      return seeOther(ownPath(request.form.text('backTo')), [cookie]);
    },
  }),
];

/** Pages for everyone carry no form token: what the browser says of where the form came from stands in for it. */
function demandOwnPage({ header }: WebRequest): void {
  const from = header('sec-fetch-site');
  if (from !== undefined && from !== 'same-origin') throw new AppError('FORGED_FORM');
}

function chosenLanguage(given: string): Language {
  const language = LANGUAGES.find((each) => each === given);
  if (language === undefined) throw new AppError('MALFORMED_REQUEST', { detail: 'no language of ours' });
  return language;
}

/** An ended session is no fault here, and its form is nothing to keep. */
async function keepForPerson({ services, cookies, form }: WebRequest, language: Language): Promise<void> {
  const token = cookies[SESSION_COOKIE];
  const found = token === undefined ? undefined : await services.readSession(token);
  if (found?.state !== 'live' || !isFormTokenOf(found.session, form.text('formToken'))) return;
  await services.chooseLanguage(found.session, language);
}

/** The page the form stood on; anything but a path of our own leads home. */
export function ownPath(given: string): string {
  if (!given.startsWith('/') || !URL.canParse(given, HERE)) return paths.home();
  const { origin, pathname, search } = new URL(given, HERE);
  // `/.//elsewhere` is a path of our own until its dots are taken out.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : paths.home();
}
