export const ADOPTION_CHOICES = ['reuse', 'copy'] as const;
/** `reuse`: the same achievement, in another course. `copy`: a draft of its own that begins with the same words. */
export type AdoptionChoice = (typeof ADOPTION_CHOICES)[number];

/** What a teacher said about a badge that came into a course with a copied activity: asked once, answered for good. */
export interface BadgeAdoption {
  readonly id: string;
  readonly institution: string;
  readonly course: string;
  /** The badge of the other course. */
  readonly origin: string;
  readonly choice: AdoptionChoice;
  /** Id of this course's own badge, drawn here so that it is made once. */
  readonly badge: string;
  readonly person: string;
  readonly createdAt: string;
}
