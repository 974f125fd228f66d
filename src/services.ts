import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import type { Config } from './config/config.js';
import { createCredentials } from './credentials/credentials.js';
import type { Institution } from './domain/institution.js';
import { allowedTemplates } from './domain/pictureRules.js';
import type { Clock } from './domain/ports/clock.js';
import { createImages } from './images/images.js';
import { loadLocales } from './locales/locales.js';
import { createDeepLinkProtocol } from './lti/deepLink/response.js';
import { createLaunchValidator } from './lti/launchValidator.js';
import { createLoginProtocol } from './lti/login.js';
import { createPlatformKeys } from './lti/platformKeys.js';
import { createToolKeys } from './lti/toolKeys.js';
import { createNetwork } from './network/network.js';
import { loadOrCreateSecretKey } from './secrets/secretKey.js';
import { createSecrets, secretKeyFingerprint } from './secrets/secrets.js';
import { databaseFile } from './store/sqlite/databaseFile.js';
import { openSqliteStore, type SqliteStoreOptions } from './store/sqlite/openSqliteStore.js';
import { createAcceptLaunch } from './usecases/acceptLaunch.js';
import { createAddInstitution } from './usecases/addInstitution.js';
import { createAdoptBadge, createFindAdoptable } from './usecases/adoptBadge.js';
import { createAllocateStatusIndex } from './usecases/allocateStatusIndex.js';
import { createApprovePlatform } from './usecases/approvePlatform.js';
import { createBakeCredential } from './usecases/bakeCredential.js';
import { createChooseTemplates } from './usecases/chooseTemplates.js';
import { createCreateBadge } from './usecases/createBadge.js';
import { createCreateSetupLink } from './usecases/createSetupLink.js';
import { createDrawBadge } from './usecases/drawBadge.js';
import { createEndSession } from './usecases/endSession.js';
import { createFindAward } from './usecases/findAward.js';
import { createFindInInstitution } from './usecases/findInInstitution.js';
import { createFindInstitution } from './usecases/findInstitution.js';
import { createFindInstitutionByName } from './usecases/findInstitutionByName.js';
import { createFindOwnSubmission } from './usecases/findOwnSubmission.js';
import { createFinishDecision } from './usecases/finishDecision.js';
import { createAllFrameOrigins, frameOrigins } from './usecases/frameOrigins.js';
import { createIssueCredential } from './usecases/issueCredential.js';
import { createKeepLogo } from './usecases/keepLogo.js';
import { createListAwards } from './usecases/listAwards.js';
import { createListBadges } from './usecases/listBadges.js';
import { createListInstitutions, createListPlatforms } from './usecases/listInstallation.js';
import { createListIssuedBadges } from './usecases/listIssuedBadges.js';
import { createListOwnSubmissions } from './usecases/listOwnSubmissions.js';
import { createListPublishedBadges } from './usecases/listPublishedBadges.js';
import { createOpenReview } from './usecases/openReview.js';
import { createFindDeepLink, createPlaceBadges } from './usecases/placeBadges.js';
import { createPrepareInstallation } from './usecases/prepareInstallation.js';
import { createPublishBadge } from './usecases/publishBadge.js';
import { createReadAchievement } from './usecases/readAchievement.js';
import { createReadCredential } from './usecases/readCredential.js';
import { createReadInstitution } from './usecases/readInstitution.js';
import {
  createReadDidDocument,
  createReadIssuer,
  createReadIssuerKey,
  createReadKeySet,
} from './usecases/readIssuer.js';
import { createReadPicture } from './usecases/readPicture.js';
import { createReadSession } from './usecases/readSession.js';
import { createReadStatusList } from './usecases/readStatusList.js';
import { createRecordAudit } from './usecases/recordAudit.js';
import {
  createKeepRecoveredDraft,
  createRecoveredDrafts,
  createTakeRecoveredDraft,
} from './usecases/recoverDraft.js';
import { createReviewQueue } from './usecases/reviewQueue.js';
import { createReviewSubmission } from './usecases/reviewSubmission.js';
import { createRevokeBadge } from './usecases/revokeBadge.js';
import { createRotateKeys } from './usecases/rotateKeys.js';
import { createSaveBadgeDraft } from './usecases/saveBadgeDraft.js';
import { createSaveIssuerProfile } from './usecases/saveIssuerProfile.js';
import { createSaveSubmissionDraft } from './usecases/saveSubmissionDraft.js';
import { createSetVisibility } from './usecases/setVisibility.js';
import { createStartLogin } from './usecases/startLogin.js';
import { createStartSession } from './usecases/startSession.js';
import { createStartSubmission } from './usecases/startSubmission.js';
import { createSubmitEvidence } from './usecases/submitEvidence.js';
import { createSyncPlatforms } from './usecases/syncPlatforms.js';
import { createFindSetupLink, createUseSetupLink } from './usecases/useSetupLink.js';
import { createVerifyBadge } from './usecases/verifyBadge.js';
import { createWithdrawSubmission } from './usecases/withdrawSubmission.js';
import { paths } from './web/paths.js';
import { createWorker } from './worker/worker.js';

export interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** An unknown text key throws: tests and development. */
  readonly strictTexts?: boolean;
  /** How long the store waits for a lock, and how far its file may grow. */
  readonly store?: Pick<SqliteStoreOptions, 'busyTimeoutMs' | 'maxPageCount'>;
}

const SHIPPED_TEMPLATES = fileURLToPath(new URL('../badge-templates', import.meta.url));

export type Services = Awaited<ReturnType<typeof createServices>>;

/** The only place where parts are put together: adapters first, then the verbs people and platforms use. */
export async function createServices(config: Config, surroundings: Surroundings = {}) {
  const clock = surroundings.clock ?? (() => new Date());
  const log = surroundings.log ?? pino({ level: config.logLevel });
  const locales = loadLocales({ strict: surroundings.strictTexts ?? false });
  const secretKey = config.secretKey ?? loadOrCreateSecretKey(config.dataDir);
  const secrets = createSecrets(secretKey);
  const store = await openSqliteStore({
    ...surroundings.store,
    file: databaseFile(config.dataDir),
    now: clock,
  });
  const network = createNetwork({ allowPrivateNetwork: config.allowPrivateNetwork });
  const images = createImages({
    templatesDirs: [SHIPPED_TEMPLATES, ...(config.badgeTemplatesDir ? [config.badgeTemplatesDir] : [])],
  });
  const { publicUrl } = config;
  const credentials = createCredentials({ publicUrl, secrets });
  const loginProtocol = createLoginProtocol({ publicUrl, launchUrl: `${publicUrl}${paths.ltiLaunch()}` });
  const platformKeys = createPlatformKeys({ network, clock });
  const launchValidator = createLaunchValidator({ platformKeys, clock, publicUrl });
  const toolKeys = createToolKeys({ store, secrets, clock });
  const targetUrl = `${publicUrl}${paths.home()}`;
  const deepLinkProtocol = createDeepLinkProtocol({ toolKeys, clock, targetUrl });
  const recordAudit = createRecordAudit({ store });
  const addInstitution = createAddInstitution({ store, credentials, clock });
  const allocateStatusIndex = createAllocateStatusIndex({ store, clock });
  const issueCredential = createIssueCredential({ store, credentials, allocateStatusIndex, clock });
  const finishDecision = createFinishDecision({ store, issueCredential, recordAudit });
  const readStatusList = createReadStatusList({ store, credentials, clock });
  const readiness = { up: false };
  const worker = createWorker({ store, work: finishDecision, log, clock });

  const firstInstitution = await createPrepareInstallation({ store, addInstitution })({
    publicUrl,
    institutionName: config.lti.institution,
    secretKeyFingerprint: secretKeyFingerprint(secretKey),
  });
  await createSyncPlatforms({ store, clock })(
    config.lti.platforms,
    createFindInstitutionByName({ store, firstInstitution }),
  );

  return {
    config,
    clock,
    log,
    locales,

    findPlatform: createFindInInstitution({ store }, 'platforms'),
    findCourse: createFindInInstitution({ store }, 'courses'),
    findBadge: createFindInInstitution({ store }, 'badges'),
    findSubmission: createFindInInstitution({ store }, 'submissions'),
    frameOrigins,
    allFrameOrigins: createAllFrameOrigins({ store, clock }),

    startLogin: createStartLogin({ store, clock, loginProtocol }),
    acceptLaunch: createAcceptLaunch({ store, clock, launchValidator }),
    startSession: createStartSession({ store, clock, locations: paths }),
    readSession: createReadSession({ store, clock }),
    endSession: createEndSession({ store, clock }),
    keepRecoveredDraft: createKeepRecoveredDraft({ store, clock }),
    recoveredDrafts: createRecoveredDrafts({ store }),
    takeRecoveredDraft: createTakeRecoveredDraft({ store }),

    listBadges: createListBadges({ store }),

    toolKeys: toolKeys.jwks,
    adoptBadge: createAdoptBadge({ store, clock, recordAudit }),
    findAdoptable: createFindAdoptable({ store }),
    findDeepLink: createFindDeepLink({ store }),
    listPublishedBadges: createListPublishedBadges({ store }),
    placeBadges: createPlaceBadges({
      store,
      deepLinkProtocol,
      pictureAddress: (badge, version) => `${publicUrl}${paths.achievementPicture(badge, version)}`,
    }),

    badgeTemplates: (institution: Institution) => allowedTemplates(images.templates(), institution),
    checkPicture: images.check,
    createBadge: createCreateBadge({ store, images, clock }),
    drawBadge: createDrawBadge({ images }),
    publishBadge: createPublishBadge({ store, images, clock, recordAudit }),
    readPicture: createReadPicture({ store }),
    saveBadgeDraft: createSaveBadgeDraft({ store, images, clock }),

    bakeCredential: createBakeCredential({ store, images }),
    findAward: createFindAward({ store }),
    findOwnSubmission: createFindOwnSubmission({ store }),
    findInstitution: createFindInstitution({ store }),
    findPerson: createFindInInstitution({ store }, 'persons'),
    listOwnSubmissions: createListOwnSubmissions({ store }),
    saveSubmissionDraft: createSaveSubmissionDraft({ store, clock }),
    setVisibility: createSetVisibility({ store }),
    startSubmission: createStartSubmission({ store, clock }),
    submitEvidence: createSubmitEvidence({ store, clock }),
    withdrawSubmission: createWithdrawSubmission({ store, clock }),

    readAchievement: createReadAchievement({ store, credentials }),
    readCredential: createReadCredential({ store }),
    readDidDocument: createReadDidDocument({ store, credentials }),
    readIssuer: createReadIssuer({ store, credentials }),
    readIssuerKey: createReadIssuerKey({ store, credentials }),
    readKeySet: createReadKeySet({ store, credentials }),
    readStatusList,
    verifyBadge: createVerifyBadge({ store, credentials, images, clock, readStatusList, publicUrl }),

    listAwards: createListAwards({ store }),
    openReview: createOpenReview({ store }),
    reviewQueue: createReviewQueue({ store }),
    reviewSubmission: createReviewSubmission({ store, clock, wake: worker.wake }),
    revokeBadge: createRevokeBadge({ store, clock, recordAudit }),

    addInstitution,
    approvePlatform: createApprovePlatform({ store }),
    backup: (file: string) => store.backup(file),
    chooseTemplates: createChooseTemplates({ store, images }),
    createSetupLink: createCreateSetupLink({
      store,
      clock,
      address: (token) => `${publicUrl}${paths.adminSetup(token)}`,
    }),
    findSetupLink: createFindSetupLink({ store }),
    keepLogo: createKeepLogo({ store, images }),
    listInstitutions: createListInstitutions({ store }),
    listIssuedBadges: createListIssuedBadges({ store }),
    listPlatforms: createListPlatforms({ store }),
    readInstitution: createReadInstitution({ store, images }),
    rotateKeys: createRotateKeys({ store, credentials, clock }),
    saveIssuerProfile: createSaveIssuerProfile({ store }),
    useSetupLink: createUseSetupLink({ store, clock }),

    startWorking: () => {
      worker.start();
      readiness.up = true;
    },
    /** Readiness goes down first; resolves when the work in hand is done. */
    stopWorking: () => {
      readiness.up = false;
      return worker.stop();
    },
    /** Resolves when nothing that can be done now is left to do. */
    workDone: worker.idle,

    /** Whether requests should be sent here. @throws {AppError} when the store does not answer */
    ready: async () => {
      if (readiness.up) await store.ping();
      return readiness.up;
    },
    close: async () => {
      await worker.stop();
      await store.close();
    },
  };
}
