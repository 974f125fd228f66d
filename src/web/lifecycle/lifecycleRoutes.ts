import type { Route } from '../route.js';
import { correctionRoutes } from './correctionRoutes.js';
import { giveUpRoutes } from './giveUpRoutes.js';
import { holdersRoutes } from './holdersRoutes.js';
import { noticeRoutes } from './noticeRoutes.js';
import { suspensionRoutes } from './suspensionRoutes.js';

/** What becomes of badges after they were issued. */
export const lifecycleRoutes: readonly Route[] = [
  ...suspensionRoutes,
  ...correctionRoutes,
  ...giveUpRoutes,
  ...holdersRoutes,
  ...noticeRoutes,
];
