import { type BadgeDefinition, currentVersion } from '../../domain/badgeDefinition.js';
import type { DeepLinkingSettings } from '../../domain/deepLink.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews } from '../field.js';
import { paths } from '../paths.js';
import type { CourseRequest } from '../route.js';

type Reader = Pick<CourseRequest, 'course' | 'text'>;

export interface DeepLinkChoice {
  readonly id: string;
  readonly settings: Pick<DeepLinkingSettings, 'acceptsLinks' | 'acceptsMultiple'>;
  /** Those that can be placed. */
  readonly badges: readonly BadgeDefinition[];
  /** Ids; when nothing was chosen yet and there is only one badge, that one is. */
  readonly chosen: readonly string[];
  readonly faults: readonly FieldFault[];
}

/** The badges of the course to choose from, and the way to a new one. */
export function deepLinkPage({ course, text }: Reader, choice: DeepLinkChoice): PageData {
  const { id, settings, badges, faults } = choice;
  const several = settings.acceptsMultiple && badges.length > 1;
  const only = badges.length === 1 && choice.chosen.length === 0 ? badges[0]?.id : undefined;
  const placing = `place=${encodeURIComponent(id)}`;
  return {
    title: text('deepLink.title'),
    course: course.title,
    refused: settings.acceptsLinks ? undefined : text('deepLink.noLinks'),
    faults: faultViews(faults, text),
    fault: faults[0] && text(faults[0].message, faults[0].values),
    action: paths.deepLink(course.id, id),
    legend: text(several ? 'deepLink.chooseSeveral' : 'deepLink.choose'),
    type: several ? 'checkbox' : 'radio',
    badges: badges.map((badge, index) => ({
      id: index === 0 ? 'badge' : `badge-${index}`,
      value: badge.id,
      chosen: badge.id === only || choice.chosen.includes(badge.id),
      ...badgeView(badge),
    })),
    empty: text('deepLink.empty'),
    newBadge: `${paths.newBadge(course.id)}?${placing}`,
    exampleBadge: `${paths.newBadge(course.id)}?example=eportfolio&${placing}`,
  };
}

function badgeView(badge: BadgeDefinition) {
  const version = currentVersion(badge);
  return {
    title: version?.content.title ?? '',
    summary: summaryOf(version?.content.description ?? ''),
    picture: paths.badgePicture(badge.id, version?.version ?? 1, 'list'),
  };
}

export function summaryOf(description: string): string {
  const line = description.split('\n')[0] ?? '';
  return line.length <= 140 ? line : `${line.slice(0, 137).trimEnd()}…`;
}
