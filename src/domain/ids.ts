import { v7 } from 'uuid';

/** A new id: time-ordered (cheap to insert) and, with its random bits, not to be guessed. RFC 9562 §5.7. */
export function newId(): string {
  return v7();
}
