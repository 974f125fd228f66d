import {
  ASSESSMENT_METHODS,
  DELIVERY_MODES,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
} from '../../domain/badgeDefinition.js';
import { CYCLE_PHRASES, STACKABILITY_PHRASES, SUPERVISION_PHRASES } from '../../domain/elementPhrases.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { Language } from '../../locales/locales.js';
import type { WebRequest } from '../route.js';
import { numberOf, objectsOf, textOf, textsOf, webAddress } from './hostileJson.js';

export interface Fact {
  readonly term: string;
  readonly value: string;
  /** An address that may be followed. */
  readonly href?: string;
}

/** Who reads, and in which language. */
export type Reader = Pick<WebRequest, 'text' | 'language' | 'present'> & {
  /** BCP 47, the best first; by default the language of the page. */
  readonly languages?: readonly string[];
};

/** Facts in the given order; those without a value are left out. */
export function facts(
  { text }: Pick<Reader, 'text'>,
  values: readonly (readonly [term: string, value: string | undefined, href?: string])[],
): Fact[] {
  return values.flatMap(([term, value, href]) =>
    value ? [{ term: text(`public.facts.${term}`), value, ...(href && { href }) }] : [],
  );
}

/** A date as a person reads it; what is none stays as it was written. */
export function dateOf(written: string, { present }: Pick<Reader, 'present'>): string {
  return Number.isNaN(Date.parse(written)) ? written : present.date(written);
}

/** The EU elements of an Achievement, as far as it holds them (docs/micro-credential-mapping.md). */
export function elementFacts(achievement: JsonObject, reader: Reader): Fact[] {
  const creator = objectsOf(achievement.creator)[0] ?? {};
  const contact = textOf(achievement.contact) || textOf(creator.email) || textOf(creator.url);
  const quality = textOf(alignmentOf(achievement, 'ext:QualityAssurance')?.targetUrl);
  return facts(reader, [
    ['awardingBody', textOf(achievement.awardingBody)],
    ['awardingCountry', countryName(textOf(achievement.awardingCountry), reader.language)],
    ['workload', workload(achievement, reader)],
    ['level', level(achievement, reader)],
    ['cycle', phrase('define.choices.cycle', CYCLE_PHRASES, textOf(achievement.cycle), reader)],
    ['assessmentType', textOf(achievement.assessmentType)],
    ['assessmentMethod', assessmentMethod(achievement, reader)],
    ['grades', grades(achievement)],
    ['participationForm', participation(textOf(achievement.participationType), reader)],
    ['deliveryMode', known('deliveryMode', DELIVERY_MODES, textOf(achievement.deliveryMode), reader)],
    ['qualityAssurance', textOf(achievement.qualityAssurance)],
    [
      'qualityAssuranceType',
      known(
        'qualityAssuranceType',
        QUALITY_ASSURANCE_TYPES,
        textOf(achievement.qualityAssuranceType),
        reader,
      ),
    ],
    ['qualityAssuranceLink', quality, webAddress(quality)],
    ['learnerProfile', textOf(achievement.learnerProfile)],
    ['prerequisites', textOf(achievement.prerequisites)],
    [
      'supervision',
      phrase('badgePage.supervisions', SUPERVISION_PHRASES, textOf(achievement.supervisionType), reader),
    ],
    [
      'stackability',
      phrase('badgePage.stackabilities', STACKABILITY_PHRASES, textOf(achievement.stackability), reader),
    ],
    ['stackableTowards', textOf(achievement.stackableTowards)],
    ['furtherInformation', textOf(achievement.furtherInformation)],
    ['contact', contact, webAddress(contact)],
  ]);
}

/** The European standard's phrases in the reader's words; another issuer's as they are, but each stands alone here. */
function phrase(
  group: string,
  phrases: Readonly<Record<string, string>>,
  written: string,
  { text }: Reader,
): string {
  const choice = Object.keys(phrases).find((key) => phrases[key] === written);
  if (choice !== undefined) return text(`${group}.${choice}`);
  return written.charAt(0).toUpperCase() + written.slice(1);
}

/** Country and region of a Profile's address. */
export function placeOf(profile: JsonObject, { language }: Reader): string {
  const address = objectsOf(profile.address)[0] ?? {};
  const country = countryName(textOf(address.addressCountryCode), language) || textOf(address.addressCountry);
  return [textOf(address.addressRegion), country].filter(Boolean).join(', ');
}

function workload(achievement: JsonObject, { text }: Reader): string {
  const ects = numberOf(achievement.ECTS);
  const hours = numberOf(achievement.timeInvestment);
  const credits = ects === undefined ? numberOf(achievement.creditsAvailable) : undefined;
  return [
    ects === undefined ? '' : text('public.ects', { count: ects }),
    credits === undefined ? '' : text('public.credits', { count: credits }),
    hours === undefined ? '' : text('public.hours', { count: hours }),
  ]
    .filter(Boolean)
    .join(', ');
}

function level(achievement: JsonObject, { text }: Reader): string {
  // edubadges write it either way.
  const european = alignmentOf(achievement, 'ext:EQF') ?? alignmentOf(achievement, 'ext:EQFLevel');
  const levels = [
    european === undefined ? '' : text('public.eqf', { level: textOf(european.targetCode) }),
    textOf(achievement.nationalLevel),
  ];
  return levels.filter(Boolean).join(', ');
}

function alignmentOf(achievement: JsonObject, targetType: string): JsonObject | undefined {
  return objectsOf(achievement.alignment).find((alignment) => alignment.targetType === targetType);
}

function assessmentMethod(achievement: JsonObject, reader: Reader): string {
  const alignment = alignmentOf(achievement, 'ext:AssessmentType');
  const code = textOf(alignment?.targetCode);
  return known('assessmentMethod', ASSESSMENT_METHODS, code, reader) || textOf(alignment?.targetName);
}

/** The values a grade may have, lowest first. */
function grades(achievement: JsonObject): string {
  const description = objectsOf(achievement.resultDescription).find((one) => one.resultType === 'Result');
  return textsOf(description?.allowedValue).join(', ');
}

/** Our own codes in the reader's language; another issuer's word as it is. */
function known(group: string, codes: readonly string[], word: string, { text }: Reader): string {
  return codes.includes(word) ? text(`define.choices.${group}.${word}`) : word;
}

/** The same, in words for readers. */
function participation(form: string, { text }: Reader): string {
  const known = PARTICIPATION_FORMS.find((one) => one === form);
  return known === undefined ? form : text(`public.participation.${known}`);
}

const regionNames = new Map<Language, Intl.DisplayNames>();

function countryName(code: string, language: Language): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  const names = regionNames.get(language) ?? new Intl.DisplayNames([language], { type: 'region' });
  regionNames.set(language, names);
  return names.of(code.toUpperCase()) ?? code;
}
