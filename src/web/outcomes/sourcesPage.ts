import type { PageData } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';

/** Every way for outcomes to come in. */
export function sourcesPage(request: BadgeRequest): PageData {
  const { text, badge } = request;
  const framed = frame(request);
  const way = (name: string, address: string) => ({
    href: withPlace(address, framed.place),
    title: text(`outcomes.ways.${name}.title`),
    words: text(`outcomes.ways.${name}.words`),
  });
  return {
    ...framed,
    title: text('outcomes.ways.title'),
    list: [way('paste', paths.pasteOutcomes(badge.id)), way('framework', paths.frameworks(badge.id))],
  };
}
