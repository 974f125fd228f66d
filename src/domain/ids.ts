import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id: time-ordered (cheap to insert) and, with its random bits, not to be guessed. RFC 9562 §5.7. */
export function newId(): string {
  return v7();
}

/** A short id for an item inside one document, such as a learning outcome: 48 random bits, 12 hex digits. */
export function newItemId(): string {
  return randomBytes(6).toString('hex');
}
