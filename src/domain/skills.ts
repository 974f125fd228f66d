/** ESCO's skills in one language, as an admin brought them in. */
export interface SkillCatalogue {
  readonly id: string;
  readonly institution: string;
  /** Of the labels, such as `fi`. */
  readonly language: string;
  /** Ids of its chunks, in order. */
  readonly chunks: readonly string[];
  readonly count: number;
  readonly importedAt: string;
}

/** Some of a catalogue's skills. `id` is a hash of them. */
export interface SkillChunk {
  readonly id: string;
  readonly institution: string;
  readonly skills: readonly Skill[];
}

/** A skill of the European classification ESCO. */
export interface Skill {
  /** `http://data.europa.eu/esco/skill/…`: a name for ever, whatever is found there. */
  readonly uri: string;
  readonly label: string;
  /** Other words for it. */
  readonly others: readonly string[];
}
