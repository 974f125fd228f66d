import { patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';

/** The tool's public keys, for platforms to check what it signs (Security Framework 1.1 §6.3). */
export const keyRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.ltiKeys,
    machineReadable: true,
    handle: async ({ services }) => ({
      kind: 'json',
      mediaType: 'application/jwk-set+json',
      body: await services.toolKeys(),
      headers: { 'Cache-Control': 'public, max-age=60' },
    }),
  }),
];
