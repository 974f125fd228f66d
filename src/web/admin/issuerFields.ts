import type { IssuerProfile } from '../../domain/institution.js';
import { identifierTypes, PROFILE_LIMITS, type TypedProfile } from '../../domain/issuerProfileRules.js';
import type { FieldFault } from '../../errors.js';
import type { Language, Translate } from '../../locales/locales.js';
import { countryNames } from '../define/names.js';
import { type Field, fieldMaker } from '../field.js';

export interface FieldsReader {
  readonly text: Translate;
  readonly language: Language;
}

export const TEXT_FIELDS = ['name', 'url', 'email', 'description', 'countryCode', 'region'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The profile's texts as form controls. */
export function issuerFields(
  typed: TypedProfile,
  faults: readonly FieldFault[],
  { text, language }: FieldsReader,
): Readonly<Record<TextField, Field>> {
  const make = fieldMaker(faults, text);
  const word = (key: string): string => text(`admin.issuer.fields.${key}`);
  const countries = [['', word('noCountry')], ...countryNames(language)] as const;
  return {
    name: make('name', word('name'), typed.name, {
      required: true,
      hint: word('nameHint'),
      autocomplete: 'organization',
    }),
    // Types of plain text: the server's words say what to write instead, the browser's don't.
    url: make('url', word('url'), typed.url, {
      optional: true,
      hint: word('urlHint'),
      inputmode: 'url',
      autocomplete: 'url',
    }),
    email: make('email', word('email'), typed.email, {
      optional: true,
      hint: word('emailHint'),
      inputmode: 'email',
      autocomplete: 'email',
    }),
    description: make('description', word('description'), typed.description, {
      optional: true,
      hint: word('descriptionHint'),
      multiline: true,
    }),
    countryCode: make('countryCode', word('countryCode'), typed.countryCode, {
      optional: true,
      hint: word('countryHint'),
      choices: countries,
    }),
    region: make('region', word('region'), typed.region, { optional: true, hint: word('regionHint') }),
  };
}

export interface IdentifierRow {
  readonly legend: string;
  readonly type: Field;
  readonly value: Field;
}

/** What is typed, and empty rows after it up to `rows`; at least one, while the limit allows. */
export function identifierRows(
  typed: TypedProfile,
  faults: readonly FieldFault[],
  {
    text,
    before,
    rows = 0,
  }: { readonly text: Translate; readonly before: IssuerProfile; readonly rows?: number },
): readonly IdentifierRow[] {
  const make = fieldMaker(faults, text);
  const types = identifierTypes(before);
  const choices = types.map((type) => [type, identifierTypeName(type, text)] as const);
  const filled = typed.identifiers.length;
  const count = Math.max(filled, Math.min(Math.max(filled + 1, rows), PROFILE_LIMITS.identifiers));
  return Array.from({ length: count }, (_, index) => {
    const { type, value } = typed.identifiers[index] ?? { type: types[0] ?? '', value: '' };
    return {
      legend: text('admin.issuer.identifiers.legend', { number: index + 1 }),
      type: make(`identifier.${index}.type`, text('admin.issuer.identifiers.type'), type, { choices }),
      value: make(`identifier.${index}.value`, text('admin.issuer.identifiers.value'), value),
    };
  });
}

/** The type by its name; one that came from elsewhere as it is written. */
export function identifierTypeName(type: string, text: Translate): string {
  const key = `admin.issuer.identifiers.types.${type}`;
  return KNOWN.has(type) ? text(key) : text('admin.issuer.identifiers.types.unknown', { type });
}

const KNOWN = new Set(identifierTypes({ name: '', otherIdentifiers: [] }));
