import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.js';
import { sampleCourse } from '../sampleDocuments.js';

/** Work for one process of its own on a shared database file. */
export interface StoreTask {
  readonly file: string;
  readonly task: 'takeOneTimeLinks' | 'insertCourses';
  readonly ids: readonly string[];
}

const THIS_FILE = fileURLToPath(import.meta.url);

/** Runs the task in a process of its own. Answers the ids for which it succeeded. */
export function runStoreProcess(task: StoreTask): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = fork(THIS_FILE, { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
    child.once('message', (ids) => {
      if (Array.isArray(ids)) resolve(ids.map(String));
      else reject(new Error(String(ids)));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the store process ended with ${code}`)));
    child.send(task);
  });
}

async function perform({ file, task, ids }: StoreTask): Promise<readonly string[]> {
  const store = await openSqliteStore({ file });
  const succeeded = await Promise.all(
    ids.map(async (id) => {
      if (task === 'takeOneTimeLinks') return (await store.take('oneTimeLinks', { id }))?.id;
      return (await store.insert('courses', sampleCourse({ id }))).id;
    }),
  );
  await store.close();
  return succeeded.filter((id) => id !== undefined);
}

function isStoreTask(message: unknown): message is StoreTask {
  return typeof message === 'object' && message !== null && 'file' in message && 'task' in message;
}

// Started by fork, not imported by a test.
if (process.argv[1] === THIS_FILE) {
  process.once('message', (message) => {
    if (!isStoreTask(message)) throw new TypeError('not a task');
    perform(message)
      .catch((error: unknown) => String(error))
      .then((answer) => process.send?.(answer, () => process.disconnect()));
  });
}
