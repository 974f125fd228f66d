import type { AssessmentMethod } from '../domain/badgeDefinition.js';

interface Concept {
  readonly name: string;
  readonly concept: string;
}

const EUROPASS = 'http://data.europa.eu/snb/assessment/';

/** Concepts of the Europass controlled list "learning assessment types" (European Learning Model 3); what it lacks points to the list itself. */
export const EUROPASS_ASSESSMENTS: Readonly<Record<AssessmentMethod, Concept>> = {
  practical: { name: 'practical assessment', concept: `${EUROPASS}6a4db9f11d` },
  portfolio: { name: 'portfolio', concept: `${EUROPASS}4f03b91c0e` },
  project: { name: 'project work', concept: `${EUROPASS}795dac4096` },
  artefact: { name: 'artefact assessment', concept: `${EUROPASS}de4d165a6c` },
  assignment: { name: 'marked assignment', concept: `${EUROPASS}2939dae15f` },
  written: { name: 'written examination', concept: `${EUROPASS}6e6cb2cc78` },
  oral: { name: 'oral examination', concept: `${EUROPASS}d30284d7df` },
  quiz: { name: 'quiz', concept: `${EUROPASS}b1b68f6735` },
  continuous: { name: 'continuous evaluation', concept: `${EUROPASS}3484bd7e51` },
  peer: { name: 'peer assessment', concept: `${EUROPASS}19a2e5e671` },
  priorLearning: { name: 'recognition of prior learning', concept: `${EUROPASS}25831c2` },
};
