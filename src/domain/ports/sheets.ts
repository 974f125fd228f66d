/** What reads and writes tables of texts as files. */
export interface SheetFiles {
  /**
   * The rows of a CSV or xlsx file, told apart by what they are; of several sheets the first.
   * @throws {InvalidInput} on `file`, saying what is wrong with it
   */
  read(file: Buffer): Promise<readonly (readonly string[])[]>;
  /** No cell is ever a formula. */
  writeXlsx(table: WrittenTable): Promise<Buffer>;
  /** With the mark that makes Excel read UTF-8. No cell is ever taken for a formula. */
  writeCsv(table: Pick<WrittenTable, 'rows'>, delimiter: ',' | ';'): Buffer;
}

export interface WrittenTable {
  /** The first row is the header. */
  readonly rows: readonly (readonly string[])[];
  readonly name: string;
  /** A second sheet that explains the columns. */
  readonly notes: { readonly name: string; readonly rows: readonly (readonly string[])[] };
}
