/** Spreadsheet programs run what begins like this as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const ESCAPED = /^'(?=['=+\-@\t\r])/;

/** A cell that no program takes for a formula. What was escaped once is not escaped again and comes back as it was. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) || ESCAPED.test(text) ? `'${text}` : text;
}

export function unescapeFormula(cell: string): string {
  return cell.replace(ESCAPED, '');
}

/** RFC 4180, with the byte order mark that makes Excel read UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: ',' | ';'): Buffer {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const cell = (text: string) => {
    const escaped = escapeFormula(text);
    return /[",;\r\n\t]|^\s|\s$/.test(escaped) ? quoted(escaped) : escaped;
  };
  const lines = rows.map((row) => row.map(cell).join(delimiter));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}
