import type { Endorsement } from '../../domain/endorsement.js';
import { paths } from '../paths.js';
import type { Reader } from '../public/facts.js';
import { webAddress } from '../public/hostileJson.js';

/** What somebody says of a badge, who says so, and how we know. */
export function endorsementView(endorsement: Endorsement, school: string, { text, present }: Reader) {
  const { endorser, statement, receivedAt, id } = endorsement;
  const { name, organisation, url } = endorser;
  return {
    statement,
    name,
    organisation,
    href: url && webAddress(url),
    how: text('endorse.how', { school, organisation, date: present.date(receivedAt) }),
    data: paths.endorsement(id),
  };
}
