import type Grade from 'ltijs/dist/Provider/Services/Grade.js';
import type NamesAndRoles from 'ltijs/dist/Provider/Services/NamesAndRoles.js';
import type { DatabasePlugin, GetPlatform, IdToken } from 'ltijs/types';
import type { Platform } from '../../domain/platform.js';
import { replaceHttpClient } from './httpClient.js';

/** ltijs's services for one platform, over our registry. */
export interface LtijsServices {
  readonly namesAndRoles: NamesAndRoles;
  readonly grade: Grade;
  /** Of a course whose service, whichever is asked, has this address. */
  idToken(address: string): IdToken;
}

/** ltijs demands one; nothing is encrypted with it. */
const NO_KEY = 'nothing is stored';

type Classes = Awaited<ReturnType<typeof loadClasses>>;
let classes: Promise<Classes> | undefined;

/**
 * Opens ltijs's services. Loaded when first needed, and only these three of its files: its Provider would bring a web
 * server and a MongoDB client with it, neither of which is ever to run.
 */
export async function openLtijs(platform: Platform, database: DatabasePlugin): Promise<LtijsServices> {
  const { Grade, NamesAndRoles, LtijsPlatform } = await loadLtijs();
  const { id, name, issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri } = platform;
  const getPlatform: GetPlatform = async () =>
    new LtijsPlatform(
      name,
      issuer,
      clientId,
      authorizationEndpoint,
      tokenEndpoint,
      undefined,
      id,
      NO_KEY,
      { method: 'JWK_SET', key: jwksUri },
      database,
    );
  return {
    namesAndRoles: new NamesAndRoles(getPlatform, NO_KEY, database),
    grade: new Grade(getPlatform, NO_KEY, database),
    idToken: (address) => ({
      iss: issuer,
      clientId,
      platformContext: {
        namesRoles: { context_memberships_url: address },
        endpoint: { lineitems: address },
      },
    }),
  };
}

/** @throws {Error} when this installation's ltijs is not the one we know: nothing of a platform's */
export function loadLtijs(): Promise<Classes> {
  classes ??= loadClasses();
  return classes;
}

async function loadClasses() {
  replaceHttpClient();
  const [grade, namesAndRoles, platform] = await Promise.all([
    import('ltijs/dist/Provider/Services/Grade.js'),
    import('ltijs/dist/Provider/Services/NamesAndRoles.js'),
    import('ltijs/dist/Utils/Platform.js'),
  ]);
  return {
    Grade: grade.default,
    NamesAndRoles: namesAndRoles.default,
    LtijsPlatform: platform.default,
  };
}
