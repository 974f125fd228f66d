import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/issuedBadge.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** What happened; its place in the chain and its hashes are given by the chain. */
export type AuditRecord = Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'>;
export type RecordAudit = (record: AuditRecord) => Promise<void>;

/** What the first entry of every chain follows. */
const BEGINNING = '0'.repeat(64);
const MOST_TRIES = 100;
const PAGE_SIZE = 500;

/**
 * Appends to the institution's hash chain; recording the same id again changes nothing. Entries of one process queue
 * up; of several processes, the one that comes second follows the other's entry.
 * @throws {AppError} STORE_BUSY when other processes were faster a hundred times in a row
 */
export function createRecordAudit({ store }: { store: Store }): RecordAudit {
  const queues = new Map<string, Promise<void>>();
  return (record) => {
    const before = queues.get(record.institution) ?? Promise.resolve();
    const appended = before.then(() => append(store, record));
    const settled = appended.catch(() => undefined);
    queues.set(record.institution, settled);
    void settled.then(() => {
      if (queues.get(record.institution) === settled) queues.delete(record.institution);
    });
    return appended;
  };
}

async function append(store: Store, record: AuditRecord): Promise<void> {
  const { institution, id } = record;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if ((await store.find('auditEntries', { institution, id })) !== undefined) return;
    const { items } = await store.page('auditEntries', {
      where: { institution },
      orderBy: 'sequence',
      direction: 'descending',
      limit: 1,
    });
    const linked = {
      ...record,
      sequence: (items[0]?.sequence ?? 0) + 1,
      previousHash: items[0]?.hash ?? BEGINNING,
    };
    try {
      await store.insert('auditEntries', { ...linked, hash: hashOf(linked) });
      return;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  }
  throw new AppError('STORE_BUSY', { detail: `audit entry ${id} found no place in the chain` });
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
