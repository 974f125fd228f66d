import { DuplicateKeyError } from '../../../src/domain/ports/store.js';
import { AppError } from '../../../src/errors.js';

export function isAppError(code: AppError['code']): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}

export function isDuplicate(collection: string, key: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof DuplicateKeyError && error.collection === collection && error.key === key;
}
