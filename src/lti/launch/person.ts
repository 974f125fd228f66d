import type { Launch } from '../../domain/platform.js';
import type { CheckInput } from './check.js';
import { words } from './words.js';

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** Name and email, if the platform gives them (LTI Core 1.3 §5.3.6; OpenID Connect Core §5.1). */
export function readPerson({ claims }: CheckInput): Pick<Launch, 'name' | 'email'> {
  const given = words(claims, 'given_name', 'given_name', 200);
  const family = words(claims, 'family_name', 'family_name', 200);
  const parts = [given, family].filter((part) => part !== undefined);
  const full = words(claims, 'name', 'name', 400);
  const name = full ?? (parts.length > 0 ? parts.join(' ') : undefined);
  const email = words(claims, 'email', 'email', 321);
  const usable = email !== undefined && email.length <= 320 && ADDRESS.test(email);
  return { ...(name !== undefined && { name }), ...(usable && { email }) };
}
