import { InvalidInput } from '../../errors.js';
import type { BadgeRequest } from '../route.js';

export interface GivenFramework {
  readonly from: { readonly file: Buffer } | { readonly address: string };
  readonly page?: string;
}

/** Exactly one of file, address and text. @throws {InvalidInput} naming the field */
export function readFrameworkForm({ form, files }: Pick<BadgeRequest, 'form' | 'files'>): GivenFramework {
  const file = files.file ?? Buffer.alloc(0);
  const address = form.text('address');
  const pasted = form.text('pasted');
  const given = [file.length > 0, address !== '', pasted !== ''].filter(Boolean).length;
  if (given === 0) throw fault('file', 'noFramework');
  if (given > 1) throw fault('file', 'onlyOne');
  const page = form.optional('page');
  if (page !== undefined && !isWebAddress(page)) throw fault('page', 'notHttps');
  const from = address !== '' ? { address } : { file: file.length > 0 ? file : Buffer.from(pasted) };
  return { from, ...(page !== undefined && { page }) };
}

export function isWebAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function fault(field: string, reason: string): InvalidInput {
  return new InvalidInput([{ field, message: `outcomes.faults.${reason}` }]);
}
