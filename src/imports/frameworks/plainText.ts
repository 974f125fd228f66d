import { unescapeHtml } from '../../domain/htmlText.js';

/** What HTML says, as one line: descriptions in Moodle and statements in CASE may be formatted. */
export function plainText(html: string): string {
  const text = html
    .replace(/<(?:script|style)\b[^>]*>[^<]*<\/(?:script|style)>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return unescapeHtml(text).replace(/\s+/g, ' ').trim();
}
