import { createServer } from 'node:http';
import { exportJWK, SignJWT } from 'jose';
import { type DemoLms, startDemoLms } from '../../../src/demo/lms/lms.js';
import type { Platform } from '../../../src/domain/platform.js';
import { platformId } from '../../../src/domain/platformId.js';
import type { PlatformServices, ToolKeys } from '../../../src/domain/ports/lti.js';
import { createPlatformServices } from '../../../src/lti/services/platformServices.js';
import { createExchange, type Exchange, type ExchangeRequest } from '../../../src/network/exchange.js';
import { makeKey, publicJwk } from '../testLms.js';

/** The demo LMS, a key set for the tool, and the tool's half of the services, with a clock that can be moved. */
export interface ServicesWorld {
  readonly lms: DemoLms;
  readonly platform: Platform;
  readonly services: PlatformServices;
  /** Everything that was sent, in order. */
  readonly sent: (ExchangeRequest & { readonly address: string })[];
  /** The course's roster and gradebook. */
  readonly memberships: string;
  readonly lineItems: string;
  move(milliseconds: number): void;
  close(): Promise<void>;
}

const key = makeKey();

export async function openServicesWorld(): Promise<ServicesWorld> {
  let moved = 0;
  const clock = () => new Date(Date.now() + moved);
  const jwk = await publicJwk(key);
  const keyServer = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const address = keyServer.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const tool = `http://127.0.0.1:${port}`;
  const lms = await startDemoLms({ port: 0, clock });
  lms.connectTool({
    origin: tool,
    loginUrl: `${tool}/login`,
    redirectUris: [`${tool}/launch`],
    targetUrl: `${tool}/`,
    keysUrl: `${tool}/keys`,
  });
  const toolKeys: ToolKeys = {
    current: async () => ({
      kid: key.kid,
      sign: (claims) =>
        new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(key.privateKey),
    }),
    rotate: async () => key.kid,
    jwks: async () => ({ keys: [{ ...(await exportJWK(key.publicKey)), kid: key.kid }] }),
  };
  const sent: ServicesWorld['sent'] = [];
  const exchange = createExchange({ allowPrivateNetwork: true });
  const watched: Exchange = (to, request) => {
    sent.push({ ...request, address: to });
    return exchange(to, request);
  };
  const course = lms.find({ person: 'teacher', course: 'eportfolio' }).course.id;
  return {
    lms,
    platform: platformOf(lms),
    services: createPlatformServices({ exchange: watched, toolKeys, clock }),
    sent,
    memberships: `${lms.url}/services/courses/${course}/members`,
    lineItems: `${lms.url}/services/courses/${course}/lineitems?type_id=1`,
    move: (milliseconds) => {
      moved += milliseconds;
    },
    close: async () => {
      keyServer.close();
      keyServer.closeAllConnections();
      await lms.close();
    },
  };
}

export function platformOf({ registration }: DemoLms): Platform {
  return {
    ...registration,
    id: platformId(registration.issuer, registration.clientId),
    institution: 'school',
    state: 'active',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}
