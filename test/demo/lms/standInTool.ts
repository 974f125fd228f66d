import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { PlatformRegistration, ToolRegistration } from '../../../src/demo/lms/context.js';

/** The least a tool can be: redirects a login, checks the id_token against the key set, and shows what it got. */
export interface StandInTool {
  readonly registration: ToolRegistration;
  /** The claims of the last launch that held. */
  readonly claims: () => JWTPayload;
  /** Every form posted to the launch address. */
  readonly posted: readonly URLSearchParams[];
  close(): void;
}

export async function startStandInTool(platform: PlatformRegistration): Promise<StandInTool> {
  const keys = createRemoteJWKSet(new URL(platform.jwksUri));
  const posted: URLSearchParams[] = [];
  let claims: JWTPayload | undefined;
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    if (request.url === '/login') {
      response.writeHead(302, { location: authorizationAddress(platform, server, form) }).end();
      return;
    }
    if (request.url !== '/launch') {
      response.writeHead(404).end();
      return;
    }
    posted.push(form);
    const checked = await jwtVerify(form.get('id_token') ?? '', keys, {
      issuer: platform.issuer,
      audience: platform.clientId,
      algorithms: ['RS256'],
    }).catch(() => undefined);
    claims = checked?.payload;
    response.writeHead(checked ? 200 : 400, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Tool</title><h1 id="landed">Hello ${claims?.sub}</h1>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = originOf(server);
  return {
    registration: {
      origin,
      loginUrl: `${origin}/login`,
      redirectUris: [`${origin}/launch`],
      targetUrl: `${origin}/`,
    },
    claims: () => {
      if (!claims) throw new Error('no launch held');
      return claims;
    },
    posted,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function authorizationAddress(platform: PlatformRegistration, server: Server, form: URLSearchParams): string {
  const url = new URL(platform.authorizationEndpoint);
  url.search = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${originOf(server)}/launch`,
    login_hint: form.get('login_hint') ?? '',
    lti_message_hint: form.get('lti_message_hint') ?? '',
    state: randomUUID(),
    nonce: randomUUID(),
  }).toString();
  return url.href;
}

/** By name, so that the LMS at 127.0.0.1 is another site. */
function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://localhost:${address.port}`;
}
