import { AppError, type ErrorCode } from '../errors.js';
import type { Services } from '../services.js';

/** What a person at the command line reads of the refusals that any command may meet. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  STORE_BUSY: 'The database is busy, so nothing was changed. Try again in a moment.',
  STORE_FULL: 'The disk is full, so nothing was changed. Make room and try again.',
};

/** One clear sentence for what can be mended. Of a fault nobody foresaw, its own words. */
export function explain(error: unknown, services: Services | undefined): string {
  if (error instanceof AppError) {
    const text = services?.locales.translate('en');
    const faults = error.faults.map(({ message, values }) => text?.(message, values) ?? message);
    if (faults.length > 0) return faults.join(' ');
    return SENTENCES[error.code] ?? text?.(error.textKey, error.values) ?? error.message;
  }
  return error instanceof Error ? error.message : String(error);
}
