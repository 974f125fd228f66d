import { gunzipSync } from 'node:zlib';

/** Indexes of the bits set in a signed list. */
export function setBits(body: string): number[] {
  const encoded: string = JSON.parse(body).credentialSubject.encodedList;
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
  const set: number[] = [];
  bits.forEach((byte, place) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) set.push(place * 8 + bit);
  });
  return set;
}
