import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/domain/ports/store.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createFindAward } from '../../src/usecases/findAward.js';
import { createFindOwnSubmission } from '../../src/usecases/findOwnSubmission.js';
import { createListOwnSubmissions } from '../../src/usecases/listOwnSubmissions.js';
import { createSaveSubmissionDraft } from '../../src/usecases/saveSubmissionDraft.js';
import { createSetVisibility } from '../../src/usecases/setVisibility.js';
import { createStartSubmission } from '../../src/usecases/startSubmission.js';
import { createSubmitEvidence } from '../../src/usecases/submitEvidence.js';
import { createWithdrawSubmission } from '../../src/usecases/withdrawSubmission.js';

/** The student's verbs over a store in a folder of its own; time stands still until `world.now` is set. */
export async function openSubmitWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'submit-'));
  const world = { now: new Date('2026-11-24T09:00:00.000Z') };
  const clock = () => world.now;
  const store = await openSqliteStore({ file: join(folder, 'badges.sqlite'), now: clock });
  return Object.assign(world, {
    store,
    ...submitVerbs(store, clock),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  });
}

export type SubmitWorld = Awaited<ReturnType<typeof openSubmitWorld>>;

function submitVerbs(store: Store, clock: () => Date) {
  return {
    findAward: createFindAward({ store }),
    findOwnSubmission: createFindOwnSubmission({ store }),
    listOwnSubmissions: createListOwnSubmissions({ store }),
    saveSubmissionDraft: createSaveSubmissionDraft({ store, clock }),
    setVisibility: createSetVisibility({ store }),
    startSubmission: createStartSubmission({ store, clock }),
    submitEvidence: createSubmitEvidence({ store, clock }),
    withdrawSubmission: createWithdrawSubmission({ store, clock }),
  };
}
