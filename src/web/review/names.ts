import type { Person } from '../../domain/platform.js';
import type { Translate } from '../../locales/locales.js';

type People = ReadonlyMap<string, Person>;

/** An admin who came by the setup link is nobody the LMS knows. */
export const SETUP_LINK = 'setup-link';

/** The learner's name, or a short mark that tells learners apart where the learning platform gave none. */
export function learnerName(person: Person | undefined, id: string, text: Translate): string {
  return person?.name ?? text('review.names.learner', { mark: mark(id) });
}

/** Who decided or revoked. */
export function reviewerName(people: People, id: string, text: Translate): string {
  if (id === SETUP_LINK) return text('review.names.admin');
  return people.get(id)?.name ?? text('review.names.reviewer', { mark: mark(id) });
}

/** The end of an id: its beginning is a time, the same for all who came at once. */
function mark(id: string): string {
  return id.slice(-6).toUpperCase();
}
