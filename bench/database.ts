import Database from 'libsql';

/** The tool's database file, looked at from outside. */
export interface OpenedDatabase {
  issuedBadges(): number;
  /** Bytes of each collection's pages, its indexes included. */
  sizes(): ReadonlyMap<string, number>;
  close(): void;
}

export function openDatabase(file: string): OpenedDatabase {
  const database = new Database(file, { timeout: 1000 });
  const count = database.prepare('SELECT count(*) AS badges FROM issuedBadges');
  return {
    issuedBadges: () => numberOf(count.all()[0], 'badges'),
    sizes: () => {
      const rows: unknown[] = database
        .prepare(
          'SELECT m.tbl_name AS collection, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY m.tbl_name',
        )
        .all();
      return new Map(rows.map((row) => [String(member(row, 'collection')), numberOf(row, 'bytes')]));
    },
    close: () => database.close(),
  };
}

function numberOf(row: unknown, name: string): number {
  const value = member(row, name);
  if (typeof value !== 'number') throw new TypeError(`no number ${name}`);
  return value;
}

function member(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
}
