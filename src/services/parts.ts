import { createAddInstitution } from '../usecases/addInstitution.js';
import { createAllocateStatusIndex } from '../usecases/allocateStatusIndex.js';
import { createChangeBadge } from '../usecases/changeBadge.js';
import { createCorrectBadge } from '../usecases/correctBadge.js';
import { createFinishDecision } from '../usecases/finishDecision.js';
import { createIssueCredential } from '../usecases/issueCredential.js';
import { createReadRoster } from '../usecases/keepRoster.js';
import { createQueueScore } from '../usecases/queueScore.js';
import { createReadStatusList } from '../usecases/readStatusList.js';
import { createRecordAudit } from '../usecases/recordAudit.js';
import { createSendScore } from '../usecases/sendScore.js';
import { createSettleBadge } from '../usecases/settleBadge.js';
import { createSupersedeEarlier } from '../usecases/supersedeEarlier.js';
import { createDueWork } from '../worker/dueWork.js';
import { together } from '../worker/together.js';
import { createWorker } from '../worker/worker.js';
import type { Adapters } from './adapters.js';

export type Parts = ReturnType<typeof createParts>;

/** The adapters, and the verbs that other verbs need: a decision's way through the worker to the signed badge. */
export function createParts(adapters: Adapters) {
  const recordAudit = createRecordAudit(adapters);
  const allocateStatusIndex = createAllocateStatusIndex(adapters);
  const issueCredential = createIssueCredential({ ...adapters, allocateStatusIndex });
  const scores = createDueWork({ ...adapters, collection: 'scores', work: createSendScore(adapters) });
  const rosters = createDueWork({ ...adapters, collection: 'rosters', work: createReadRoster(adapters) });
  const settleBadge = createSettleBadge({ ...adapters, recordAudit });
  const changes = createDueWork({ ...adapters, collection: 'issuedBadges', work: settleBadge });
  const queueScore = createQueueScore({ ...adapters, wakeScores: scores.wake });
  const finishDecision = createFinishDecision({
    ...adapters,
    issueCredential,
    recordAudit,
    queueScore,
    supersedeEarlier: createSupersedeEarlier({ ...adapters, settleBadge }),
  });
  const worker = together(createWorker({ ...adapters, work: finishDecision }), scores, rosters, changes);
  return {
    ...adapters,
    recordAudit,
    changeBadge: createChangeBadge({ ...adapters, settleBadge }),
    correctBadge: createCorrectBadge({ ...adapters, allocateStatusIndex, settleBadge }),
    addInstitution: createAddInstitution(adapters),
    readStatusList: createReadStatusList(adapters),
    worker,
    wake: worker.wake,
    queueScore,
    wakeScores: scores.wake,
    wakeRosters: rosters.wake,
  };
}
