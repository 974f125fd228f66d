import { type BadgeContent, type BadgeDefinition, versionOf } from '../../domain/badgeDefinition.js';
import type { PageData } from '../answer.js';
import type { FormReader } from '../define/badgeFormPage.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { versionDifferences } from './versionDifferences.js';

type Reader = FormReader & Pick<BadgeRequest, 'badge' | 'query'>;

const DRAFT = 'draft';

/** A badge's versions, what changed between two of them, and what else can be done with the whole badge. */
export function historyPage(reader: Reader): PageData {
  const { badge, course, text, query } = reader;
  const sides = comparedSides(badge, query.text('from'), query.text('to'));
  return {
    title: text('history.title'),
    course: { href: paths.course(course.id), title: course.title },
    badge: { href: paths.badge(badge.id), title: badge.draft.title || text('define.untitled') },
    action: paths.badgeHistory(badge.id),
    versions: versionRows(reader),
    compare: sides && comparison(reader, sides),
    archive: {
      action: paths.archiveBadge(badge.id),
      value: badge.archivedAt === undefined ? 'archive' : 'restore',
      archived: badge.archivedAt !== undefined,
    },
    copy: badge.versions.length === 0 ? undefined : paths.copyBadge(badge.id),
  };
}

/** Newest first; the draft on top while it says something else. */
function versionRows({ badge, text, present }: Reader) {
  const versions = badge.versions.map(({ version, publishedAt, content }) => ({
    label: text('history.version', { version }),
    title: content.title,
    when: text('history.publishedOn', { date: present.dateTime(publishedAt) }),
    href: paths.achievement(badge.id, version),
    take: { value: `take.${version}`, label: text('history.take', { version }) },
  }));
  const draft = {
    label: text('history.draft'),
    title: badge.draft.title || text('define.untitled'),
    when: text('history.savedOn', { date: present.dateTime(badge.updatedAt) }),
    href: paths.editBadge(badge.id),
    take: undefined,
  };
  return [...(badge.draftChanged ? [draft] : []), ...versions.reverse()];
}

interface Sides {
  readonly from: string;
  readonly to: string;
}

/** What was asked for, or the latest step: from the newest version to a draft that differs, else from the one before it. */
function comparedSides(badge: BadgeDefinition, from: string, to: string): Sides | undefined {
  const newest = badge.versions.length;
  const usual = badge.draftChanged
    ? { from: `${newest}`, to: DRAFT }
    : { from: `${newest - 1}`, to: `${newest}` };
  const asked = { from: from || usual.from, to: to || usual.to };
  return contentOf(badge, asked.from) && contentOf(badge, asked.to) ? asked : undefined;
}

function contentOf(badge: BadgeDefinition, side: string): BadgeContent | undefined {
  return side === DRAFT ? badge.draft : versionOf(badge, Number(side))?.content;
}

function comparison(reader: Reader, { from, to }: Sides) {
  const { badge, course, text } = reader;
  const [before, after] = [contentOf(badge, from), contentOf(badge, to)];
  if (before === undefined || after === undefined) return undefined;
  const context = { ...reader, example: (name: string) => paths.templatePicture(course.id, name) };
  const name = (side: string) =>
    text(side === DRAFT ? 'history.draft' : 'history.version', { version: side });
  const sides = [...badge.versions.map(({ version }) => `${version}`), DRAFT];
  const options = (chosen: string) =>
    sides.map((value) => ({ value, label: name(value), selected: value === chosen }));
  const found = versionDifferences(before, after, context);
  return {
    before: name(from),
    after: name(to),
    from: options(from),
    to: options(to),
    differences: found,
    words: text('history.differences', { count: found.length }),
  };
}
