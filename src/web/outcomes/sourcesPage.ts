import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { faultViews } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';
import { tickable } from './tickable.js';

/** Every way for outcomes to come in; what the learning platform suggests stands here itself. */
export function sourcesPage(request: BadgeRequest, faults: readonly FieldFault[] = []): PageData {
  const { text, badge, course } = request;
  const framed = frame(request);
  const way = (name: string, address: string) => ({
    href: withPlace(address, framed.place),
    title: text(`outcomes.ways.${name}.title`),
    words: text(`outcomes.ways.${name}.words`),
  });
  return {
    ...framed,
    title: text('outcomes.ways.title'),
    action: paths.outcomes(badge.id),
    faults: faultViews(faults, text),
    fault: faultViews(faults, text)[0]?.text,
    list: [
      way('paste', paths.pasteOutcomes(badge.id)),
      way('framework', paths.frameworks(badge.id)),
      way('badge', paths.otherBadges(badge.id)),
    ],
    suggested: course.suggested && {
      outcomes: tickable(request, 'outcome', course.suggested.outcomes),
      criteria: tickable(request, 'criterion', course.suggested.criteria),
    },
  };
}
