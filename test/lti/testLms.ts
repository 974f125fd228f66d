import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, type JWK, SignJWT } from 'jose';
import type { Platform } from '../../src/domain/platform.js';
import { platformId } from '../../src/domain/platformId.js';

export interface LmsKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function makeKey(bits = 2048, kid: string = randomUUID()): LmsKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: bits }) };
}

export async function publicJwk({ kid, publicKey }: LmsKey, members: JWK = {}): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', ...members };
}

/** A learning platform's key set on a real HTTP server, and its way of signing. */
export class TestLms {
  /** What the key set address answers; `fetches` counts how often. */
  answer: () => { status: number; body: string; delayMs?: number } = () => ({ status: 404, body: '' });
  fetches = 0;
  readonly #server: Server;
  #origin = '';

  constructor() {
    this.#server = createServer((_request, response) => {
      this.fetches++;
      const { status, body, delayMs = 0 } = this.answer();
      setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), delayMs);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    this.#origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get jwksUri(): string {
    return `${this.#origin}/keys`;
  }

  async publish(...keys: readonly LmsKey[]): Promise<void> {
    this.serve({ keys: await Promise.all(keys.map((key) => publicJwk(key))) });
  }

  serve(json: unknown, delayMs = 0): void {
    this.answer = () => ({ status: 200, body: JSON.stringify(json), delayMs });
  }

  platform(overrides: Partial<Platform> = {}): Platform {
    const { issuer = 'https://lms.example', clientId = 'client-1' } = overrides;
    return {
      id: platformId(issuer, clientId),
      institution: 'school',
      name: 'LMS',
      issuer,
      clientId,
      deploymentIds: ['1', '2'],
      authorizationEndpoint: 'https://lms.example/auth?tenant=7',
      tokenEndpoint: 'https://lms.example/token',
      jwksUri: this.jwksUri,
      state: 'active',
      createdAt: '2026-01-01T00:00:00.000Z',
      ...overrides,
    };
  }
}

/** A well-formed token from jose. */
export function sign(
  claims: Record<string, unknown>,
  key: LmsKey,
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
    .sign(key.privateKey);
}
