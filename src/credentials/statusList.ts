import type { JsonObject, StatusListContent } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { encodeBitstring } from './bitstring.js';
import { VCDM_CONTEXT } from './extension.js';
import { wholeSeconds } from './tidy.js';

/**
 * A BitstringStatusListCredential without its proof (Bitstring Status List §3.1). It never expires: a list kept on
 * other web space must go on answering when this server is gone.
 * @throws {RangeError} as encodeBitstring
 */
export async function buildStatusList(content: StatusListContent, addresses: Addresses): Promise<JsonObject> {
  const id = addresses.statusList(content.id);
  return {
    '@context': [VCDM_CONTEXT],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: addresses.issuerId(content.institution.id),
    validFrom: wholeSeconds(content.now),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: content.purpose,
      encodedList: await encodeBitstring(content.size, content.set),
    },
  };
}
