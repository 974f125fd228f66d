import { createAddInstitution } from '../usecases/addInstitution.js';
import { createAllocateStatusIndex } from '../usecases/allocateStatusIndex.js';
import { createFinishDecision } from '../usecases/finishDecision.js';
import { createIssueCredential } from '../usecases/issueCredential.js';
import { createReadStatusList } from '../usecases/readStatusList.js';
import { createRecordAudit } from '../usecases/recordAudit.js';
import { createWorker } from '../worker/worker.js';
import type { Adapters } from './adapters.js';

export type Parts = ReturnType<typeof createParts>;

/** The adapters, and the verbs that other verbs need: a decision's way through the worker to the signed badge. */
export function createParts(adapters: Adapters) {
  const recordAudit = createRecordAudit(adapters);
  const allocateStatusIndex = createAllocateStatusIndex(adapters);
  const issueCredential = createIssueCredential({ ...adapters, allocateStatusIndex });
  const finishDecision = createFinishDecision({ ...adapters, issueCredential, recordAudit });
  const worker = createWorker({ ...adapters, work: finishDecision });
  return {
    ...adapters,
    recordAudit,
    addInstitution: createAddInstitution(adapters),
    readStatusList: createReadStatusList(adapters),
    worker,
    wake: worker.wake,
  };
}
