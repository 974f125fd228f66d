import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { stateView } from '../lifecycle/stateView.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';
import { roundView } from '../submit/roundView.js';

type OwnArchive = ReturnType<Services['ownArchive']>;
export type ArchivedBadge = OwnArchive extends AsyncIterable<infer B> ? B : never;
type Reader = Pick<WebRequest, 'text' | 'present' | 'now'>;

/** One badge on the archive's page: its files, how it stands, and every round with evidence and answer. */
export function archivedView(
  { issued, content, submission }: ArchivedBadge,
  {
    folder,
    files,
    publicUrl,
  }: { readonly folder: string; readonly files: readonly string[]; readonly publicUrl: string },
  reader: Reader,
) {
  const { text, present } = reader;
  const { criteria } = content.assessmentCriteria;
  return {
    id: folder,
    title: content.title,
    picture: `${folder}/badge.png`,
    pictureAlt: text('public.pictureAlt', { title: content.title }),
    facts: [
      text('submit.award.issuedAt', { date: present.date(issued.issuedAt) }),
      issued.validUntil && text('lifecycle.award.validUntil', { date: present.date(issued.validUntil) }),
    ].filter((fact) => fact !== undefined),
    state: stateView(issued, reader),
    reason: issued.revocation?.reason ?? issued.suspension?.reason,
    address: issued.visibility === 'public' ? publicUrl + paths.credential(issued.id) : undefined,
    files: files.map((file) => ({
      href: `${folder}/${file}`,
      name: file,
      about: text(`archive.files.${file}`),
    })),
    rounds: submission.rounds.map((round) => roundView(round, criteria, reader)).reverse(),
  };
}

export function archivePage(
  badges: readonly ReturnType<typeof archivedView>[],
  { text, present, now }: Reader,
): PageData {
  return {
    title: text('archive.title'),
    lead: text('archive.lead', { date: present.date(now.toISOString()), count: badges.length }),
    badges,
  };
}

/** What was submitted and how it was judged, for programs. Who judged is the school's business. */
export function reviewRecord({ content, submission }: ArchivedBadge): string {
  const { criteria } = content.assessmentCriteria;
  const rounds = submission.rounds.map(({ review, ...round }) => {
    if (review === undefined) return round;
    const { reviewer: _, ...judged } = review;
    return { ...round, review: judged };
  });
  return `${JSON.stringify({ badge: content.title, criteria, rounds }, undefined, 2)}\n`;
}
