import { InvalidInput } from '../errors.js';

/** A badge as somebody gave it: a picture with a credential in it, or the credential's text (JSON or a signed token). */
export type UploadedBadge = { readonly png: Buffer } | { readonly svg: string } | { readonly text: string };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const OTHER_FILES = [
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('GIF8'),
  Buffer.from('RIFF'),
  Buffer.from('BM'),
  Buffer.from('%PDF'),
];
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What kind of badge file these bytes are, by their content, never by a name.
 * @throws {InvalidInput} on `file`, naming what to do instead
 */
export function readUploadedBadge(bytes: Buffer): UploadedBadge {
  if (startsWith(bytes, PNG)) return { png: bytes };
  if (OTHER_FILES.some((signature) => startsWith(bytes, signature))) throw refuse('otherFile');
  return readBadgeText(decode(bytes));
}

/** The same of text, pasted or from a file: nothing but SVG begins with `<`. */
export function readBadgeText(typed: string): UploadedBadge {
  const text = typed.trim();
  return text.startsWith('<') ? { svg: text } : { text };
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse('notText');
  }
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}

function refuse(reason: string): InvalidInput {
  return new InvalidInput([{ field: 'file', message: `verifyPage.faults.${reason}` }]);
}
