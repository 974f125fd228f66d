import { sortPastedText } from '../imports/pastedText/sortPastedText.js';
import { createAcceptLaunch } from '../usecases/acceptLaunch.js';
import { createAddSchoolTemplate, createAddTemplateVersion } from '../usecases/addSchoolTemplate.js';
import { createAdoptBadge, createFindAdoptable } from '../usecases/adoptBadge.js';
import { createApplySheet } from '../usecases/applySheet.js';
import { createArchiveBadge } from '../usecases/archiveBadge.js';
import { createBakeCredential } from '../usecases/bakeCredential.js';
import { createBakeSvg } from '../usecases/bakeSvg.js';
import { createChangeBadgeDraft } from '../usecases/changeBadgeDraft.js';
import { createChooseLanguage } from '../usecases/chooseLanguage.js';
import { createChooseTemplates } from '../usecases/chooseTemplates.js';
import { createCreateBadge } from '../usecases/createBadge.js';
import { createCreateSetupLink } from '../usecases/createSetupLink.js';
import { createDrawBadge } from '../usecases/drawBadge.js';
import { createDrawTemplateSample } from '../usecases/drawTemplateSample.js';
import { createEndSession } from '../usecases/endSession.js';
import { createFindAward } from '../usecases/findAward.js';
import { createFindInInstitution } from '../usecases/findInInstitution.js';
import { createFindInstitution } from '../usecases/findInstitution.js';
import { createFindOwnSubmission } from '../usecases/findOwnSubmission.js';
import { createFindSchoolTemplate, createListSchoolTemplates } from '../usecases/findSchoolTemplate.js';
import { createAllFrameOrigins, frameOrigins } from '../usecases/frameOrigins.js';
import { createImportSkills, createListSkillCatalogues } from '../usecases/importSkills.js';
import {
  createKeepFramework,
  createListFrameworks,
  createReadFramework,
  createRemoveFramework,
} from '../usecases/keepFramework.js';
import { createKeepLogo } from '../usecases/keepLogo.js';
import { createRefreshRoster, createRosterWanted } from '../usecases/keepRoster.js';
import { createListAwards } from '../usecases/listAwards.js';
import { createListBadges } from '../usecases/listBadges.js';
import { createListHolders } from '../usecases/listHolders.js';
import { createListInstitutions } from '../usecases/listInstallation.js';
import { createListIssuedBadges } from '../usecases/listIssuedBadges.js';
import { createListOwnSubmissions } from '../usecases/listOwnSubmissions.js';
import { createListPublishedBadges } from '../usecases/listPublishedBadges.js';
import { createOfferTemplate } from '../usecases/offerTemplate.js';
import { createOpenReview } from '../usecases/openReview.js';
import { createListOtherBadges, createReadOtherBadge } from '../usecases/otherBadges.js';
import { createOwnArchive } from '../usecases/ownArchive.js';
import { createFindDeepLink, createPlaceBadges } from '../usecases/placeBadges.js';
import { createPlanSheet } from '../usecases/planSheet.js';
import { createPublicRecords } from '../usecases/publicRecords.js';
import { createPublishBadge } from '../usecases/publishBadge.js';
import { createReadAchievement } from '../usecases/readAchievement.js';
import { createReadCredential } from '../usecases/readCredential.js';
import { createReadInstitution } from '../usecases/readInstitution.js';
import {
  createReadDidDocument,
  createReadIssuer,
  createReadIssuerKey,
  createReadKeySet,
} from '../usecases/readIssuer.js';
import { createDismissNotice, createReadNotices } from '../usecases/readNotices.js';
import { createReadPicture } from '../usecases/readPicture.js';
import { createReadSession } from '../usecases/readSession.js';
import { createReadStandings } from '../usecases/readStandings.js';
import {
  createKeepRecoveredDraft,
  createRecoveredDrafts,
  createTakeRecoveredDraft,
} from '../usecases/recoverDraft.js';
import { createReviewQueue } from '../usecases/reviewQueue.js';
import { createReviewSubmission } from '../usecases/reviewSubmission.js';
import { createRevokeBadge } from '../usecases/revokeBadge.js';
import { createChooseHolders, createRevokeBadges } from '../usecases/revokeBadges.js';
import { createRotateKeys } from '../usecases/rotateKeys.js';
import { createSaveBadgeDefaults } from '../usecases/saveBadgeDefaults.js';
import { createSaveBadgeDraft } from '../usecases/saveBadgeDraft.js';
import { createSaveIssuerProfile } from '../usecases/saveIssuerProfile.js';
import { createSaveSubmissionDraft } from '../usecases/saveSubmissionDraft.js';
import { createSchoolPictures } from '../usecases/schoolPictures.js';
import { createSearchSkills } from '../usecases/searchSkills.js';
import { createSendScoreAgain } from '../usecases/sendScoreAgain.js';
import { createSetVisibility } from '../usecases/setVisibility.js';
import { createListSheetBadges } from '../usecases/sheetBadges.js';
import { createStartLogin } from '../usecases/startLogin.js';
import { createStartSession } from '../usecases/startSession.js';
import { createStartSubmission } from '../usecases/startSubmission.js';
import { createSubmitEvidence } from '../usecases/submitEvidence.js';
import { createTakeOverOutcomes } from '../usecases/takeOverOutcomes.js';
import {
  createDistrustIssuer,
  createListTrustedIssuers,
  createTrustIssuer,
} from '../usecases/trustIssuer.js';
import { createUndoBadgeDraft } from '../usecases/undoBadgeDraft.js';
import { createFindSetupLink, createUseSetupLink } from '../usecases/useSetupLink.js';
import { createVerifyBadge } from '../usecases/verifyBadge.js';
import { createFindFreshStart, createKeepForWindow, createTakeForWindow } from '../usecases/windowLaunch.js';
import { createWithdrawSubmission } from '../usecases/withdrawSubmission.js';
import { paths } from '../web/paths.js';
import type { Parts } from './parts.js';

