import {
  SHEET_FACTS,
  SHEET_FIELDS,
  SHEET_LIMITS,
  type SheetColumn,
  type SheetField,
  type SheetRow,
} from '../../domain/badgeSheet.js';
import { InvalidInput } from '../../errors.js';
import type { SheetWords } from './columns.js';

export interface ReadTable {
  readonly rows: readonly SheetRow[];
  /** Headers that say nothing to us: their columns are left out. */
  readonly unknown: readonly string[];
}

/** @throws {InvalidInput} on `file` when the first row is no header of ours, a column is there twice, or no badge follows */
export function readTable(table: readonly (readonly string[])[], words: SheetWords): ReadTable {
  const [header = [], ...body] = table;
  const columns = header.map((word) => words.column(word));
  const known = columns.filter((column) => column !== undefined);
  if (!known.includes('title') && !known.includes('badge')) throw fault('noHeader');
  const twice = known.find((column, index) => known.indexOf(column) !== index);
  if (twice !== undefined)
    throw fault('columnTwice', { column: header[columns.lastIndexOf(twice)] ?? twice });
  const rows = body
    .map((cells, index) => rowOf(cells, columns, words, index + 2))
    .filter((row) => row.badge !== undefined || Object.values(row.texts).some((text) => text !== ''));
  if (rows.length === 0) throw fault('noRows');
  if (rows.length > SHEET_LIMITS.rows) throw fault('tooManyRows', { maximum: SHEET_LIMITS.rows });
  const unknown = header.filter((word, index) => word.trim() !== '' && columns[index] === undefined);
  return { rows, unknown };
}

function rowOf(
  cells: readonly string[],
  columns: readonly (SheetColumn | undefined)[],
  words: SheetWords,
  row: number,
): SheetRow {
  const texts: Partial<Record<SheetField, string>> = {};
  let badge: string | undefined;
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === 'badge') badge = cell.trim() || undefined;
    else if (column !== undefined && isField(column)) texts[column] = words.value(column, cell);
  }
  return { row, ...(badge !== undefined && { badge }), texts };
}

function isField(column: SheetColumn): column is SheetField {
  return !SHEET_FACTS.some((fact) => fact === column) && SHEET_FIELDS.some((field) => field === column);
}

function fault(reason: string, values?: Readonly<Record<string, string | number>>): InvalidInput {
  return new InvalidInput([{ field: 'file', message: `sheet.faults.${reason}`, ...(values && { values }) }]);
}
