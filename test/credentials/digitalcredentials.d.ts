// What the tests use of libraries that ship no types.

declare module '@digitalcredentials/vc' {
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
    now?: Date;
    checkStatus?: () => Promise<{ verified: boolean }>;
  }): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}

declare module '@digitalcredentials/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object });
  }
}

declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    canonize(
      document: object,
      options: {
        safe: boolean;
        base: null;
        documentLoader: (url: string) => Promise<object>;
      },
    ): Promise<string>;
  };
}
