import { currentVersion } from '../../domain/badgeDefinition.js';
import type { Endorsement } from '../../domain/endorsement.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { endorsementView } from './endorsementView.js';

type Reader = Pick<BadgeRequest, 'badge' | 'roles' | 'text' | 'present' | 'language'>;

interface Content {
  readonly school: string;
  readonly endorsements: readonly Endorsement[];
  /** Just made. */
  readonly invitation: { readonly address: string; readonly expiresAt: string } | undefined;
}

/** Who endorses the badge, and the way to ask somebody. */
export function badgeEndorsementsPage(
  reader: Reader,
  { school, endorsements, invitation }: Content,
): PageData {
  const { badge, roles, text, present } = reader;
  const current = currentVersion(badge);
  return {
    title: text('endorse.list.title'),
    badge: {
      href: roles.length > 0 ? paths.badge(badge.id) : undefined,
      title: current?.content.title ?? badge.draft.title,
    },
    invite: current && {
      action: paths.badgeEndorsements(badge.id),
      words: text('endorse.list.inviteWords', { version: current.version }),
    },
    invitation: invitation && {
      address: invitation.address,
      until: text('endorse.list.until', { date: present.date(invitation.expiresAt) }),
    },
    endorsements: endorsements.map((endorsement) => ({
      ...endorsementView(endorsement, school, reader),
      version: text('lifecycle.holders.version', { version: endorsement.version }),
      action: paths.shownEndorsement(badge.id, endorsement.id),
      value: endorsement.hidden ? 'yes' : 'no',
      hidden: endorsement.hidden === true,
      button: text(endorsement.hidden ? 'endorse.list.show' : 'endorse.list.hide'),
    })),
  };
}
