import type { BadgeContent } from '../../domain/badgeDefinition.js';
import type { Institution } from '../../domain/institution.js';
import {
  ELEMENTS_FILLED_AT_ISSUING,
  type MandatoryElement,
  missingElements,
} from '../../domain/microCredential.js';
import type { TypedField } from '../../domain/typedBadge.js';
import type { Translate } from '../../locales/locales.js';
import { fieldId } from '../field.js';

/** Where a teacher mends each missing element; what issuing fills in has no field. */
const FIELD_OF: Readonly<Partial<Record<MandatoryElement, TypedField>>> = {
  title: 'title',
  country: 'countryCode',
  awardingBody: 'awardingBody',
  learningOutcomes: 'outcomes',
  workload: 'ects',
  level: 'eqfLevel',
  assessmentType: 'assessmentType',
  participationForm: 'participationForm',
  qualityAssurance: 'qualityAssurance',
};

export interface LabelSection {
  readonly complete: boolean;
  /** Of the elements that are filled in here. */
  readonly meter: { readonly value: number; readonly max: number; readonly words: string };
  readonly missing: readonly { readonly label: string; readonly href: string }[];
  readonly atIssuing: readonly { readonly label: string; readonly explanation: string }[];
}

/** How far the badge is from the label "EU micro-credential", and what comes by itself. */
export function labelSection(content: BadgeContent, institution: Institution, text: Translate): LabelSection {
  const missing = missingElements(content, institution.profile).flatMap((element) => {
    const field = FIELD_OF[element];
    return field === undefined
      ? []
      : [{ label: text(`define.elements.${element}`), href: `#${fieldId(field)}` }];
  });
  const max = Object.keys(FIELD_OF).length;
  const value = max - missing.length;
  return {
    complete: missing.length === 0,
    meter: { value, max, words: text('define.label.meter', { value, max }) },
    missing,
    atIssuing: ELEMENTS_FILLED_AT_ISSUING.map((element) => ({
      label: text(`define.elements.${element}`),
      explanation: text(`define.atIssuing.${element}`),
    })),
  };
}
