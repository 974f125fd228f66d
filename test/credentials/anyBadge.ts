import fc from 'fast-check';
import {
  ASSESSMENT_METHODS,
  type BadgeContent,
  CYCLES,
  DELIVERY_MODES,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
  STACKABILITIES,
  SUPERVISIONS,
} from '../../src/domain/badgeDefinition.js';
import type { CredentialContent } from '../../src/domain/ports/credentials.js';
import { institution } from '../factories/badgeContent.js';
import { award } from './engine.js';

export const SPECIAL = 'ä ö š č ž ß € 漢 😀👩🏽‍🏫 "quoted" <b>&amp;</b> \\ @id {x} \t مرحبا é e\u0301 \u2028';

const text = fc.oneof(
  fc.constant(SPECIAL),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const listed = fc
  .uniqueArray(text, { maxLength: 5 })
  .map((texts) => texts.map((one, n) => ({ id: `id-${n}`, text: one })));

/** Some with levels, some with links to outcomes that may or may not be there. */
const criteria = fc
  .tuple(listed, optional(fc.array(text, { minLength: 2, maxLength: 3 })), text)
  .map(([items, names, description]) =>
    items.map((item) => ({
      ...item,
      outcomes: ['id-0', 'id-3'],
      ...(names && {
        levels: names.map((name, n) => ({ id: `level-${n}`, name, description, points: n })),
        neededLevel: 'level-1',
      }),
    })),
  );

const content: fc.Arbitrary<BadgeContent> = fc.record({
  title: text,
  issuerContact: text,
  description: text,
  tags: fc.array(text, { maxLength: 4 }),
  competenceObjective: fc.record({ lead: text, outcomes: listed }),
  assessmentCriteria: fc.record({ lead: text, criteria }),
  skillsDemonstration: text,
  elements: fc.record({
    ects: optional(fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2)),
    hours: optional(fc.integer({ min: 1, max: 900 })),
    eqfLevel: optional(fc.integer({ min: 1, max: 8 })),
    nationalLevel: optional(text),
    assessmentType: optional(text),
    participationForm: optional(fc.constantFrom(...PARTICIPATION_FORMS)),
    qualityAssurance: optional(text),
    countryCode: optional(fc.constantFrom('FI', 'SI', 'IT', 'DE')),
    awardingBody: optional(text),
    prerequisites: optional(text),
    supervision: optional(fc.constantFrom(...SUPERVISIONS)),
    stackability: optional(fc.constantFrom(...STACKABILITIES)),
    furtherInformation: optional(text),
    cycle: optional(fc.constantFrom(...CYCLES)),
    assessmentMethod: optional(fc.constantFrom(...ASSESSMENT_METHODS)),
    deliveryMode: optional(fc.constantFrom(...DELIVERY_MODES)),
    qualityAssuranceType: optional(fc.constantFrom(...QUALITY_ASSURANCE_TYPES)),
    qualityAssuranceUrl: optional(fc.webUrl({ validSchemes: ['https'] })),
    learnerProfile: optional(text),
    gradeScale: optional(text),
    stackableTowards: optional(text),
  }),
  image: fc.constant({ template: 'medal', parameters: {} }),
  language: fc.constantFrom('en', 'fi', 'sl', 'sr-Latn', 'de-AT'),
});

export const awarded = fc.record({
  content,
  name: text,
  region: optional(text),
  evidence: fc.array(fc.record({ title: text, note: text, url: fc.webUrl({ withQueryParameters: true }) }), {
    maxLength: 3,
  }),
  grade: optional(text),
  otherMethod: optional(text),
  email: optional(fc.emailAddress()),
});

export type Awarded = typeof awarded extends fc.Arbitrary<infer T> ? T : never;

/** All that is signed for a sample. */
export function contentOf(sample: Awarded): CredentialContent {
  const base = award();
  return {
    id: base.id,
    institution: institution({ name: sample.name, region: sample.region, description: sample.name }),
    achievement: { badge: 'b', version: 1, content: sample.content },
    evidence: sample.evidence.map((item, n) => ({
      ...item,
      id: `e${n}`,
      criteria: ['id-0'],
      consent: true,
    })),
    verdicts: sample.content.assessmentCriteria.criteria.map(({ id }) => ({
      criterion: id,
      verdict: 'shown',
      comment: '',
    })),
    awardedAt: base.awardedAt,
    status: base.status,
    ...(sample.grade === undefined ? {} : { grade: sample.grade }),
    ...(sample.otherMethod === undefined ? {} : { otherMethod: sample.otherMethod }),
    ...(sample.email === undefined ? {} : { email: sample.email }),
  };
}
