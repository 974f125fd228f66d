import { existsSync, readFileSync } from 'node:fs';

export interface CobleBadge {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly competenceObjective: { readonly lead: string; readonly items: readonly string[] };
  readonly assessmentCriteria: { readonly lead: string; readonly items: readonly string[] };
  readonly skillsDemonstration: string;
}

const OWN = new URL('fixtures/coble-badge.json', import.meta.url);
const SHARED = new URL('../../../shared/examples/coble-eportfolio-expert.json', import.meta.url);

export const sharedExample: URL | undefined = existsSync(SHARED) ? SHARED : undefined;

export function cobleBadge(file: URL = OWN): CobleBadge {
  const read: { badge: CobleBadge } = JSON.parse(readFileSync(file, 'utf8'));
  return read.badge;
}

/** The badge as its web page reads when somebody copies it. @param mark what stands before the nth item of a list */
export function asText(badge: CobleBadge, mark: (index: number) => string): string {
  const list = ({ lead, items }: CobleBadge['competenceObjective']) =>
    [`${lead}:`, ...items.map((item, index) => `${mark(index)}${item}`)].join('\n');
  return [
    badge.title,
    badge.description,
    `Tags: ${badge.tags.join(', ')}`,
    `Competence objective\n${list(badge.competenceObjective)}`,
    `Assessment criteria\n${list(badge.assessmentCriteria)}`,
    `Skills demonstration\n${badge.skillsDemonstration}`,
  ].join('\n\n');
}

/** As a PDF reader copies it: each line broken where the page ended. */
export function broken(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (`${last} ${word}`.length > width) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}
