import { changeObstacle } from '../../domain/badgeStatusRules.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { REVOCATION_REASON_LIMIT } from '../../domain/reviewRules.js';
import type { FieldFault } from '../../errors.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { learnerName } from '../review/names.js';
import type { BadgeRequest } from '../route.js';
import { stateView } from './stateView.js';

export type Holders = Awaited<ReturnType<Services['listHolders']>>;
type Holder = Holders['holders'][number];
type Reader = Pick<BadgeRequest, 'badge' | 'course' | 'roles' | 'text' | 'present'>;

export interface HoldersFormState {
  /** Only these are shown; all when absent. */
  readonly version?: number;
  readonly chosen: readonly string[];
  readonly reason: string;
  readonly faults: readonly FieldFault[];
  /** How many were just revoked. */
  readonly revoked?: number;
}

/** Who holds a badge, with the form that revokes the badges of several of them. */
export function holdersPage(reader: Reader, { holders, next }: Holders, state: HoldersFormState): PageData {
  const { badge, course, roles, text } = reader;
  const { version, chosen, reason, faults, revoked } = state;
  const shown = holders.filter((holder) => version === undefined || holder.version === version);
  const address = (query: Readonly<Record<string, string>>) =>
    `${paths.holders(badge.id)}?${new URLSearchParams(query)}`;
  return {
    title: text('lifecycle.holders.title'),
    badge: { href: roles.length > 0 ? paths.badge(badge.id) : undefined, title: titleOf(badge) },
    done: revoked === undefined ? undefined : text('lifecycle.holders.done', { count: revoked }),
    faults: faultViews(faults, text),
    versions: badge.versions.length < 2 ? [] : versionTabs(reader, version, address),
    rows: shown.map((holder) => row(holder, chosen, course.id, reader)),
    choosable: shown.some((holder) => changeObstacle(holder, 'revoke') === undefined),
    chosenFault: faults.find(({ field }) => field === 'chosen') && text('lifecycle.faults.nobodyChosen'),
    action: paths.holders(badge.id),
    version,
    reason: fieldMaker(faults, text)('reason', text('review.revoke.reason'), reason, {
      multiline: true,
      hint: text('review.revoke.reasonHint', { limit: REVOCATION_REASON_LIMIT }),
    }),
    more: next && address({ after: next, ...(version === undefined ? {} : { version: String(version) }) }),
  };
}

function versionTabs(
  { badge, text }: Reader,
  shown: number | undefined,
  address: (query: Readonly<Record<string, string>>) => string,
) {
  const all = { href: paths.holders(badge.id), label: text('lifecycle.holders.allVersions') };
  return [
    { ...all, current: shown === undefined },
    ...badge.versions.map(({ version }) => ({
      href: address({ version: String(version) }),
      label: text('lifecycle.holders.version', { version }),
      current: shown === version,
    })),
  ];
}

function row(holder: Holder, chosen: readonly string[], course: string, reader: Reader) {
  const { text, present, roles } = reader;
  const open = changeObstacle(holder, 'revoke') === undefined;
  const mayReview = roles.some((role) => role !== 'student');
  return {
    id: `holder-${holder.id}`,
    value: holder.id,
    open,
    checked: open && chosen.includes(holder.id),
    learner: learnerName(holder.description.learner, holder.learner, text),
    href: mayReview ? paths.review(course, holder.submission) : paths.revoke(course, holder.submission),
    version: holder.version,
    issuedAt: present.date(holder.issuedAt),
    state: stateView(holder, reader),
  };
}

/** Everything once more before it is done: whose, why, and what it means. */
export function confirmPage(
  reader: Reader,
  chosen: readonly { readonly issued: IssuedBadge; readonly learner: string }[],
  reason: string,
): PageData {
  const { badge, text, present } = reader;
  return {
    title: text('lifecycle.confirm.title', { count: chosen.length }),
    badge: { title: titleOf(badge) },
    back: paths.holders(badge.id),
    means: text('lifecycle.confirm.means', { count: chosen.length }),
    people: chosen.map(({ issued, learner }) => ({
      id: issued.id,
      learner,
      issuedAt: text('review.queue.awardedOn', { date: present.date(issued.issuedAt) }),
    })),
    reason,
    action: paths.revocations(badge.id),
    submit: text('lifecycle.confirm.submit', { count: chosen.length }),
  };
}

function titleOf({ versions, draft }: Reader['badge']): string {
  return versions.at(-1)?.content.title ?? draft.title;
}
