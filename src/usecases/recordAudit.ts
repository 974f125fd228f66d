import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** What happened; its place in the chain and its hashes are given by the chain. */
export type AuditRecord = Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'>;
export type RecordAudit = (record: AuditRecord) => Promise<void>;

/** What the first entry of every chain follows. */
const BEGINNING = '0'.repeat(64);
const MOST_TRIES = 100;
const PAGE_SIZE = 500;
/** Entries that wait for the disk together. */
const MOST_TOGETHER = 50;

/** A record, and who waits for it. */
interface Waiting {
  readonly record: AuditRecord;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Appends to the institution's hash chain; recording the same id again changes nothing. What one process records while
 * an earlier entry is on its way to the disk follows it together; of several processes, the one that comes second
 * follows the other's entry.
 * @throws {AppError} STORE_BUSY when other processes were faster a hundred times in a row
 */
export function createRecordAudit({ store }: { store: Store }): RecordAudit {
  const queues = new Map<string, Waiting[]>();
  const work = async (institution: string, queue: Waiting[]): Promise<void> => {
    for (
      let batch = queue.splice(0, MOST_TOGETHER);
      batch.length > 0;
      batch = queue.splice(0, MOST_TOGETHER)
    ) {
      try {
        const records = batch.map(({ record }) => record);
        await append(store, records);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(institution);
  };
  return (record) =>
    new Promise<void>((resolve, reject) => {
      const queue = queues.get(record.institution);
      if (queue !== undefined) {
        queue.push({ record, resolve, reject });
        return;
      }
      const begun = [{ record, resolve, reject }];
      queues.set(record.institution, begun);
      void work(record.institution, begun);
    });
}

/** Records of one institution, in their order. */
async function append(store: Store, records: readonly AuditRecord[]): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const missing = await withoutRecorded(store, records);
    const [first] = missing;
    if (first === undefined) return;
    const { items } = await store.page('auditEntries', {
      where: { institution: first.institution },
      orderBy: 'sequence',
      direction: 'descending',
      limit: 1,
    });
    if ((await store.insertInOrder('auditEntries', chain(items[0], missing))) === missing.length) return;
  }
  const [record] = records;
  throw new AppError('STORE_BUSY', { detail: `audit entry ${record?.id} found no place in the chain` });
}

/** Those that have no entry yet, each once. */
async function withoutRecorded(
  store: Store,
  records: readonly AuditRecord[],
): Promise<readonly AuditRecord[]> {
  const missing = new Map<string, AuditRecord>();
  for (const record of records) {
    const { institution, id } = record;
    const isKnown = missing.has(id) || (await store.find('auditEntries', { institution, id })) !== undefined;
    if (!isKnown) missing.set(id, record);
  }
  return [...missing.values()];
}

function chain(last: AuditEntry | undefined, records: readonly AuditRecord[]): readonly AuditEntry[] {
  let [sequence, previousHash] = [last?.sequence ?? 0, last?.hash ?? BEGINNING];
  return records.map((record) => {
    sequence += 1;
    const linked = { ...record, sequence, previousHash };
    const entry = { ...linked, hash: hashOf(linked) };
    previousHash = entry.hash;
    return entry;
  });
}

/** The result of walking a whole chain. `brokenAt` is the first sequence number that does not fit. */
export interface AuditChain {
  readonly entries: number;
  readonly brokenAt?: number;
}

/** Walks an institution's chain from its first entry: every number there, every hash right, each following the one before. */
export function createVerifyAuditChain({ store }: { store: Store }) {
  return async (institution: string): Promise<AuditChain> => {
    let entries = 0;
    let previousHash = BEGINNING;
    let after: string | undefined;
    do {
      const page = await store.page('auditEntries', {
        where: { institution },
        orderBy: 'sequence',
        limit: PAGE_SIZE,
        after,
      });
      for (const entry of page.items) {
        const follows = entry.sequence === entries + 1 && entry.previousHash === previousHash;
        if (!follows || entry.hash !== hashOf(entry)) return { entries, brokenAt: entries + 1 };
        entries += 1;
        previousHash = entry.hash;
      }
      after = page.next;
    } while (after !== undefined);
    return { entries };
  };
}

/** SHA-256, hex, over the entry without its hash as JSON with fixed order: identifiers and a time, never personal text. */
function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { action, actor, at, id, institution, previousHash, sequence, subject } = entry;
  const canonical = JSON.stringify({ action, actor, at, id, institution, previousHash, sequence, subject });
  return createHash('sha256').update(canonical).digest('hex');
}
