import type { IssuedBadge, IssuedBadgeState } from '../../domain/issuedBadge.js';
import type { WebRequest } from '../route.js';

/** How a state is coloured; its words always stand beside. */
const KINDS: Readonly<Record<IssuedBadgeState, string>> = {
  issued: 'good',
  suspended: 'wait',
  revoked: 'bad',
  superseded: 'wait',
};

/** How an issued badge stands, in a word. */
export function stateView({ state, revocation }: IssuedBadge, { text }: Pick<WebRequest, 'text'>) {
  const word = revocation?.givenUp ? 'givenUp' : state;
  return { label: text(`lifecycle.states.${word}`), kind: KINDS[state] };
}
