import type { Endorsement } from '../../domain/endorsement.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Verification } from '../../domain/ports/credentials.js';
import type { Stored } from '../../domain/ports/store.js';
import { firstKnown } from '../../domain/variants.js';
import type { PageData } from '../answer.js';
import { endorsementView } from '../endorse/endorsementView.js';
import { paths } from '../paths.js';
import { checkViews, summaryOf } from './checks.js';
import { credentialView } from './credentialView.js';
import type { Reader } from './facts.js';
import { objectsOf } from './hostileJson.js';
import { standingView } from './standing.js';
import { languagesOf } from './translated.js';

/** What else our records hold about a badge. */
export interface BesideBadge {
  /** Id of the public badge that renewed it. */
  readonly newer?: string | undefined;
  /** What others say of its version. */
  readonly endorsements?: readonly Endorsement[];
}

/**
 * A badge as the world sees it. What it says comes from the signed bytes, what holds from the checks just made on them;
 * from our own record only when and why its status changed.
 */
export function credentialPage(
  issued: IssuedBadge,
  verification: Verification,
  reader: Reader,
  { newer, endorsements = [] }: BesideBadge = {},
): PageData {
  const { text } = reader;
  const badge = credentialView(verification, reader);
  const standing = standingView(issued, verification, reader, newer);
  const title = badge?.title ?? text('public.untitled');
  return {
    title,
    badge,
    picture: paths.credentialPicture(issued.id),
    pictureAlt: badge?.pictureWords || text('public.pictureAlt', { title }),
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
    endorsements: endorsements.map((one) => endorsementView(one, badge?.issuer ?? '', reader)),
    definition: paths.achievement(issued.badge, issued.version),
    verify: paths.verify(),
  };
}

/** All that the page follows from: the badge as it is stored, and what each check has just said about it. */
export function basisOf(
  issued: Stored<IssuedBadge>,
  { steps }: Verification,
  beside: BesideBadge = {},
): string {
  const said = beside.endorsements?.map(({ digest }) => digest);
  return JSON.stringify([issued.id, issued.revision, beside.newer, said, steps]) + issued.credential;
}

/** The first of the wanted languages that the badge can be read in, if any. */
export function knownLanguages({ credential }: Verification, wanted: readonly string[]): string[] {
  const subject = objectsOf(credential?.credentialSubject)[0] ?? {};
  const language = firstKnown(wanted, languagesOf(objectsOf(subject.achievement)[0] ?? {}));
  return language === undefined ? [] : [language];
}
