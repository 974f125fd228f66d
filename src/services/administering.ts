import { createAddSchoolTemplate, createAddTemplateVersion } from '../usecases/addSchoolTemplate.js';
import { createChooseTemplates } from '../usecases/chooseTemplates.js';
import { createCreateSetupLink } from '../usecases/createSetupLink.js';
import { createDrawTemplateSample } from '../usecases/drawTemplateSample.js';
import { createFindSchoolTemplate, createListSchoolTemplates } from '../usecases/findSchoolTemplate.js';
import { createImportSkills, createListSkillCatalogues } from '../usecases/importSkills.js';
import { createKeepLogo } from '../usecases/keepLogo.js';
import { createListInstitutions } from '../usecases/listInstallation.js';
import { createListIssuedBadges } from '../usecases/listIssuedBadges.js';
import { createOfferTemplate } from '../usecases/offerTemplate.js';
import { createReadInstitution } from '../usecases/readInstitution.js';
import { createRotateKeys } from '../usecases/rotateKeys.js';
import { createSaveBadgeDefaults } from '../usecases/saveBadgeDefaults.js';
import { createSaveIssuerProfile } from '../usecases/saveIssuerProfile.js';
import {
  createDistrustIssuer,
  createListTrustedIssuers,
  createTrustIssuer,
} from '../usecases/trustIssuer.js';
import { createFindSetupLink, createUseSetupLink } from '../usecases/useSetupLink.js';
import { paths } from '../web/paths.js';
import type { Parts } from './parts.js';

/** The school's settings, in pages and on the command line. */
export function administering(parts: Parts) {
  const { store, clock, publicUrl } = parts;
  return {
    addInstitution: parts.addInstitution,
    addSchoolTemplate: createAddSchoolTemplate(parts),
    addTemplateVersion: createAddTemplateVersion(parts),
    backup: (file: string) => store.backup(file),
    chooseTemplates: createChooseTemplates(parts),
    distrustIssuer: createDistrustIssuer(parts),
    createSetupLink: createCreateSetupLink({
      store,
      clock,
      address: (token) => `${publicUrl}${paths.adminSetup(token)}`,
    }),
    drawTemplateSample: createDrawTemplateSample(parts),
    findSchoolTemplate: createFindSchoolTemplate(parts),
    findSetupLink: createFindSetupLink(parts),
    importSkills: createImportSkills(parts),
    keepLogo: createKeepLogo(parts),
    listInstitutions: createListInstitutions(parts),
    listIssuedBadges: createListIssuedBadges(parts),
    listTrustedIssuers: createListTrustedIssuers(parts),
    listSkillCatalogues: createListSkillCatalogues(parts),
    listSchoolTemplates: createListSchoolTemplates(parts),
    offerTemplate: createOfferTemplate(parts),
    readInstitution: createReadInstitution(parts),
    rotateKeys: createRotateKeys(parts),
    saveBadgeDefaults: createSaveBadgeDefaults(parts),
    saveIssuerProfile: createSaveIssuerProfile(parts),
    trustIssuer: createTrustIssuer(parts),
    useSetupLink: createUseSetupLink(parts),
  };
}
