/** How much a badge may hold. Lengths are in characters (code points), so that an emoji counts once. */
export const BADGE_LIMITS = {
  titleMinimum: 3,
  title: 120,
  issuerContact: 200,
  description: 5000,
  tags: 40,
  tag: 60,
  lead: 200,
  /** Learning outcomes, and assessment criteria, of one badge. */
  items: 40,
  item: 600,
  skillsDemonstration: 5000,
  ects: 300,
  hours: 10_000,
  eqfLevel: 8,
  nationalLevel: 120,
  assessmentType: 300,
  qualityAssurance: 1000,
  awardingBody: 300,
  prerequisites: 1000,
  furtherInformation: 2000,
  /** Any one parameter of the picture; a template's own limit may be lower. */
  pictureParameter: 200,
  pictureAlt: 300,
} as const;
