import { createAcceptLaunch } from '../usecases/acceptLaunch.js';
import { createAdoptBadge, createFindAdoptable } from '../usecases/adoptBadge.js';
import { createBakeCredential } from '../usecases/bakeCredential.js';
import { createBakeSvg } from '../usecases/bakeSvg.js';
import { createChooseLanguage } from '../usecases/chooseLanguage.js';
import { createEndSession } from '../usecases/endSession.js';
import { createFindAward } from '../usecases/findAward.js';
import { createFindInInstitution } from '../usecases/findInInstitution.js';
import { createFindInstitution } from '../usecases/findInstitution.js';
import { createFindOwnSubmission } from '../usecases/findOwnSubmission.js';
import { createAllFrameOrigins, frameOrigins } from '../usecases/frameOrigins.js';
import { createRefreshRoster, createRosterWanted } from '../usecases/keepRoster.js';
import { createListAwards } from '../usecases/listAwards.js';
import { createListHolders } from '../usecases/listHolders.js';
import { createListOwnSubmissions } from '../usecases/listOwnSubmissions.js';
import { createListPublishedBadges } from '../usecases/listPublishedBadges.js';
import { createOpenReview } from '../usecases/openReview.js';
import { createOwnArchive } from '../usecases/ownArchive.js';
import { createFindDeepLink, createPlaceBadges } from '../usecases/placeBadges.js';
import { createPublicRecords } from '../usecases/publicRecords.js';
import { createReadAchievement } from '../usecases/readAchievement.js';
import { createFindRenewal, createReadCredential } from '../usecases/readCredential.js';
import {
  createReadDidDocument,
  createReadIssuer,
  createReadIssuerKey,
  createReadKeySet,
} from '../usecases/readIssuer.js';
import { createDismissNotice, createReadNotices } from '../usecases/readNotices.js';
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
import { createSaveSubmissionDraft } from '../usecases/saveSubmissionDraft.js';
import { createSendScoreAgain } from '../usecases/sendScoreAgain.js';
import { createSetVisibility } from '../usecases/setVisibility.js';
import { createStartLogin } from '../usecases/startLogin.js';
import { createStartSession } from '../usecases/startSession.js';
import { createStartSubmission } from '../usecases/startSubmission.js';
import { createSubmitEvidence } from '../usecases/submitEvidence.js';
import { createVerifyBadge } from '../usecases/verifyBadge.js';
import { createFindFreshStart, createKeepForWindow, createTakeForWindow } from '../usecases/windowLaunch.js';
import { createWithdrawSubmission } from '../usecases/withdrawSubmission.js';
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
    findRenewal: createFindRenewal(parts),
    readCredential: createReadCredential(parts),
    readDidDocument: createReadDidDocument(parts),
    readIssuer: createReadIssuer(parts),
    readIssuerKey: createReadIssuerKey(parts),
    readKeySet: createReadKeySet(parts),
    readStatusList: parts.readStatusList,
    verifyBadge: createVerifyBadge(parts),
  };
}
