import { createHash } from 'node:crypto';
import {
  cut,
  FRAMEWORK_LIMITS,
  type FrameworkItem,
  inTreeOrder,
  type ReadFramework,
} from '../../domain/framework.js';
import { InvalidInput } from '../../errors.js';
import { readCsv } from '../tables/readCsv.js';
import { plainText } from './plainText.js';

/**
 * The columns of Moodle's export (admin/tool/lpimportcsv, framework_exporter), in its order. Their names are written in
 * the site's own language, so that a table of this width is taken by its order.
 */
const COLUMNS = {
  'parent id number': 0,
  'id number': 1,
  'short name': 2,
  description: 3,
  'is framework': 12,
} as const;
const WIDTH = 14;
type Column = keyof typeof COLUMNS;

/** Moodle's competency framework as CSV. @throws {InvalidInput} on `file` when it is none */
export function readMoodleCsv(bytes: Buffer): ReadFramework {
  const [header = [], ...rows] = readCsv(bytes, FRAMEWORK_LIMITS.items + 1);
  const column = columnsOf(header);
  const cell = (row: readonly string[], name: Column) => row[column[name]]?.trim() ?? '';
  const head = rows.find((row) => isTrue(cell(row, 'is framework')));
  if (head === undefined) throw notMoodle();
  const items = rows
    .filter((row) => row !== head && !isTrue(cell(row, 'is framework')))
    .map((row): FrameworkItem | undefined => {
      const name = cut(plainText(cell(row, 'short name')), FRAMEWORK_LIMITS.name);
      const id = cell(row, 'id number').slice(0, FRAMEWORK_LIMITS.identifier);
      const parent = cell(row, 'parent id number');
      const description = cut(plainText(cell(row, 'description')), FRAMEWORK_LIMITS.description);
      if (name === '') return undefined;
      return {
        id: id || name,
        ...(parent !== '' && { parent }),
        ...(id !== '' && { code: id }),
        name,
        ...(description !== '' && description !== name && { description }),
      };
    })
    .filter((item) => item !== undefined);
  if (items.length === 0) throw notMoodle();
  const title = cut(plainText(cell(head, 'short name')), FRAMEWORK_LIMITS.title);
  const idNumber = cell(head, 'id number') || hash(title);
  return {
    origin: 'moodle',
    identifier: `moodle:${idNumber}`.slice(0, FRAMEWORK_LIMITS.identifier),
    title: title || idNumber,
    items: inTreeOrder(items),
  };
}

function columnsOf(header: readonly string[]): Readonly<Record<Column, number>> {
  const names = header.map((name) => name.trim().toLowerCase());
  const at = (name: Column): number => {
    const found = names.indexOf(name);
    return found >= 0 ? found : COLUMNS[name];
  };
  const named = names.includes('short name') && names.includes('is framework');
  if (!named && header.length !== WIDTH) throw notMoodle();
  return named
    ? {
        'parent id number': at('parent id number'),
        'id number': at('id number'),
        'short name': at('short name'),
        description: at('description'),
        'is framework': at('is framework'),
      }
    : COLUMNS;
}

function isTrue(cell: string): boolean {
  return cell === '1' || cell.toLowerCase() === 'true';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function notMoodle(): InvalidInput {
  return new InvalidInput([{ field: 'file', message: 'outcomes.faults.notMoodle' }]);
}
