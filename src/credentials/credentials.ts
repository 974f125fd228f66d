import type { Institution, InstitutionKey } from '../domain/institution.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Secrets } from '../domain/ports/secrets.js';
import { buildAchievement } from './achievement.js';
import { createAddresses } from './addresses.js';
import { buildCredential } from './build.js';
import { buildDidDocument } from './didDocument.js';
import { buildEndorsement } from './endorsement.js';
import { withContexts } from './extension.js';
import { issueJwt } from './issueJwt.js';
import { buildJwk } from './jwk.js';
import { createKeyring } from './keys.js';
import { buildProfile } from './profile.js';
import { loadSigning, signDocument } from './sign.js';
import { buildStatusList } from './statusList.js';
import { prepareSchema } from './verify/schema.js';
import { createVerifier } from './verify/verify.js';

/** The credentials engine of one installation. @param publicUrl origin as the world sees it: part of every credential, for ever */
export function createCredentials({
  publicUrl,
  secrets,
}: {
  readonly publicUrl: string;
  readonly secrets: Secrets;
}): Credentials {
  const addresses = createAddresses(publicUrl);
  const keyring = createKeyring(secrets);
  const signerOf = (institution: Institution, key: InstitutionKey) =>
    keyring.signer(key, addresses.issuerId(institution.id));
  return {
    createKey: keyring.create,
    issue: async (content, key) =>
      signDocument(
        buildCredential(content, addresses),
        signerOf(content.institution, key),
        content.validFrom ?? content.awardedAt,
      ),
    endorse: async (content, key) =>
      signDocument(
        buildEndorsement(content, addresses),
        signerOf(content.institution, key),
        content.receivedAt,
      ),
    statusList: async (content, key) =>
      signDocument(
        await buildStatusList(content, addresses),
        signerOf(content.institution, key),
        content.now,
      ),
    issueJwt: (credential, key) => issueJwt(credential, key, { addresses, keyring }),
    verify: createVerifier({ keyAddress: (key) => addresses.key(key.institution, key.id) }),
    warmUp: async () => {
      await Promise.all([loadSigning(), prepareSchema()]);
    },
    issuerId: addresses.issuerId,
    profile: (institution) => buildProfile(institution, addresses),
    didDocument: (institution, keys) => buildDidDocument(institution, keys, addresses),
    jwk: (key) => buildJwk(key, addresses),
    achievement: (institution, achievement) => buildAchievement(institution, achievement, addresses),
    standalone: withContexts,
  };
}
