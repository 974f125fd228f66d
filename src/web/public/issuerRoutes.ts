import { AppError } from '../../errors.js';
import { page } from '../answer.js';
import { preferredType } from '../negotiate.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';
import { issuerPage } from './issuerPage.js';
import { FOR_A_DAY, FOR_MINUTES, machineReadable } from './machineReadable.js';

/** Who issues, and the keys that prove it. Keys stay published as long as badges live. */
export const issuerRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.issuer,
    machineReadable: true,
    handle: async (request) => {
      const { institution, profile } = await request.services.readIssuer(request.params.institution ?? '');
      const offered = ['application/ld+json', 'application/json', 'text/html'] as const;
      const type = preferredType(request.header('accept'), offered);
      if (type !== 'text/html') return machineReadable(profile, { mediaType: type, caching: FOR_MINUTES });
      const logo = institution.profile.logo === undefined ? undefined : paths.issuerLogo(institution.id);
      const didDocument = paths.didDocument(institution.id);
      return page('public/issuer', issuerPage(profile, { logo, didDocument }, request));
    },
  }),
  publicRoute({
    method: 'GET',
    path: patterns.didDocument,
    machineReadable: true,
    handle: async ({ services, params, header }) => {
      const offered = ['application/did+json', 'application/did+ld+json', 'application/json'] as const;
      const mediaType = preferredType(header('accept'), offered);
      const document = await services.readDidDocument(params.institution ?? '');
      return machineReadable(document, { mediaType, caching: FOR_MINUTES });
    },
  }),
  publicRoute({
    method: 'GET',
    path: patterns.issuerKey,
    machineReadable: true,
    handle: async ({ services, params, header }) => {
      const mediaType = preferredType(header('accept'), ['application/jwk+json', 'application/json']);
      const key = await services.readIssuerKey(params.institution ?? '', params.key ?? '');
      return machineReadable(key, { mediaType, caching: FOR_A_DAY });
    },
  }),
  publicRoute({
    method: 'GET',
    path: patterns.issuerLogo,
    machineReadable: true,
    handle: async ({ services, params }) => {
      const { institution } = await services.readIssuer(params.institution ?? '');
      const { logo } = institution.profile;
      if (logo === undefined) throw new AppError('NOT_FOUND');
      const { body, mediaType } = await services.readPicture(institution.id, logo);
      // The same address shows another logo once the school changes it.
      return { kind: 'bytes', mediaType, body, etag: logo, headers: { 'Cache-Control': FOR_MINUTES } };
    },
  }),
  publicRoute({
    method: 'GET',
    path: patterns.jwks,
    machineReadable: true,
    handle: async ({ services, header }) => {
      const mediaType = preferredType(header('accept'), ['application/jwk-set+json', 'application/json']);
      return machineReadable(await services.readKeySet(), { mediaType, caching: FOR_MINUTES });
    },
  }),
];
