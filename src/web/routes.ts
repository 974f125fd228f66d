import type { Assets } from './assets.js';
import { courseRoutes } from './course/courseRoutes.js';
import { launchRoutes } from './launch/launchRoutes.js';
import { operationsRoutes } from './operations/operationsRoutes.js';
import type { Route } from './route.js';

/** Every address the tool answers, journey by journey. Each route says who may call it. */
export function routes(assets: Assets): readonly Route[] {
  return [...operationsRoutes(assets), ...launchRoutes, ...courseRoutes];
}
