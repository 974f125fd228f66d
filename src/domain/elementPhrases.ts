import type { Cycle, Stackability, Supervision } from './badgeDefinition.js';

// What a signed badge says for our own choices: the same for programs everywhere, whatever language a page speaks.

/** In the words of the Recommendation's Annex I, which edubadges uses too. */
export const SUPERVISION_PHRASES: Readonly<Record<Supervision, string>> = {
  unsupervised: 'unsupervised with no identity verification',
  supervisedWithoutIdentity: 'supervised with no identity verification',
  supervisedWithIdentity: 'supervised online or onsite with identity verification',
};
export const STACKABILITY_PHRASES: Readonly<Record<Stackability, string>> = {
  standAlone: 'stand-alone, independent micro-credential',
  stackable: 'integrated, stackable towards another credential',
};

/** In the words of the Bologna Process. */
export const CYCLE_PHRASES: Readonly<Record<Cycle, string>> = {
  short: 'short cycle',
  first: 'first cycle',
  second: 'second cycle',
  third: 'third cycle',
};
