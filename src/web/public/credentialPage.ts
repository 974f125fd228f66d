import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Verification } from '../../domain/ports/credentials.js';
import type { Stored } from '../../domain/ports/store.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import { checkViews, isRevoked, summaryOf } from './checks.js';
import { credentialView } from './credentialView.js';
import type { Reader } from './facts.js';

/**
 * A badge as the world sees it. What it says comes from the signed bytes, what holds from the checks just made on them;
 * from our own record only when and why it was revoked.
 */
export function credentialPage(issued: IssuedBadge, verification: Verification, reader: Reader): PageData {
  const { text, present } = reader;
  const badge = credentialView(verification, reader);
  const { revocation } = issued;
  const title = badge?.title ?? text('public.untitled');
  return {
    title,
    badge,
    picture: paths.credential(issued.id, '.png'),
    pictureAlt: badge?.pictureWords || text('public.pictureAlt', { title }),
    revocation: revocation && {
      words: text('public.revoked.words', { date: present.date(revocation.at) }),
      reason: revocation.reason,
    },
    summary:
      revocation !== undefined && isRevoked(verification) ? undefined : summaryOf(verification, reader),
    checks: checkViews(verification, reader, { explained: false }),
    downloads: {
      png: paths.credential(issued.id, '.png'),
      json: paths.credential(issued.id, '.json'),
      token: issued.jwt && paths.credential(issued.id, '.jwt'),
    },
    definition: paths.achievement(issued.badge, issued.version),
    verify: paths.verify(),
  };
}

/** All that the page follows from: the badge as it is stored, and what each check has just said about it. */
export function basisOf(issued: Stored<IssuedBadge>, { steps }: Verification): string {
  return JSON.stringify([issued.id, issued.revision, steps]) + issued.credential;
}
