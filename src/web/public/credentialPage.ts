import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Verification } from '../../domain/ports/credentials.js';
import type { Stored } from '../../domain/ports/store.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import { checkViews, summaryOf } from './checks.js';
import { credentialView } from './credentialView.js';
import type { Reader } from './facts.js';
import { standingView } from './standing.js';

/**
 * A badge as the world sees it. `newer` is the public badge that renewed it. What it says comes from the signed bytes, what holds from the checks just made on them;
 * from our own record only when and why its status changed.
 */
export function credentialPage(
  issued: IssuedBadge,
  verification: Verification,
  reader: Reader,
  newer?: string,
): PageData {
  const { text } = reader;
  const badge = credentialView(verification, reader);
  const standing = standingView(issued, verification, reader, newer);
  const title = badge?.title ?? text('public.untitled');
  return {
    title,
    badge,
    picture: paths.credentialPicture(issued.id),
    pictureAlt: text('public.pictureAlt', { title }),
    standing,
    corrected:
      issued.correctedAt &&
      reader.text('lifecycle.public.corrected', { date: reader.present.date(issued.correctedAt) }),
    summary: standing?.confirmed ? undefined : summaryOf(verification, reader),
    checks: checkViews(verification, reader, { explained: false }),
    downloads: {
      png: paths.credential(issued.id, '.png'),
      svg: paths.credential(issued.id, '.svg'),
      json: paths.credential(issued.id, '.json'),
      token: issued.jwt && paths.credential(issued.id, '.jwt'),
    },
    definition: paths.achievement(issued.badge, issued.version),
    verify: paths.verify(),
  };
}

/** All that the page follows from: the badge as it is stored, and what each check has just said about it. */
export function basisOf(issued: Stored<IssuedBadge>, { steps }: Verification, newer?: string): string {
  return JSON.stringify([issued.id, issued.revision, newer, steps]) + issued.credential;
}
