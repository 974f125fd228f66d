import { typedDefaults } from '../../domain/badgeDefaults.js';
import type { BadgeImage } from '../../domain/badgeDefinition.js';
import type { Institution } from '../../domain/institution.js';
import { defaultImage, firstTemplate } from '../../domain/pictureRules.js';
import type { ImageTemplate } from '../../domain/ports/images.js';
import { eachField, type TypedBadge, type TypedField } from '../../domain/typedBadge.js';
import type { Language, Translate } from '../../locales/locales.js';

export interface Start {
  readonly institution: Institution;
  /** Those the institution may choose from. */
  readonly templates: readonly ImageTemplate[];
  readonly language: Language;
  readonly text: Translate;
}

/** An empty badge: only what nobody should have to type. */
export function emptyBadge(start: Start): TypedBadge {
  const { hoursPerCredit: _, ...school } = typedDefaults(start.institution.badgeDefaults);
  const defaults: Partial<Record<TypedField, string>> = {
    ...school,
    issuerContact: start.institution.profile.email ?? '',
    language: start.language,
    outcomesLead: start.text('define.start.outcomesLead'),
    criteriaLead: start.text('define.start.criteriaLead'),
  };
  return startingBadge(start, defaults);
}

/** A complete badge to change the words of, after the CoBle project's ePortfolio badge. */
export function exampleBadge(start: Start): TypedBadge {
  const { text, institution } = start;
  const words = (name: string) => text(`define.example.${name}`);
  const example: Partial<Record<TypedField, string>> = {
    title: words('title'),
    issuerContact: institution.profile.email ?? '',
    description: words('description'),
    tags: words('tags'),
    // Where a language has no example of its own, the English one comes, and says so.
    language: words('language'),
    outcomesLead: words('outcomesLead'),
    outcomes: words('outcomes'),
    criteriaLead: words('criteriaLead'),
    criteria: words('criteria'),
    skillsDemonstration: words('skillsDemonstration'),
    ects: '2',
    hours: '54',
    eqfLevel: '6',
    assessmentType: words('assessmentType'),
    participationForm: 'blended',
    qualityAssurance: words('qualityAssurance'),
    prerequisites: words('prerequisites'),
    supervision: 'supervisedWithIdentity',
    stackability: 'standAlone',
  };
  return startingBadge(start, example);
}

function startingBadge(
  { templates, institution }: Start,
  texts: Readonly<Partial<Record<TypedField, string>>>,
): TypedBadge {
  const first = firstTemplate(templates, institution);
  const image: BadgeImage = first ? defaultImage(first) : { template: '', parameters: {} };
  return { texts: eachField((field) => texts[field] ?? ''), image, shownTemplate: image.template };
}
