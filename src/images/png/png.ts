import type { Chunk } from './chunks.js';
import { readChunks } from './chunks.js';
import { isCredentialChunk, makeCredentialChunk, readCredentialChunk } from './credentialChunk.js';

/**
 * The picture with this credential in its one iTXt `openbadgecredential`, before the first IDAT; one baked earlier is
 * replaced, everything else stays byte for byte (Open Badges 3.0, Baked Badge, PNG).
 * @throws {InvalidInput} on `file` when it is no sound PNG. @throws {RangeError} when the credential is over 4 MiB.
 */
export function bakePng(png: Buffer, credential: string): Buffer {
  const baked = makeCredentialChunk(credential);
  const chunks = readChunks(png);
  const firstData = chunks.findIndex((chunk) => chunk.type === 'IDAT');
  return Buffer.concat([
    png.subarray(0, chunks[0]?.start),
    ...kept(png, chunks.slice(0, firstData)),
    baked,
    ...kept(png, chunks.slice(firstData)),
  ]);
}

/**
 * The first baked credential's text, or undefined when there is none.
 * @throws {InvalidInput} on `file` when it is no sound PNG, or the text is compressed, over 4 MiB or no UTF-8.
 */
export function extractPng(png: Buffer): string | undefined {
  const chunk = readChunks(png).find(isCredentialChunk);
  return chunk && readCredentialChunk(chunk);
}

function kept(png: Buffer, chunks: readonly Chunk[]): readonly Buffer[] {
  return chunks
    .filter((chunk) => !isCredentialChunk(chunk))
    .map((chunk) => png.subarray(chunk.start, chunk.end));
}
