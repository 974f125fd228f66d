import { AppError } from '../../errors.js';
import { preferredType } from '../negotiate.js';
import { patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';
import { achievementRoutes } from './achievementRoutes.js';
import { credentialRoute } from './credentialRoute.js';
import { homeRoute } from './homeRoute.js';
import { issuerRoutes } from './issuerRoutes.js';
import { FOR_A_MOMENT, machineReadable } from './machineReadable.js';

const STATUS_TYPES = ['application/vc+ld+json', 'application/ld+json', 'application/json'] as const;

/** What anyone may see, people and programs alike. */
export const publicRoutes: readonly Route[] = [
  homeRoute,
  credentialRoute,
  ...achievementRoutes,
  ...issuerRoutes,
  publicRoute({
    method: 'GET',
    path: patterns.statusList,
    machineReadable: true,
    handle: async ({ services, params, header }) => {
      const list = await services.readStatusList(params.list ?? '');
      if (list === undefined) throw new AppError('NOT_FOUND');
      return machineReadable(list.body, {
        mediaType: preferredType(header('accept'), STATUS_TYPES),
        caching: FOR_A_MOMENT,
        etag: list.etag,
      });
    },
  }),
];
