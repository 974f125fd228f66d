import {
  createFindEndorsement,
  createListEndorsements,
  createReadEndorsements,
  createShowEndorsement,
} from '../usecases/endorsements.js';
import { createInviteEndorsement } from '../usecases/inviteEndorsement.js';
import { createFindInvitation, createReceiveEndorsement } from '../usecases/receiveEndorsement.js';
import { paths } from '../web/paths.js';
import type { Parts } from './parts.js';

/** Others say what they think of a badge. */
export function endorsing(parts: Parts) {
  const { store, clock, publicUrl } = parts;
  return {
    findEndorsement: createFindEndorsement(parts),
    findInvitation: createFindInvitation(parts),
    inviteEndorsement: createInviteEndorsement({
      store,
      clock,
      address: (token) => `${publicUrl}${paths.endorse(token)}`,
    }),
    listEndorsements: createListEndorsements(parts),
    readEndorsements: createReadEndorsements(parts),
    receiveEndorsement: createReceiveEndorsement(parts),
    showEndorsement: createShowEndorsement(parts),
  };
}
