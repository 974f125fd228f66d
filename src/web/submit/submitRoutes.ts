import type { Route } from '../route.js';
import { awardRoutes } from './awardRoutes.js';
import { editRoutes } from './editRoutes.js';
import { submissionRoutes } from './submissionRoutes.js';

/** The student's journey: begin, write, submit, read the answer, have the badge. */
export const submitRoutes: readonly Route[] = [...submissionRoutes, ...editRoutes, ...awardRoutes];
