import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { gradesOf } from '../../domain/grades.js';
import type { IssuerProfile } from '../../domain/institution.js';
import type { Language, Translate } from '../../locales/locales.js';

export interface Fact {
  readonly term: string;
  readonly value: string;
}

/** The EU standard elements that a badge carries, as terms and values in the reader's language; absent ones left out. */
export function elementFacts(
  { elements }: Pick<BadgeContent, 'elements'>,
  profile: IssuerProfile,
  { text, language }: { readonly text: Translate; readonly language: Language },
): Fact[] {
  const word = (group: string, key: string | undefined) => key && text(wordKey(group, key));
  const values: readonly (readonly [term: string, value: string | undefined])[] = [
    ['awardingBody', elements.awardingBody || profile.name],
    ['country', country(elements.countryCode || profile.countryCode, language) || profile.region],
    ['workload', workload(elements, text)],
    ['level', level(elements, text)],
    ['cycle', word('cycle', elements.cycle)],
    ['assessmentType', elements.assessmentType],
    ['assessmentMethod', word('assessmentMethod', elements.assessmentMethod)],
    ['grades', gradesOf(elements).join(', ')],
    ['participationForm', word('participationForms', elements.participationForm)],
    ['deliveryMode', word('deliveryMode', elements.deliveryMode)],
    ['qualityAssurance', elements.qualityAssurance],
    ['qualityAssuranceType', word('qualityAssuranceType', elements.qualityAssuranceType)],
    ['learnerProfile', elements.learnerProfile],
    ['prerequisites', elements.prerequisites],
    ['supervision', word('supervisions', elements.supervision)],
    ['stackability', word('stackabilities', elements.stackability)],
    ['stackableTowards', elements.stackableTowards],
    ['furtherInformation', elements.furtherInformation],
  ];
  return values.flatMap(([term, value]) =>
    value ? [{ term: text(`badgePage.elements.${term}`), value }] : [],
  );
}

/** Shorter words for readers where there are such; else those of the form. */
function wordKey(group: string, key: string): string {
  const own = ['participationForms', 'supervisions', 'stackabilities'];
  return own.includes(group) ? `badgePage.${group}.${key}` : `define.choices.${group}.${key}`;
}

function workload({ ects, hours }: BadgeContent['elements'], text: Translate): string {
  return joined([
    ects !== undefined && text('badgePage.workload.ects', { count: ects }),
    hours !== undefined && text('badgePage.workload.hours', { count: hours }),
  ]);
}

function level({ eqfLevel, nationalLevel }: BadgeContent['elements'], text: Translate): string {
  return joined([eqfLevel !== undefined && text('badgePage.level.eqf', { level: eqfLevel }), nationalLevel]);
}

function joined(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part).join(', ');
}

function country(code: string | undefined, language: Language): string | undefined {
  if (!code) return undefined;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  try {
    return names.of(code.toUpperCase());
  } catch {
    return code;
  }
}
