/** One file of an archive. */
export interface ZipFile {
  /** Path in the archive, of plain letters. */
  readonly name: string;
  readonly body: Uint8Array | string;
  /** The file is small as it is: a picture, a token. */
  readonly packed?: boolean;
}

/** The archive, written while it is read: no more than one file of it is in memory. */
export async function* zip(files: AsyncIterable<ZipFile>, madeAt: Date): AsyncGenerator<Uint8Array> {
  // Loaded where it is used: most starts never are.
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for await (const { name, body, packed = false } of files) {
    const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = madeAt;
    archive.add(entry);
    entry.push(typeof body === 'string' ? Buffer.from(body, 'utf8') : body, true);
    yield* chunks.splice(0);
  }
  archive.end();
  yield* chunks.splice(0);
}
