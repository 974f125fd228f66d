import type { BadgeContent } from '../../src/domain/badgeDefinition.js';
import type { Institution } from '../../src/domain/institution.js';

/** The CoBle project's "ePortfolio expert", in its own words, with every EU element. `changes` replaces fields. */
export function ePortfolioContent(changes: Partial<BadgeContent> = {}): BadgeContent {
  return {
    title: 'EPORTFOLIO EXPERT',
    issuerContact: 'anne-maria.korhonen@hamk.fi',
    description:
      'CoBle project (Individualized Learning in Collaborative and Blended Learning Environments). Achieved competences are demonstrated and assessed as well as recognized with the open badge concept.\n\nAccording to the principle of continuous learning ePortfolios are implemented in learning processes and a learning design is created based on this phenomenon. ePortfolio activities require own specific competence objectives and assessment criteria.',
    tags: ['competence', 'design', 'ePortfolio', 'learning', 'professional'],
    competenceObjective: {
      lead: 'The earner of the badge is able to',
      outcomes: [
        {
          id: 'outcome-1',
          text: 'create a learning design in which ePortfolios are implemented in students learning process',
        },
        {
          id: 'outcome-2',
          text: 'knows digital tools that can be used with students to create ePortfolios',
        },
        { id: 'outcome-3', text: 'formulate assessment criteria for ePortfolios' },
        { id: 'outcome-4', text: 'Implement ePortfolio practices in learning processes' },
      ],
    },
    assessmentCriteria: {
      lead: 'The earner of the badge',
      criteria: [
        {
          id: 'criterion-1',
          text: 'Creates a learning design for ePortfolio processes implemented in professional field (discipline) studies',
        },
        {
          id: 'criterion-2',
          text: 'Suggests ePortfolio tools for their students and guides how to use them in ePortfolio processes',
        },
        {
          id: 'criterion-3',
          text: 'Creates competence objective and assessment criteria for ePortfolio work',
        },
        {
          id: 'criterion-4',
          text: "Assess students' competences based on their performance in ePortfolio documentation",
        },
      ],
    },
    skillsDemonstration:
      "Attach a link to your learning design where it is described an implemented ePortfolio activities in students' learning process, formulated competence objectives and assessment criteria for ePortfolios, and teacher's assessment process.",
    elements: {
      ects: 2,
      hours: 54,
      eqfLevel: 6,
      nationalLevel: 'Finnish NQF level 6',
      assessmentType: 'Portfolio, assessed against criteria by a teacher',
      participationForm: 'blended',
      qualityAssurance: 'Internal quality system of the university, audited by FINEEC',
      prerequisites: 'A teaching qualification or teaching experience',
      supervision: 'supervisedWithIdentity',
      stackability: 'stackable',
      furtherInformation: 'Part of the CoBle family of open badges',
    },
    image: { template: 'medal', parameters: {} },
    language: 'en',
    ...changes,
  };
}

/** The same with three levels on the first criterion, the middle one needed, and every criterion linked to its outcome. */
export function levelledContent(changes: Partial<BadgeContent> = {}): BadgeContent {
  const content = ePortfolioContent();
  const { lead, criteria } = content.assessmentCriteria;
  const [first, ...others] = criteria.map((criterion, index) => ({
    ...criterion,
    outcomes: [`outcome-${index + 1}`],
  }));
  if (first === undefined) throw new TypeError('the example has criteria');
  const levels = [
    { id: 'low', name: 'Beginning', description: 'Needs help.', points: 0 },
    { id: 'middle', name: 'Able', description: 'Done without help.', points: 2.5 },
    { id: 'high', name: 'Excellent', description: 'With reasons of their own.' },
  ];
  return {
    ...content,
    assessmentCriteria: { lead, criteria: [{ ...first, levels, neededLevel: 'middle' }, ...others] },
    ...changes,
  };
}

/** The same with levels, and in Finnish as far as somebody has translated it. */
export function finnishContent(changes: Partial<BadgeContent> = {}): BadgeContent {
  const texts = {
    title: 'ePortfolio-osaaja',
    description: 'Osaaja tuo ePortfoliot opetukseen.',
    tags: 'osaaminen, ePortfolio',
    'outcome.outcome-1': 'laatia oppimissuunnitelman',
    'criterion.criterion-1': 'Laatii oppimissuunnitelman',
    'level.criterion-1.middle.name': 'Osaa',
    'level.criterion-1.middle.description': 'Tehty ilman apua.',
    qualityAssurance: 'Korkeakoulun laatujärjestelmä',
  };
  return { ...levelledContent(), variants: [{ language: 'fi', texts }], ...changes };
}

/** The school that issues it. `changes` replaces fields of its profile. */
export function institution(changes: Partial<Institution['profile']> = {}): Institution {
  return {
    id: '01940000-0000-7000-8000-000000000001',
    createdAt: '2026-01-07T08:00:00.000Z',
    profile: {
      name: 'HAMK University of Applied Sciences',
      url: 'https://www.hamk.fi',
      email: 'badges@hamk.fi',
      description: 'A university of applied sciences in southern Finland',
      countryCode: 'FI',
      region: 'Kanta-Häme',
      otherIdentifiers: [{ type: 'ext:businessId', value: '2617489-3' }],
      ...changes,
    },
    allowedTemplates: [],
  };
}
