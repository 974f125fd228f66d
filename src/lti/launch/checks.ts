import type { CryptoKey } from 'jose';
import type { Launch } from '../../domain/platform.js';
import { checkAudience } from './audience.js';
import type { CheckInput } from './check.js';
import { readContext } from './context.js';
import { readCustom } from './custom.js';
import { readDeployment } from './deployment.js';
import { checkIssuer } from './issuer.js';
import { readMessage } from './message.js';
import { checkNonce } from './nonce.js';
import { readOffers } from './offers.js';
import { checkOtherClaims } from './otherClaims.js';
import { readPerson } from './person.js';
import { readLocale } from './presentation.js';
import { readRoles } from './roles.js';
import { readServices } from './services.js';
import { verifySignature } from './signature.js';
import { readSubject } from './subject.js';
import { readTarget } from './target.js';
import { checkTimes } from './times.js';
import { checkVersion } from './version.js';

/**
 * What makes an id_token a launch, in this order. Each line refuses by throwing; nothing of the token goes further than
 * the values read here.
 */
export async function runChecks(
  idToken: string,
  findKey: (kid: string) => Promise<CryptoKey>,
  known: Omit<CheckInput, 'claims'>,
): Promise<Launch> {
  const input = { ...known, claims: await verifySignature(idToken, findKey) };
  checkIssuer(input);
  checkAudience(input);
  const issuedAt = checkTimes(input);
  checkNonce(input);
  checkVersion(input);
  const deploymentId = readDeployment(input);
  const message = readMessage(input);
  const target = readTarget(input);
  const sub = readSubject(input);
  const person = readPerson(input);
  const roles = readRoles(input);
  const context = readContext(input);
  const custom = readCustom(input);
  const locale = readLocale(input);
  checkOtherClaims(input);
  const services = readServices(input);
  const offers = readOffers(input);
  return {
    platform: known.platform,
    deploymentId,
    ...message,
    target,
    sub,
    ...person,
    roles,
    ...(context !== undefined && { context }),
    custom,
    ...(locale !== undefined && { locale }),
    ...(services !== undefined && { services }),
    issuedAt,
    offers,
  };
}
