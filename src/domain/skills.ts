import type { TakenOutcome } from './takeOver.js';

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

export const SKILL_LIMITS = { skills: 60_000, chunk: 1000, label: 300, others: 20 } as const;

/** What its skills are called in a badge. */
export const ESCO = 'European Skills, Competences, Qualifications and Occupations (ESCO)';
const SKILL_URI = /https?:\/\/data\.europa\.eu\/esco\/skill\/([A-Za-z0-9][A-Za-z0-9.-]{2,60})(?=$|[?#&/\s])/;

/** The skill's name for ever in an address that people copy: its own, or that of ESCO's pages about it. */
export function skillUri(address: string): string | undefined {
  const candidates = [address, decoded(address)];
  const found = candidates.map((each) => SKILL_URI.exec(each)?.[1]).find((code) => code !== undefined);
  return found === undefined ? undefined : `http://data.europa.eu/esco/skill/${found}`;
}

/** A skill as an outcome, aligned with ESCO. */
export function skillOutcome({ uri, label }: Pick<Skill, 'uri' | 'label'>): TakenOutcome {
  return {
    text: label,
    source: {
      targetType: 'ext:ESCO',
      targetName: label,
      targetUrl: uri,
      targetCode: uri.split('/').at(-1) ?? uri,
      targetFramework: ESCO,
    },
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
