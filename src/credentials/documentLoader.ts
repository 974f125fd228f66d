/** A JSON-LD document (JSON-LD 1.1 API §9.4.2). `tag: 'static'` lets the library keep what it made of it. */
export interface LoadedDocument {
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
  readonly tag: 'static';
}

/** A context that is not one of ours: nothing is fetched, so nothing can be said about its terms. */
export class UnknownContextError extends Error {
  constructor(readonly url: string) {
    super(`unknown JSON-LD context ${url}: contexts are embedded, none is ever fetched`);
    this.name = 'UnknownContextError';
  }
}

let loading: Promise<typeof import('./adapters/contexts.js')> | undefined;

/**
 * The closed world: embedded contexts or an error.
 * @throws {UnknownContextError} for every other address
 */
export async function loadDocument(url: string): Promise<LoadedDocument> {
  loading ??= import('./adapters/contexts.js');
  const { REFERENCED_CONTEXTS } = await loading;
  const document = REFERENCED_CONTEXTS.get(url);
  if (document === undefined) throw new UnknownContextError(url);
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}
