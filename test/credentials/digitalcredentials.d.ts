declare module 'jsonld' {
  const jsonld: {
    canonize(
      document: object,
      options: {
        algorithm: 'RDFC-1.0';
        format: 'application/n-quads';
        safe: boolean;
        base: null;
        rdfDirection: 'i18n-datatype';
        documentLoader: (url: string) => Promise<object>;
      },
    ): Promise<string>;
  };
  export = jsonld;
}
