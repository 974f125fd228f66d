import { createHash } from 'node:crypto';
import type { FieldFault } from '../errors.js';
import {
  DELIVERY_MODES,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
  SUPERVISIONS,
} from './badgeDefinition.js';
import { BADGE_LIMITS } from './badgeLimits.js';
import { readWebAddress } from './badgeRules.js';
import { FieldReader } from './fieldReader.js';
import type { BadgeDefaults, Institution } from './institution.js';
import { HOURS_PER_CREDIT } from './workload.js';

/** What a school can say once for all its badges, as a form has it. */
export const DEFAULT_FIELDS = [
  'hoursPerCredit',
  'assessmentType',
  'participationForm',
  'deliveryMode',
  'supervision',
  'gradeScale',
  'qualityAssurance',
  'qualityAssuranceType',
  'qualityAssuranceUrl',
] as const;
export type DefaultField = (typeof DEFAULT_FIELDS)[number];
export type TypedDefaults = Readonly<Record<DefaultField, string>>;

export function typedDefaults(defaults: BadgeDefaults = {}): TypedDefaults {
  const text = (field: DefaultField): string => defaults[field]?.toString() ?? '';
  return {
    hoursPerCredit: text('hoursPerCredit'),
    assessmentType: text('assessmentType'),
    participationForm: text('participationForm'),
    deliveryMode: text('deliveryMode'),
    supervision: text('supervision'),
    gradeScale: text('gradeScale'),
    qualityAssurance: text('qualityAssurance'),
    qualityAssuranceType: text('qualityAssuranceType'),
    qualityAssuranceUrl: text('qualityAssuranceUrl'),
  };
}

export function readDefaults(typed: TypedDefaults): {
  readonly defaults: BadgeDefaults;
  readonly faults: readonly FieldFault[];
} {
  const reader = new FieldReader<DefaultField>(typed);
  const read = {
    hoursPerCredit: reader.number('hoursPerCredit', { ...HOURS_PER_CREDIT, step: 0.01 }),
    assessmentType: reader.optionalLine('assessmentType', BADGE_LIMITS.assessmentType),
    participationForm: reader.choice('participationForm', PARTICIPATION_FORMS),
    deliveryMode: reader.choice('deliveryMode', DELIVERY_MODES),
    supervision: reader.choice('supervision', SUPERVISIONS),
    gradeScale: reader.optionalLine('gradeScale', BADGE_LIMITS.gradeScale),
    qualityAssurance: reader.optionalText('qualityAssurance', BADGE_LIMITS.qualityAssurance),
    qualityAssuranceType: reader.choice('qualityAssuranceType', QUALITY_ASSURANCE_TYPES),
    qualityAssuranceUrl: readWebAddress(reader, 'qualityAssuranceUrl'),
  };
  const defaults = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return { defaults, faults: reader.faults };
}

/** Changes when what is kept here changes: whose form was made from an older one is in conflict. */
export function defaultsRevision({ badgeDefaults }: Pick<Institution, 'badgeDefaults'>): string {
  const values = Object.values(typedDefaults(badgeDefaults));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
