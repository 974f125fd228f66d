const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Keys and signatures have at most 90 characters; the work grows with the square of the length. */
const LONGEST = 128;

/** Bytes of base58btc without its multibase prefix, or undefined when it is none, or longer than any key or signature. */
export function decodeBase58(text: string): Buffer | undefined {
  if (text.length > LONGEST || !/^[1-9A-HJ-NP-Za-km-z]*$/.test(text)) return undefined;
  let number = 0n;
  for (const character of text) number = number * 58n + BigInt(ALPHABET.indexOf(character));
  const hex = number === 0n ? '' : number.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}

/** base58btc without a multibase prefix. Meant for keys: the work grows with the square of the length. */
export function encodeBase58(bytes: Uint8Array): string {
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${ALPHABET[Number(number % 58n)] ?? ''}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
