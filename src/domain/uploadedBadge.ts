import { InvalidInput } from '../errors.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const OTHER_PICTURES = [
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
export function readUploadedBadge(bytes: Buffer): { readonly png: Buffer } | { readonly text: string } {
  if (startsWith(bytes, PNG)) return { png: bytes };
  if (OTHER_PICTURES.some((signature) => startsWith(bytes, signature))) throw refuse('otherPicture');
  return { text: readBadgeText(decode(bytes)) };
}

/** The text of a badge, pasted or from a file. @throws {InvalidInput} on `field` for forms that can't be checked yet */
export function readBadgeText(typed: string, field = 'file'): string {
  const text = typed.trim();
  if (/^<(\?xml|svg|!DOCTYPE)/i.test(text)) throw refuse('svg', field);
  if (/^ey[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text)) throw refuse('token', field);
  return text;
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

function refuse(reason: string, field = 'file'): InvalidInput {
  return new InvalidInput([{ field, message: `verifyPage.faults.${reason}` }]);
}
