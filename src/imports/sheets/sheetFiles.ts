import { SHEET_LIMITS } from '../../domain/badgeSheet.js';
import type { SheetFiles, WrittenTable } from '../../domain/ports/sheets.js';
import { InvalidInput } from '../../errors.js';
import { readCsv } from '../tables/readCsv.js';
import { unescapeFormula, writeCsv } from './csvCells.js';
import { readXlsx } from './readXlsx.js';

/** `PK`: an archive, as workbooks are. */
const ARCHIVE = 0x4b50;
/** What old Excel and LibreOffice write, and what is no table of either kind. */
const COMPOUND = 0xcfd0;
/** Blank ones among them: they are no badges, but faults are named by the row's number. */
const MOST_ROWS = 5000;
const WIDE = 44;
const NARROW = 18;

export const sheetFiles: SheetFiles = {
  read: async (file) => {
    const start = file.length >= 2 ? file.readUInt16LE(0) : 0;
    if (start === COMPOUND) throw new InvalidInput([{ field: 'file', message: 'sheet.faults.oldWorkbook' }]);
    const isWorkbook = start === ARCHIVE;
    const rows = isWorkbook
      ? await readXlsx(file)
      : readCsv(file, MOST_ROWS, { keepBlank: true }).map((row) => row.map(unescapeFormula));
    return rows.map((row) => row.map((cell) => cell.slice(0, SHEET_LIMITS.cell)));
  },
  writeXlsx: async ({ name, rows, notes }) => {
    // Loaded where it is used: most starts never are.
    const { default: writeXlsxFile } = await import('write-excel-file/node');
    return writeXlsxFile([
      { sheet: name, data: styled(rows), stickyRowsCount: 1, stickyColumnsCount: 4, columns: widths(rows) },
      { sheet: notes.name, data: styled(notes.rows), stickyRowsCount: 1, columns: widths(notes.rows) },
    ]).toBuffer();
  },
  writeCsv: ({ rows }, delimiter) => writeCsv(rows, delimiter),
};

/** Each cell is text by its type, so that nothing in it is ever run; the header stands out. */
function styled(rows: WrittenTable['rows']) {
  return rows.map((row, index) =>
    row.map((value) =>
      value === ''
        ? null
        : {
            value,
            type: String,
            wrap: true,
            alignVertical: 'top' as const,
            ...(index === 0 && { fontWeight: 'bold' as const, backgroundColor: '#e3f0ec' }),
          },
    ),
  );
}

function widths(rows: WrittenTable['rows']) {
  const [header = []] = rows;
  return header.map((_, column) => {
    const longest = Math.max(...rows.map((row) => (row[column] ?? '').length));
    return { width: longest > 60 ? WIDE : NARROW };
  });
}
