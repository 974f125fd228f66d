import type { FieldFault } from '../../errors.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { faultViews } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';
import { sourceWords } from './outcomeSources.js';
import { tickable } from './tickable.js';

type OtherBadges = Awaited<ReturnType<Services['listOtherBadges']>>;
type OtherBadge = Awaited<ReturnType<Services['readOtherBadge']>>;

/** The school's badges to choose one from. */
export function otherBadgesPage(request: BadgeRequest, { badges, next }: OtherBadges): PageData {
  const { text, badge } = request;
  const framed = frame(request);
  return {
    ...framed,
    title: text('outcomes.otherBadges.title'),
    badges: badges.map(({ id, content, version }) => ({
      href: withPlace(paths.otherBadge(badge.id, id), framed.place),
      title: content.title || text('define.untitled'),
      words: text('outcomes.otherBadges.entry', { count: content.competenceObjective.outcomes.length }),
      picture: version && paths.achievementPicture(id, version, 'list'),
      draft: version === undefined && text('outcomes.otherBadges.draft'),
    })),
    older:
      next && withPlace(`${paths.otherBadges(badge.id)}?after=${encodeURIComponent(next)}`, framed.place),
  };
}

/** One of them, with a box before each outcome and criterion. */
export function otherBadgePage(
  request: BadgeRequest,
  other: OtherBadge,
  faults: readonly FieldFault[],
): PageData {
  const { text, badge } = request;
  const { competenceObjective, assessmentCriteria, title } = other.content;
  const words = competenceObjective.outcomes.map(({ text: outcome }) => outcome);
  return {
    ...frame(request),
    title: text('outcomes.otherBadges.pickTitle', { title: title || text('define.untitled') }),
    action: paths.otherBadge(badge.id, other.id),
    faults: faultViews(faults, text),
    fault: faultViews(faults, text)[0]?.text,
    outcomes: tickable(request, 'outcome', words, (index) => {
      const outcome = competenceObjective.outcomes[index];
      return outcome && sourceWords(outcome);
    }),
    criteria: tickable(
      request,
      'criterion',
      assessmentCriteria.criteria.map((criterion) => criterion.text),
    ),
  };
}
