import { randomBytes } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { LmsContext } from '../context.js';
import type { Exchange, Reply } from '../http/exchange.js';
import { json } from '../http/replies.js';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';
export const SCOPES = {
  lineItem: `${AGS}/lineitem`,
  lineItemRead: `${AGS}/lineitem.readonly`,
  resultRead: `${AGS}/result.readonly`,
  score: `${AGS}/score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;
export const GRADE_SCOPES = [SCOPES.lineItem, SCOPES.lineItemRead, SCOPES.resultRead, SCOPES.score];

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFE_SECONDS = 3600;
const LONGEST_ASSERTION_SECONDS = 3600;

/** Access tokens given out, and the ids of assertions that have been used. */
export class AccessTokens {
  private readonly given = new Map<string, { readonly scopes: readonly string[]; readonly until: number }>();
  private readonly used = new Set<string>();

  constructor(private readonly now: () => Date) {}

  give(scopes: readonly string[]): string {
    const token = randomBytes(32).toString('base64url');
    this.given.set(token, { scopes, until: this.now().getTime() + LIFE_SECONDS * 1000 });
    return token;
  }

  scopesOf(token: string): readonly string[] | undefined {
    const found = this.given.get(token);
    return found !== undefined && this.now().getTime() < found.until ? found.scopes : undefined;
  }

  forget(): void {
    this.given.clear();
  }

  /** @returns false for one that was here before */
  spend(jti: string): boolean {
    if (this.used.has(jti)) return false;
    this.used.add(jti);
    return true;
  }
}

/** Client credentials with a signed assertion (Security Framework 1.1 §4.1; RFC 7523 §3). */
export async function answerToken(context: LmsContext, { body }: Exchange): Promise<Reply> {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) return refuse('invalid_request');
  if (!(await isOurTool(context, form.get('client_assertion') ?? ''))) return refuse('invalid_client');
  const offered: readonly string[] = [...GRADE_SCOPES, SCOPES.members];
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => offered.includes(scope));
  const withheld = context.settings.withheldScopes;
  const granted = scopes.filter((scope) => !withheld.includes(scope));
  if (granted.length === 0) return refuse('invalid_scope');
  return json({
    access_token: context.tokens.give(granted),
    token_type: 'Bearer',
    expires_in: LIFE_SECONDS,
    scope: granted.join(' '),
  });
}

const refuse = (error: string): Reply => json({ error }, 400);

async function isOurTool(context: LmsContext, assertion: string): Promise<boolean> {
  const { clientId, tokenEndpoint } = context.registration;
  const claims = await verifiedByTool(context, assertion, {
    issuer: clientId,
    subject: clientId,
    audience: [tokenEndpoint, context.url],
  });
  if (claims === undefined) return false;
  const { jti, iat = 0, exp = 0 } = claims;
  const brief = exp > iat && exp - iat <= LONGEST_ASSERTION_SECONDS;
  return brief && typeof jti === 'string' && jti !== '' && context.tokens.spend(jti);
}

/** The claims of something the tool has signed; undefined when it has not. Its keys are read anew each time. */
export async function verifiedByTool(
  context: LmsContext,
  token: string,
  expected: { readonly issuer: string; readonly subject?: string; readonly audience: string | string[] },
): Promise<JWTPayload | undefined> {
  const { keysUrl } = context.tool();
  if (keysUrl === undefined) return undefined;
  try {
    const keys: JSONWebKeySet = JSON.parse(await (await fetch(keysUrl)).text());
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      ...expected,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat'],
      currentDate: context.now(),
      clockTolerance: 10,
    });
    return payload;
  } catch {
    return undefined;
  }
}
