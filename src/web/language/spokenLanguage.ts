import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../locales/locales.js';
import { present } from '../present.js';
import type { SessionRequest, WebRequest } from '../route.js';

export const LANGUAGE_COOKIE = '__Host-language';

export interface LanguageSwitch {
  readonly choices: readonly LanguageChoice[];
  /** The address of the page itself. */
  readonly backTo: string;
}

interface LanguageChoice {
  readonly code: Language;
  readonly name: string;
  readonly current: boolean;
}

const choices = new Map(
  LANGUAGES.map((current) => [
    current,
    LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code], current: code === current })),
  ]),
);

/** The footer's languages, for the page at this address. */
export function languageSwitch(current: Language, backTo: string): LanguageSwitch {
  return { choices: choices.get(current) ?? [], backTo };
}

/** What the person chose goes before what the LMS said at launch; then come this browser's choice and its settings. */
export function inOwnLanguage<R extends WebRequest>(request: R, { session }: SessionRequest): R {
  const { services, cookies, header } = request;
  const language = services.locales.choose(
    session.language,
    session.locale,
    cookies[LANGUAGE_COOKIE],
    header('accept-language'),
  );
  if (language === request.language) return request;
  const text = services.locales.translate(language);
  return { ...request, language, text, present: present(language, text) };
}
