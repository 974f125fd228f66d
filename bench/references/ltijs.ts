import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoLms } from '../../src/demo/lms/lms.js';
import { type Measured, startProcess } from '../childProcess.js';
import { expect } from '../http.js';
import type { BegunLogin } from '../launching.js';
import { answers, freePort, type Installation } from '../tool.js';

const MODULE = fileURLToPath(new URL('ltijs.mjs', import.meta.url));

export interface LtijsTool extends Measured {
  readonly url: string;
}

/** The least that can be made with ltijs, in a process of its own, registered with the same platform. */
export async function startLtijs({ lms, folder }: Installation): Promise<LtijsTool> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri } = lms.registration;
  const server = startProcess({
    module: MODULE,
    arguments: [String(port), issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri],
    output: join(folder, 'ltijs.log'),
  });
  await answers(`${url}/readyz`);
  return { ...server, url };
}

export async function beginLtijsLogin(tool: LtijsTool, lms: DemoLms, index: number): Promise<BegunLogin> {
  const reply = await expect(302, `${tool.url}/login`, {
    form: new URLSearchParams({
      iss: lms.registration.issuer,
      login_hint: String(index),
      target_link_uri: `${tool.url}/`,
      lti_message_hint: `activity-${index}`,
      client_id: lms.registration.clientId,
      lti_deployment_id: lms.registration.deploymentIds[0] ?? '',
    }),
  });
  const { searchParams } = new URL(reply.headers.location ?? '');
  const cookie = reply.headers['set-cookie']?.find((line) => line.startsWith('state'));
  return {
    nonce: searchParams.get('nonce') ?? '',
    state: searchParams.get('state') ?? '',
    cookie: cookie?.split(';')[0] ?? '',
  };
}

/** Ends with ltijs's own token for the session. */
export async function finishLtijsLaunch(
  tool: LtijsTool,
  { state, cookie }: BegunLogin,
  idToken: string,
): Promise<void> {
  const form = new URLSearchParams({ id_token: idToken, state });
  const reply = await expect(302, `${tool.url}/`, { headers: { cookie }, form });
  if (!reply.headers.location?.includes('ltik=')) throw new Error('ltijs did not take the launch');
}
