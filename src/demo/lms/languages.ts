/** Languages a person can choose; the choice travels to the tool as `launch_presentation.locale`. */
export const LANGUAGES = {
  en: 'English',
  fi: 'Suomi',
  de: 'Deutsch',
  it: 'Italiano',
  sl: 'Slovenščina',
} as const;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
