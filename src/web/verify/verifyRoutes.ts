import { InvalidInput } from '../../errors.js';
import { page } from '../answer.js';
import { patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';
import { apiVerify } from './apiVerify.js';
import { resultPage } from './resultPage.js';
import { badgeOf, faultsOf, questionsOf, verifyPage } from './verifyForm.js';

/** Checking any badge, for people and for programs. Nothing that is given here is kept. */
export const verifyRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.verify,
    handle: (request) => page('verify/verify', verifyPage(request)),
  }),
  publicRoute({
    method: 'POST',
    path: patterns.verify,
    body: 'upload',
    limit: 'verify',
    handle: async (request) => {
      try {
        const verification = await request.services.verifyBadge(badgeOf(request), questionsOf(request));
        return page('verify/result', resultPage(verification, request));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        return page('verify/verify', verifyPage(request, faultsOf(error, request)), error.status);
      }
    },
  }),
  publicRoute({
    method: 'POST',
    path: patterns.apiVerify,
    body: 'badge',
    limit: 'verify',
    machineReadable: true,
    handle: apiVerify,
  }),
];
