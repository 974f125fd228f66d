import type { WebRequest } from '../route.js';

const MOST = 20;

/** What a reader can read, the best first: what they chose on the page, what their browser accepts, the page's own language. */
export function readingLanguages({
  query,
  header,
  language,
}: Pick<WebRequest, 'query' | 'header' | 'language'>): string[] {
  const accepted = (header('accept-language') ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '');
  return [query.text('language'), ...accepted.slice(0, MOST), language].filter((tag) =>
    /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag),
  );
}
