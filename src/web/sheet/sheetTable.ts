import { SHEET_COLUMNS, SHEET_FIELDS, type SheetColumn } from '../../domain/badgeSheet.js';
import type { WrittenTable } from '../../domain/ports/sheets.js';
import { typedBadge } from '../../domain/typedBadge.js';
import type { Translate } from '../../locales/locales.js';
import type { Services } from '../../services.js';
import { allowedWords, cellOf, columnWords } from './columns.js';

type SheetBadge = Awaited<ReturnType<Services['listSheetBadges']>>[number];

/** The standard-elements sheet of these badges' drafts, and a page that explains its columns. */
export function sheetTable(badges: readonly SheetBadge[], text: Translate, school: string): WrittenTable {
  return {
    name: text('sheet.sheetName'),
    rows: [
      SHEET_COLUMNS.map((column) => columnWords(column, text)),
      ...badges.map((badge) => rowOf(badge, text)),
    ],
    notes: { name: text('sheet.notes.name'), rows: notes(text, school) },
  };
}

function rowOf({ badge, courseTitle }: SheetBadge, text: Translate): string[] {
  const { texts } = typedBadge(badge.draft);
  const fields = SHEET_FIELDS.map((field) => cellOf(field, texts[field], text));
  return [badge.id, courseTitle, stateOf(badge, text), ...fields];
}

function stateOf({ versions, draftChanged }: SheetBadge['badge'], text: Translate): string {
  const version = versions.length;
  if (version === 0) return text('sheet.state.draft');
  return text(`sheet.state.${draftChanged ? 'changed' : 'published'}`, { version });
}

function notes(text: Translate, school: string): string[][] {
  const head = ['column', 'words', 'allowed'].map((name) => text(`sheet.notes.${name}`));
  const facts: readonly SheetColumn[] = ['badge', 'course', 'state'];
  return [
    head,
    ...facts.map((fact) => [columnWords(fact, text), text(`sheet.notes.${fact}`), '']),
    ...SHEET_FIELDS.map((field) => [
      columnWords(field, text),
      text(`define.fields.${field}.hint`, { school }),
      field === 'language' || field === 'countryCode'
        ? text(`sheet.notes.${field}`)
        : allowedWords(field, text),
    ]),
  ];
}
