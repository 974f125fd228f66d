import { createHash } from 'node:crypto';
import type { FieldFault } from '../errors.js';
import { COUNTRY_CODES } from './countries.js';
import { characters, cleanLine, cleanText } from './fieldReader.js';
import type { Institution, IssuerProfile, OtherIdentifier } from './institution.js';

/** Lengths in characters (code points). */
export const PROFILE_LIMITS = {
  name: 120,
  url: 500,
  email: 254,
  description: 2000,
  region: 120,
  identifiers: 10,
  identifier: 200,
} as const;

/**
 * What an organisation is known by elsewhere. The enumeration of Open Badges 3.0 (IdentifierTypeEnum) has only the last
 * for organisations; the others extend it, as its `ext:` allows.
 */
export const IDENTIFIER_TYPES = [
  'ext:legalIdentifier',
  'ext:vatIdentifier',
  'ext:erasmusCode',
  'ext:schacHomeOrganization',
  'ext:picCode',
  'identifier',
] as const;

/** The profile as an admin types it: every field a text, complete or not. The logo comes beside it. */
export interface TypedProfile {
  readonly name: string;
  readonly url: string;
  readonly email: string;
  readonly description: string;
  readonly countryCode: string;
  readonly region: string;
  /** Rows of the form; an empty value says nothing. */
  readonly identifiers: readonly OtherIdentifier[];
}

export function typedProfile(profile: IssuerProfile): TypedProfile {
  const { name, url = '', email = '', description = '', countryCode = '', region = '' } = profile;
  return { name, url, email, description, countryCode, region, identifiers: profile.otherIdentifiers };
}

/** @param before what is kept now: its identifier types stay possible @param logo content hash of a kept picture */
export function readProfile(
  typed: TypedProfile,
  before: IssuerProfile,
  logo: string | undefined,
): { readonly profile: IssuerProfile; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const within = (field: 'name' | 'url' | 'email' | 'description' | 'region', value: string): string => {
    const [length, maximum] = [characters(value), PROFILE_LIMITS[field]];
    if (length > maximum) faults.push(fault(field, 'tooLong', { length, maximum }));
    return value;
  };
  const name = within('name', cleanLine(typed.name));
  if (name === '') faults.push(fault('name', 'nameMissing'));
  const url = within('url', cleanLine(typed.url));
  const email = within('email', cleanLine(typed.email));
  const description = within('description', cleanText(typed.description));
  const countryCode = cleanLine(typed.countryCode);
  const region = within('region', cleanLine(typed.region));
  faults.push(...urlFaults(url), ...emailFaults(email), ...countryFaults(countryCode));
  const { identifiers, faults: identifierFaults } = readIdentifiers(typed.identifiers, before);
  const profile: IssuerProfile = {
    name,
    ...(url && { url }),
    ...(email && { email }),
    ...(description && { description }),
    ...(countryCode && { countryCode }),
    ...(region && { region }),
    ...(logo && { logo }),
    otherIdentifiers: identifiers,
  };
  return { profile, faults: [...faults, ...identifierFaults] };
}

/** The types that a form offers: the known ones, and what this profile holds besides. */
export function identifierTypes(before: IssuerProfile): readonly string[] {
  return [...new Set([...IDENTIFIER_TYPES, ...before.otherIdentifiers.map(({ type }) => type)])];
}

/**
 * Changes whenever the profile does: what a form was made from, so that an edit of the templates meanwhile is no
 * conflict of profiles.
 */
export function profileRevision(profile: IssuerProfile): string {
  const { name, url, email, description, countryCode, region, logo } = profile;
  const identifiers = profile.otherIdentifiers.map(({ type, value }) => [type, value]);
  const facts = [name, url, email, description, countryCode, region, logo, identifiers];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}

