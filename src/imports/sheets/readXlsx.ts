import { SHEET_LIMITS } from '../../domain/badgeSheet.js';
import { InvalidInput } from '../../errors.js';
import { packZip, unpackZip, ZipFault } from './zip.js';

const LIMITS = { entries: 300, total: 24 * 1024 * 1024 };
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w-]+\.xml)$/;
const EMPTY_CELL = /<c\b[^<>]*(?:\/>|>\s*<\/c>)/g;
const EMPTY_ROW = /<row\b[^<>]*(?:\/>|>\s*<\/row>)/g;
const CELL = /\br="([A-Z]{1,7})?(\d{1,9})"/g;

/**
 * The first sheet of a workbook as texts. The archive is unpacked here, within limits, and only what a table needs goes
 * on to the reader; cells far away, which would make it fill the space between, are refused.
 * @throws {InvalidInput} on `file`
 */
export async function readXlsx(file: Buffer): Promise<string[][]> {
  const archive = closedArchive(file);
  try {
    // Loaded where it is used: most starts never are.
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(archive, 1, { trim: false, parseNumber: (text) => text });
    return rows.map((row) => row.map(textOf));
  } catch {
    // The library's errors quote what they read.
    throw refuse('noWorkbook');
  }
}

function closedArchive(file: Buffer): Buffer {
  try {
    const files = unpackZip(file, (name) => WANTED.test(name), LIMITS);
    if (!files.has('xl/workbook.xml')) throw new ZipFault('no workbook');
    for (const [name, content] of files) {
      if (/<!(?:DOCTYPE|ENTITY)/i.test(content.toString('latin1', 0, 4096)))
        throw new ZipFault('declarations');
      if (name.startsWith('xl/worksheets/')) files.set(name, filledCells(content));
    }
    return packZip(files);
  } catch (error) {
    if (error instanceof ZipFault) throw refuse('noWorkbook');
    throw error;
  }
}

/**
 * The sheet without what is only formatted: spreadsheet programs leave empty rows and cells as far as the last one. What
 * is left must be near: a cell's place is written in it (`<c r="AB12">`, `<row r="12">`).
 */
function filledCells(content: Buffer): Buffer {
  const sheet = content.toString('latin1').replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
  for (const [, column, row] of sheet.matchAll(CELL)) {
    if (
      Number(row) > SHEET_LIMITS.rows + 1 ||
      (column !== undefined && columnNumber(column) > SHEET_LIMITS.columns)
    ) {
      throw new InvalidInput([
        { field: 'file', message: 'sheet.faults.tooManyRows', values: { maximum: SHEET_LIMITS.rows } },
      ]);
    }
  }
  return Buffer.from(sheet, 'latin1');
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

function refuse(reason: string): InvalidInput {
  return new InvalidInput([{ field: 'file', message: `sheet.faults.${reason}` }]);
}
