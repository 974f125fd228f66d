import type { EndorsementContent, JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { RECEIVED_ENDORSEMENT_TYPE, withContexts } from './extension.js';
import { buildProfile } from './profile.js';
import { iri, tidy, wholeSeconds } from './tidy.js';

/**
 * An EndorsementCredential without its proof (Open Badges 3.0 §EndorsementCredential). Its issuer is who signs: the
 * institution that received the statement. Who made it stands in `endorser`, and in words in the comment, since most readers
 * show nothing else (docs/decisions/0005).
 */
export function buildEndorsement(content: EndorsementContent, addresses: Addresses): JsonObject {
  const { institution, achievement, endorser, receivedAt } = content;
  const document = tidy({
    id: addresses.endorsement(content.id),
    type: ['VerifiableCredential', 'EndorsementCredential', RECEIVED_ENDORSEMENT_TYPE],
    name: content.title,
    issuer: buildProfile(institution, addresses),
    validFrom: wholeSeconds(receivedAt),
    credentialSubject: {
      id: addresses.achievement(achievement.badge, achievement.version),
      type: ['EndorsementSubject'],
      endorsementComment: comment(content),
    },
    endorser: {
      id: endorser.url === undefined ? `urn:uuid:${content.id}` : iri(endorser.url),
      type: ['Profile'],
      name: endorser.organisation,
      url: endorser.url && iri(endorser.url),
    },
  });
  return withContexts(document);
}

/** The statement, whose it is, and what the signature means. In English, as the names of the standard are. */
function comment({ statement, endorser, institution, receivedAt }: EndorsementContent): string {
  const day = receivedAt.toISOString().slice(0, 10);
  const received = `Received by ${institution.profile.name} on ${day} through a one-time link; not signed by ${endorser.organisation} itself.`;
  return `${statement}\n\n— ${endorser.name}, ${endorser.organisation}\n\n${received}`;
}