/** The same for the choice of templates. */
export function templateRevision({
  allowedTemplates,
  pictureRules,
}: Pick<Institution, 'allowedTemplates' | 'pictureRules'>): string {
  const allowed = [...allowedTemplates].sort().join(' ');
  if (pictureRules === undefined) return allowed;
  const { defaultTemplate = '', lockedColours, logo = '' } = pictureRules;
  const colours = Object.entries(lockedColours).map(([name, colour]) => `${name}:${colour}`);
  return [allowed, defaultTemplate, ...colours.sort(), logo].join('/');
}

export const PROFILE_PARTS = [
  'name',
  'country',
  'url',
  'email',
  'description',
  'logo',
  'identifiers',
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

export interface PartState {
  readonly part: ProfilePart;
  readonly present: boolean;
  /** A mandatory element of the EU micro-credential comes from it (Council Recommendation 2022/C 243/02, Annex I). */
  readonly label: boolean;
}

/** What the world can read about this issuer, part by part, those that the EU label needs first. */
export function profileCompleteness(profile: IssuerProfile): readonly PartState[] {
  const present: Readonly<Record<ProfilePart, boolean>> = {
    name: profile.name !== '',
    country: profile.countryCode !== undefined || profile.region !== undefined,
    url: profile.url !== undefined,
    email: profile.email !== undefined,
    description: profile.description !== undefined,
    logo: profile.logo !== undefined,
    identifiers: profile.otherIdentifiers.length > 0,
  };
  return PROFILE_PARTS.map((part) => ({
    part,
    present: present[part],
    label: part === 'name' || part === 'country',
  }));
}

function urlFaults(url: string): FieldFault[] {
  if (url === '') return [];
  const reason = urlFault(url);
  return reason === undefined ? [] : [fault('url', reason, { address: url })];
}

function urlFault(text: string): string | undefined {
  if (/\s/.test(text)) return 'urlUnreadable';
  if (!/^https?:\/\//i.test(text)) {
    // `www.school.example:8080` only lacks its beginning; `javascript:…` is another kind of thing.
    if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return 'urlOtherKind';
    return isPublic(`https://${text}`) ? 'urlWithoutScheme' : 'urlUnreadable';
  }
  if (!isPublic(text)) return 'urlUnreadable';
  const { username, password } = new URL(text);
  return username === '' && password === '' ? undefined : 'urlWithPassword';
}

function isPublic(address: string): boolean {
  return URL.canParse(address) && /^(\[.+\]|[^.]+(\.[^.]+)+)$/.test(new URL(address).hostname);
}

function emailFaults(email: string): FieldFault[] {
  if (email === '' || /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/.test(email)) return [];
  return [fault('email', 'email')];
}

function countryFaults(code: string): FieldFault[] {
  return code === '' || COUNTRY_CODES.includes(code) ? [] : [fault('countryCode', 'country')];
}

function readIdentifiers(rows: readonly OtherIdentifier[], before: IssuerProfile) {
  const [identifiers, faults]: [OtherIdentifier[], FieldFault[]] = [[], []];
  const types = identifierTypes(before);
  rows.forEach((row, index) => {
    const { type, value } = { type: row.type, value: cleanLine(row.value) };
    if (value === '') return;
    const field = `identifier.${index}.value`;
    const [length, maximum] = [characters(value), PROFILE_LIMITS.identifier];
    if (length > maximum) faults.push(fault(field, 'tooLong', { length, maximum }));
    if (!types.includes(type)) faults.push(fault(`identifier.${index}.type`, 'identifierType'));
    const same = (other: OtherIdentifier): boolean => other.type === type && other.value === value;
    if (identifiers.some(same)) faults.push(fault(field, 'identifierTwice'));
    identifiers.push({ type, value });
  });
  const maximum = PROFILE_LIMITS.identifiers;
  if (identifiers.length > maximum) {
    faults.push(fault(`identifier.${maximum}.value`, 'tooManyIdentifiers', { maximum }));
  }
  return { identifiers, faults };
}

function fault(field: string, reason: string, values?: FieldFault['values']): FieldFault {
  return { field, message: `admin.faults.${reason}`, ...(values && { values }) };
}
