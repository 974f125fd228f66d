import { paths } from './paths.js';
import type { WebRequest } from './route.js';
import type { Visitor } from './send.js';

export interface NavigationLink {
  readonly label: string;
  readonly href: string;
}

/** The header's links for whoever asks; nothing for a visitor without a session. */
export function navigation({ text }: WebRequest, { signedIn, course }: Visitor): NavigationLink[] {
  if (signedIn === undefined) return [];
  const links: NavigationLink[] = [];
  if (course !== undefined) {
    links.push({ label: text('page.navigation.badges'), href: paths.course(course.course.id) });
    if (course.roles.includes('teacher') || course.roles.includes('reviewer')) {
      links.push({ label: text('page.navigation.reviews'), href: paths.reviews(course.course.id) });
    }
  }
  if (signedIn.session.admin) links.push({ label: text('page.navigation.admin'), href: paths.admin() });
  return links;
}