/** Whom and what a request is about; the guard asks these. */
export function finding(parts: Parts) {
  return {
    allFrameOrigins: createAllFrameOrigins(parts),
    findBadge: createFindInInstitution(parts, 'badges'),
    findCourse: createFindInInstitution(parts, 'courses'),
    findInstitution: createFindInstitution(parts),
    findPerson: createFindInInstitution(parts, 'persons'),
    findPlatform: createFindInInstitution(parts, 'platforms'),
    findSubmission: createFindInInstitution(parts, 'submissions'),
    frameOrigins,
  };
}

/** From the LMS's login to a session, and what an expired one leaves behind. */
export function launching(parts: Parts) {
  return {
    acceptLaunch: createAcceptLaunch(parts),
    chooseLanguage: createChooseLanguage(parts),
    endSession: createEndSession(parts),
    findFreshStart: createFindFreshStart(parts),
    keepForWindow: createKeepForWindow(parts),
    keepRecoveredDraft: createKeepRecoveredDraft(parts),
    readSession: createReadSession(parts),
    recoveredDrafts: createRecoveredDrafts(parts),
    startLogin: createStartLogin(parts),
    startSession: createStartSession({ ...parts, rosterWanted: createRosterWanted(parts) }),
    takeForWindow: createTakeForWindow(parts),
    takeRecoveredDraft: createTakeRecoveredDraft(parts),
  };
}

/** A teacher describes, draws and publishes badges. */
export function defining(parts: Parts) {
  const { store, publicUrl } = parts;
  return {
    archiveBadge: createArchiveBadge(parts),
    changeBadgeDraft: createChangeBadgeDraft(parts),
    createBadge: createCreateBadge(parts),
    drawBadge: createDrawBadge(parts),
    keepFramework: createKeepFramework(parts),
    listBadges: createListBadges(parts),
    listFrameworks: createListFrameworks(parts),
    listOtherBadges: createListOtherBadges(parts),
    publishBadge: createPublishBadge(parts),
    readFramework: createReadFramework(parts),
    removeFramework: createRemoveFramework(parts),
    readOtherBadge: createReadOtherBadge({
      store,
      achievementAddress: (badge, version) => `${publicUrl}${paths.achievement(badge, version)}`,
    }),
    readPicture: createReadPicture(parts),
    schoolPictures: createSchoolPictures(parts),
    saveBadgeDraft: createSaveBadgeDraft(parts),
    searchSkills: createSearchSkills(parts),
    shrinkPicture: parts.images.shrink,
    sortPastedText,
    takeOverOutcomes: createTakeOverOutcomes(parts),
    undoBadgeDraft: createUndoBadgeDraft(parts),
  };
}

/** Badges as a spreadsheet, out and in. */
export function tabulating(parts: Parts) {
  const verbs = { createBadge: createCreateBadge(parts), saveBadgeDraft: createSaveBadgeDraft(parts) };
  return {
    applySheet: createApplySheet({ ...parts, ...verbs }),
    listSheetBadges: createListSheetBadges(parts),
    planSheet: createPlanSheet(parts),
    sheetFiles: parts.sheetFiles,
  };
}

/** A teacher brings badges into a course as activities. */
export function placing(parts: Parts) {
  return {
    adoptBadge: createAdoptBadge(parts),
    findAdoptable: createFindAdoptable(parts),
    findDeepLink: createFindDeepLink(parts),
    listPublishedBadges: createListPublishedBadges(parts),
    placeBadges: createPlaceBadges(parts),
  };
}

/** A student shows skills, and has the badge. */
export function submitting(parts: Parts) {
  return {
    bakeCredential: createBakeCredential(parts),
    bakeSvg: createBakeSvg(parts),
    dismissNotice: createDismissNotice(parts),
    readNotices: createReadNotices(parts),
    findAward: createFindAward(parts),
    findOwnSubmission: createFindOwnSubmission(parts),
    listOwnSubmissions: createListOwnSubmissions(parts),
    ownArchive: createOwnArchive(parts),
    saveSubmissionDraft: createSaveSubmissionDraft(parts),
    setVisibility: createSetVisibility(parts),
    startSubmission: createStartSubmission(parts),
    submitEvidence: createSubmitEvidence(parts),
    withdrawSubmission: createWithdrawSubmission(parts),
  };
}

/** A teacher decides; a decision wakes the worker. */
export function reviewing(parts: Parts) {
  return {
    listAwards: createListAwards(parts),
    openReview: createOpenReview(parts),
    reviewQueue: createReviewQueue(parts),
    readStandings: createReadStandings(parts),
    refreshRoster: createRefreshRoster(parts),
    reviewSubmission: createReviewSubmission(parts),
    revokeBadge: createRevokeBadge(parts),
    revokeBadges: createRevokeBadges(parts),
    changeBadge: parts.changeBadge,
    correctBadge: parts.correctBadge,
    chooseHolders: createChooseHolders(parts),
    listHolders: createListHolders(parts),
    sendScoreAgain: createSendScoreAgain(parts),
  };
}

/** What everyone may see and check. */
export function showing(parts: Parts) {
  return {
    publicRecords: createPublicRecords(parts),
    readAchievement: createReadAchievement(parts),
    readCredential: createReadCredential(parts),
    readDidDocument: createReadDidDocument(parts),
    readIssuer: createReadIssuer(parts),
    readIssuerKey: createReadIssuerKey(parts),
    readKeySet: createReadKeySet(parts),
    readStatusList: parts.readStatusList,
    verifyBadge: createVerifyBadge(parts),
  };
}

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
