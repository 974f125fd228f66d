import { createAddPlatform, createSavePlatform } from '../usecases/addPlatform.js';
import { createApprovePlatform } from '../usecases/approvePlatform.js';
import { createApproveDeployment, createWithdrawDeployment } from '../usecases/changeDeployment.js';
import { createListPlatforms } from '../usecases/listInstallation.js';
import { createCheckPlatform, createReadPlatform } from '../usecases/readPlatform.js';
import { createRegisterPlatform } from '../usecases/registerPlatform.js';
import { createCreateRegistrationLink, createFindRegistrationLink } from '../usecases/registrationLink.js';
import { createSignOutPerson } from '../usecases/signOutPerson.js';
import { createSuspendPlatform } from '../usecases/suspendPlatform.js';
import { paths } from '../web/paths.js';
import type { Parts } from './parts.js';

/** Learning platforms come, wait, are let in and shut out; and what they read about the tool. */
export function connecting(parts: Parts) {
  const { store, clock, publicUrl } = parts;
  return {
    addPlatform: createAddPlatform(parts),
    approveDeployment: createApproveDeployment(parts),
    approvePlatform: createApprovePlatform(parts),
    checkPlatform: createCheckPlatform(parts),
    createRegistrationLink: createCreateRegistrationLink({
      store,
      clock,
      address: (token) => `${publicUrl}${paths.ltiRegister(token)}`,
    }),
    findRegistrationLink: createFindRegistrationLink(parts),
    listPlatforms: createListPlatforms(parts),
    readPlatform: createReadPlatform(parts),
    readToolKeySet: () => parts.toolKeys.jwks(),
    registerPlatform: createRegisterPlatform(parts),
    rotateToolKeys: () => parts.toolKeys.rotate(),
    savePlatform: createSavePlatform(parts),
    signOutPerson: createSignOutPerson(parts),
    suspendPlatform: createSuspendPlatform(parts),
    toolConfiguration: parts.toolConfiguration,
    toolFacts: parts.toolFacts,
    withdrawDeployment: createWithdrawDeployment(parts),
  };
}
