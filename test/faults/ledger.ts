import { pino } from 'pino';
import { loadConfig } from '../../src/config/loadConfig.js';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import type { CollectionName, Collections, PageQuery, Store } from '../../src/domain/ports/store.js';
import { createServices, type Services } from '../../src/services.js';
import { databaseFile } from '../../src/store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import type { Installation } from './toolProcess.js';

export interface Entries {
  readonly credentials: number;
  /** Credentials of which every check passes that can be made. */
  readonly verified: number;
  /** Ids of the decisions in the audit log. */
  readonly decisions: readonly string[];
}

/** What a stopped installation holds about each submission. */
export interface Ledger {
  of(submission: string): Entries;
}

export async function readLedger({ environment }: Installation): Promise<Ledger> {
  const config = loadConfig(environment);
  const services = await createServices(config, { log: pino({ level: 'silent' }) });
  const store = await openSqliteStore({ file: databaseFile(config.dataDir) });
  try {
    const [institution] = await services.listInstitutions();
    if (institution === undefined) throw new Error('the installation has no institution');
    const where = { institution: institution.id };
    const issued = await everything(store, 'issuedBadges', { where, orderBy: 'issuedAt', limit: 500 });
    const audit = await everything(store, 'auditEntries', { where, orderBy: 'sequence', limit: 500 });
    const places = new Set(issued.map(({ statusList, statusIndex }) => `${statusList} ${statusIndex}`));
    if (places.size !== issued.length) throw new Error('two credentials share a place in the status list');
    const verified = new Set<string>();
    for (const badge of issued) if (await verifies(services, badge)) verified.add(badge.id);
    return {
      of: (submission) => {
        const own = issued.filter((badge) => badge.submission === submission);
        return {
          credentials: own.length,
          verified: own.filter(({ id }) => verified.has(id)).length,
          decisions: audit.flatMap(({ id }) =>
            id.startsWith(`${submission}/`) ? [id.slice(submission.length + 1)] : [],
          ),
        };
      },
    };
  } finally {
    await store.close();
    await services.close();
  }
}

async function verifies(services: Services, { credential }: IssuedBadge): Promise<boolean> {
  const { steps } = await services.verifyBadge({ text: credential });
  const proof = steps.find(({ step }) => step === 'proof');
  const status = steps.find(({ step }) => step === 'status');
  return (
    proof?.outcome === 'passed' &&
    status?.outcome === 'passed' &&
    steps.every(({ step, outcome }) => outcome !== 'failed' || step === 'microCredential')
  );
}

async function everything<C extends CollectionName>(
  store: Store,
  collection: C,
  query: PageQuery<Collections[C]>,
): Promise<Collections[C][]> {
  const found: Collections[C][] = [];
  let after: string | undefined;
  do {
    const { items, next } = await store.page(collection, { ...query, ...(after !== undefined && { after }) });
    found.push(...items);
    after = next;
  } while (after !== undefined);
  return found;
}
