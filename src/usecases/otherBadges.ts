import type { BadgeContent, BadgeDefinition, LearningOutcome } from '../domain/badgeDefinition.js';
import { currentVersion } from '../domain/badgeDefinition.js';
import { cut } from '../domain/framework.js';
import { SOURCE_LIMITS } from '../domain/outcomeSource.js';
import type { Store } from '../domain/ports/store.js';
import type { TakenOutcome } from '../domain/takeOver.js';
import { AppError } from '../errors.js';

/** Which badge asks, so that it is not offered to itself. */
export interface OtherBadgesQuestion {
  readonly institution: string;
  readonly course: string;
  readonly badge: string;
  readonly after?: string;
}

export interface OtherBadge {
  readonly id: string;
  readonly content: BadgeContent;
  /** Absent of a draft. */
  readonly version?: number;
}

export interface OtherBadgesPage {
  readonly badges: readonly OtherBadge[];
  readonly next?: string;
}

/** One badge with its outcomes as they would be taken over. */
export interface OpenedBadge extends OtherBadge {
  readonly outcomes: readonly TakenOutcome[];
}

const PAGE = 100;

/** What a teacher may take from: published badges of the school, and drafts of their own course; newest first. */
export function createListOtherBadges({ store }: { readonly store: Store }) {
  return async (question: OtherBadgesQuestion): Promise<OtherBadgesPage> => {
    const { institution, after } = question;
    const { items, next } = await store.page('badges', {
      where: { institution },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    const badges = items.flatMap((badge) => visible(badge, question) ?? []);
    return { badges, ...(next !== undefined && { next }) };
  };
}

interface ReadParts {
  readonly store: Store;
  /** Where the world reads a published version. */
  readonly achievementAddress: (badge: string, version: number) => string;
}

/**
 * A badge to take from: what has a source keeps it, anything else of a published version is aligned with that version.
 * @throws {AppError} NOT_FOUND alike for unknown badges and those that this teacher may not take from
 */
export function createReadOtherBadge({ store, achievementAddress }: ReadParts) {
  return async (question: OtherBadgesQuestion, id: string): Promise<OpenedBadge> => {
    const badge = await store.find('badges', { id });
    const other = badge && visible(badge, question);
    if (other === undefined) throw new AppError('NOT_FOUND');
    const address = other.version === undefined ? undefined : achievementAddress(id, other.version);
    const outcomes = other.content.competenceObjective.outcomes.map((outcome) =>
      taken(outcome, other.content.title, address),
    );
    return { ...other, outcomes };
  };
}

function visible(badge: BadgeDefinition, question: OtherBadgesQuestion): OtherBadge | undefined {
  if (badge.institution !== question.institution || badge.id === question.badge) return undefined;
  if (badge.archivedAt !== undefined) return undefined;
  const version = currentVersion(badge);
  if (version !== undefined) return { id: badge.id, content: version.content, version: version.version };
  return badge.course === question.course ? { id: badge.id, content: badge.draft } : undefined;
}

function taken({ id, text, source }: LearningOutcome, title: string, address?: string): TakenOutcome {
  if (source !== undefined) return { text, source };
  if (address === undefined) return { text };
  return {
    text,
    source: {
      targetType: 'ext:Achievement',
      targetName: text,
      targetUrl: `${address}#outcome-${encodeURIComponent(id)}`,
      targetFramework: cut(title, SOURCE_LIMITS.framework),
    },
  };
}
