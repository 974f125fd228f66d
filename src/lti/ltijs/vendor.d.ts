// The parts of ltijs 5.9.9 that are used: it has no types of its own.

/** No file of ltijs's: what its parts hand each other. */
declare module 'ltijs/types' {
  import type Platform from 'ltijs/dist/Utils/Platform.js';

  export interface DatabasePlugin {
    Get(encryptionKey: string | false, collection: string, query: object): Promise<readonly object[] | false>;
  }

  export type GetPlatform = (
    issuer: string,
    clientId: string,
    encryptionKey: string,
    database: DatabasePlugin,
  ) => Promise<Platform>;

  /** What it keeps of a launch, as far as these services read it. */
  export interface IdToken {
    readonly iss: string;
    readonly clientId: string;
    readonly platformContext: {
      readonly namesRoles: { readonly context_memberships_url: string };
      readonly endpoint: { readonly lineitems: string };
    };
  }
}

declare module 'ltijs/dist/Utils/Platform.js' {
  import type { DatabasePlugin } from 'ltijs/types';

  class Platform {
    constructor(
      name: string,
      platformUrl: string,
      clientId: string,
      authenticationEndpoint: string,
      accesstokenEndpoint: string,
      authorizationServer: string | undefined,
      kid: string,
      encryptionKey: string,
      authConfig: { readonly method: 'JWK_SET'; readonly key: string },
      database: DatabasePlugin,
    );
    platformActive(): Promise<boolean>;
  }
  export = Platform;
}

declare module 'ltijs/dist/Provider/Services/NamesAndRoles.js' {
  import type { DatabasePlugin, GetPlatform, IdToken } from 'ltijs/types';

  class NamesAndRoles {
    constructor(getPlatform: GetPlatform, encryptionKey: string, database: DatabasePlugin);
    getMembers(idToken: IdToken, options: { readonly url: string; readonly pages: number }): Promise<unknown>;
  }
  export = NamesAndRoles;
}

declare module 'ltijs/dist/Provider/Services/Grade.js' {
  import type { DatabasePlugin, GetPlatform, IdToken } from 'ltijs/types';

  class Grade {
    constructor(getPlatform: GetPlatform, encryptionKey: string, database: DatabasePlugin);
    getLineItems(
      idToken: IdToken,
      options: { readonly url: string },
    ): Promise<{ readonly lineItems: unknown; readonly next?: string }>;
    createLineItem(idToken: IdToken, lineItem: Readonly<Record<string, unknown>>): Promise<unknown>;
    submitScore(
      idToken: IdToken,
      lineItem: string,
      score: Readonly<Record<string, unknown>>,
    ): Promise<unknown>;
  }
  export = Grade;
}
