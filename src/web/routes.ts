import { adminRoutes } from './admin/adminRoutes.js';
import { archiveRoutes } from './archive/archiveRoutes.js';
import type { Assets } from './assets.js';
import { badgeRoutes } from './badge/badgeRoutes.js';
import { courseRoutes } from './course/courseRoutes.js';
import { deepLinkRoutes } from './deepLink/deepLinkRoutes.js';
import { defineRoutes } from './define/defineRoutes.js';
import { endorseRoutes } from './endorse/endorseRoutes.js';
import { historyRoutes } from './history/historyRoutes.js';
import { languageRoutes } from './language/languageRoutes.js';
import { badgeLanguageRoutes } from './languages/languageRoutes.js';
import { launchRoutes } from './launch/launchRoutes.js';
import { lifecycleRoutes } from './lifecycle/lifecycleRoutes.js';
import { operationsRoutes } from './operations/operationsRoutes.js';
import { outcomesRoutes } from './outcomes/outcomesRoutes.js';
import { peopleRoutes } from './people/peopleRoutes.js';
import { publicRoutes } from './public/publicRoutes.js';
import { registerRoutes } from './register/registerRoutes.js';
import { reviewRoutes } from './review/reviewRoutes.js';
import type { Route } from './route.js';
import { rubricRoutes } from './rubric/rubricRoutes.js';
import { sheetRoutes } from './sheet/sheetRoutes.js';
import { submitRoutes } from './submit/submitRoutes.js';
import { verifyRoutes } from './verify/verifyRoutes.js';

/** Every address the tool answers, journey by journey. Each route says who may call it. Each request walks this list: what is asked most stands first. */
export function routes(assets: Assets): readonly Route[] {
  return [
    ...operationsRoutes(assets),
    ...publicRoutes,
    ...launchRoutes,
    ...languageRoutes,
    ...deepLinkRoutes,
    ...registerRoutes,
    ...courseRoutes,
    ...badgeRoutes,
    ...submitRoutes,
    ...reviewRoutes,
    ...lifecycleRoutes,
    ...archiveRoutes,
    ...endorseRoutes,
    ...peopleRoutes,
    ...defineRoutes,
    ...rubricRoutes,
    ...outcomesRoutes,
    ...badgeLanguageRoutes,
    ...historyRoutes,
    ...sheetRoutes,
    ...verifyRoutes,
    ...adminRoutes,
  ];
}
