import type { DatabasePlugin } from 'ltijs/types';
import type { Platform } from '../../domain/platform.js';

export interface AccessToken {
  readonly token: string;
}

/**
 * The registry behind ltijs's services: one platform as our store has it, and its access token as we fetched it. ltijs
 * finds a fresh token whenever it looks, so it never asks for one itself, and never sees the tool's private key.
 * @param accessToken for these scopes, separated by blanks
 */
export function createDatabasePlugin(
  platform: Platform,
  accessToken: (scopes: string) => Promise<AccessToken>,
): DatabasePlugin {
  return {
    async Get(_encryptionKey, collection, query) {
      if (collection === 'platformStatus') return [{ id: platform.id, active: platform.state === 'active' }];
      if (collection === 'accesstoken' && 'scopes' in query && typeof query.scopes === 'string') {
        const { token } = await accessToken(query.scopes);
        // ltijs writes into what it gets: a new one each time.
        return [
          {
            createdAt: Date.now(),
            token: { access_token: token, token_type: 'Bearer', expires_in: 3600 },
          },
        ];
      }
      throw new Error(`ltijs asked for ${collection}, which it is not given`);
    },
  };
}
