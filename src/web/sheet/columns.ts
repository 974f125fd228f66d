import { SHEET_COLUMNS, type SheetColumn, type SheetField } from '../../domain/badgeSheet.js';
import { folded } from '../../domain/fieldReader.js';
import { LANGUAGES, type Language, type Locales, type Translate } from '../../locales/locales.js';
import { CODED } from '../define/badgeFields.js';
import { countryNames, languageNames } from '../define/names.js';

/** Fields whose cells hold one of a few words. */
const CHOICES: Readonly<Partial<Record<SheetField, readonly string[]>>> = CODED;

/** Columns that are called as in the form; the others have a shorter name, or one that says which lead it is. */
const AS_IN_FORM: ReadonlySet<SheetColumn> = new Set([
  'validMonths',
  'cycle',
  'assessmentMethod',
  'deliveryMode',
  'qualityAssuranceType',
  'qualityAssuranceUrl',
  'learnerProfile',
  'gradeScale',
  'stackableTowards',
]);

export function columnWords(column: SheetColumn, text: Translate): string {
  return text(AS_IN_FORM.has(column) ? `define.fields.${column}.label` : `sheet.columns.${column}`);
}

/** A badge's text as its cell shows it: a choice in words. */
export function cellOf(field: SheetField, value: string, text: Translate): string {
  return CHOICES[field]?.includes(value) ? text(`define.choices.${field}.${value}`) : value;
}

/** The words that a choice's cell may hold. */
export function allowedWords(field: SheetField, text: Translate): string {
  return (CHOICES[field] ?? []).map((value) => text(`define.choices.${field}.${value}`)).join('\n');
}

/** Knows columns and choices by their words in any of our languages: a team may mix them. */
export function createSheetWords(locales: Pick<Locales, 'translate'>) {
  const columns = new Map<string, SheetColumn>();
  const values = new Map<string, string>();
  const know = (field: string, word: string, value: string): void => {
    values.set(`${field} ${folded(word)}`, value);
  };
  for (const language of LANGUAGES) {
    const text = locales.translate(language);
    for (const column of SHEET_COLUMNS) {
      columns.set(folded(columnWords(column, text)), column);
      columns.set(folded(column), column);
      for (const value of fieldChoices(column))
        know(column, text(`define.choices.${column}.${value}`), value);
    }
    for (const [code, name] of languageNames(language)) know('language', name, code);
    for (const [code, name] of countryNames(language)) know('countryCode', name, code);
  }
  return {
    column: (word: string): SheetColumn | undefined => columns.get(folded(word.trim())),
    /** The text as a badge's form has it; what is none of the choices is left for the reader of the form to refuse. */
    value: (field: SheetField, cell: string): string => {
      const known = values.get(`${field} ${folded(cell.trim())}`);
      return known ?? tidied(field, cell.trim());
    },
  };
}

export type SheetWords = ReturnType<typeof createSheetWords>;

function fieldChoices(column: SheetColumn): readonly string[] {
  return Object.entries(CHOICES).find(([field]) => field === column)?.[1] ?? [];
}

/** Spreadsheets keep numbers with a rounding fault, and people write `Level 4` and `fi` for `FI`. */
function tidied(field: SheetField, cell: string): string {
  if (field === 'ects' || field === 'hours') {
    const long = /^\d{1,6}\.\d{3,}$/.test(cell);
    return long ? String(Number(Number(cell).toFixed(2))) : cell;
  }
  if (field === 'eqfLevel') return /^\D{0,20}(\d)(?:\.0+)?$/.exec(cell)?.[1] ?? cell;
  if (field === 'language') return cell.toLowerCase();
  if (field === 'countryCode') return cell.toUpperCase();
  return cell.replace(/\r\n?/g, '\n');
}

/** Excel in most of Europe writes and reads semicolons, where the comma is in its numbers. */
export function delimiterOf(language: Language): ',' | ';' {
  return language === 'en' ? ',' : ';';
}
