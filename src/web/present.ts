import type { Language, Translate } from '../locales/locales.js';

/** Dates and durations as a person reads them. */
export interface Present {
  /** `24 November 2026`, always in UTC, as the credential says it. */
  date(iso: string): string;
  /** `24 November 2026, 14:05 UTC`. */
  dateTime(iso: string): string;
  /** How long ago, coarsely: `3 days`, `2 hours`, `less than a minute`. */
  since(iso: string, now: Date): string;
}

const MINUTE = 60_000;
const cache = new Map<Language, { date: Intl.DateTimeFormat; dateTime: Intl.DateTimeFormat }>();

export function present(language: Language, text: Translate): Present {
  const formats = cache.get(language) ?? makeFormats(language);
  return {
    date: (iso) => formats.date.format(new Date(iso)),
    dateTime: (iso) => `${formats.dateTime.format(new Date(iso))} UTC`,
    since: (iso, now) => since(Math.max(0, now.getTime() - Date.parse(iso)), text),
  };
}

function makeFormats(language: Language) {
  const tag = language === 'en' ? 'en-GB' : language;
  const formats = {
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
    dateTime: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
  };
  cache.set(language, formats);
  return formats;
}

function since(milliseconds: number, text: Translate): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return text('page.since.moment');
  if (minutes < 60) return text('page.since.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return text('page.since.hours', { count: hours });
  return text('page.since.days', { count: Math.floor(hours / 24) });
}
