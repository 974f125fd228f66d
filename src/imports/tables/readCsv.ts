import { CsvError, parse } from 'csv-parse/sync';
import { type AppError, InvalidInput } from '../../errors.js';
import { decodeText } from './decode.js';

const DELIMITERS = [',', ';', '\t'] as const;
const LARGEST_ROW = 200_000;

/**
 * A table as its rows of texts; blank rows are left out, unless rows are to be counted. The delimiter is found from the first line.
 * @throws {InvalidInput} on `file` when it is no table
 */
export function readCsv(bytes: Buffer, maximumRows: number, { keepBlank = false } = {}): string[][] {
  const text = decodeText(bytes);
  if (text.includes('\0')) throw unreadable();
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: !keepBlank,
      skip_records_with_empty_values: !keepBlank,
      max_record_size: LARGEST_ROW,
      to: maximumRows + 1,
    });
    if (rows.length <= maximumRows) return rows;
  } catch (error) {
    if (error instanceof CsvError)
      throw unreadable(typeof error.lines === 'number' ? error.lines : undefined);
    throw error;
  }
  throw new InvalidInput([
    { field: 'file', message: 'outcomes.faults.tooManyRows', values: { maximum: maximumRows } },
  ]);
}

/** The one that the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .slice(0, LARGEST_ROW)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [...DELIMITERS].sort((one, other) => count(other) - count(one))[0] ?? ',';
}

function unreadable(line?: number): AppError {
  const message = line === undefined ? 'outcomes.faults.noTable' : 'outcomes.faults.brokenTable';
  return new InvalidInput([{ field: 'file', message, ...(line !== undefined && { values: { line } }) }]);
}
