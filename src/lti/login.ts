import { quoted, refuseLaunch } from '../domain/launchRefusal.js';
import type { LoginInitiation, LoginProtocol } from '../domain/ports/lti.js';
import { isIdentifier, isLine, ownPath } from './text.js';

export interface LoginOptions {
  /** Our origin: targets elsewhere are refused. */
  readonly publicUrl: string;
  /** Where the platform posts the launch: literally the redirect_uri registered there. */
  readonly launchUrl: string;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Third-party initiated login (Security Framework 1.1 §5.1.1; LTI Core 1.3 §4.1). */
export function createLoginProtocol({ publicUrl, launchUrl }: LoginOptions): LoginProtocol {
  return {
    read: (parameters) => readInitiation(parameters, publicUrl),
    authorizationAddress(platform, initiation, { state, nonce }) {
      const url = new URL(platform.authorizationEndpoint);
      const answer = {
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: platform.clientId,
        redirect_uri: launchUrl,
        login_hint: initiation.loginHint,
        state,
        nonce,
      };
      for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
      if (initiation.messageHint !== undefined) {
        url.searchParams.set('lti_message_hint', initiation.messageHint);
      }
      return url.href;
    },
  };
}

function readInitiation(parameters: Parameters, publicUrl: string): LoginInitiation {
  const issuer = required(parameters, 'iss', 1000);
  const loginHint = required(parameters, 'login_hint', 4000);
  const targetLink = required(parameters, 'target_link_uri', 2000);
  const messageHint = optional(parameters, 'lti_message_hint', 8000);
  const storageTarget = optional(parameters, 'lti_storage_target', 255);
  const clientId = optionalIdentifier(parameters, 'client_id');
  const deploymentId = optionalIdentifier(parameters, 'lti_deployment_id');
  const target = ownPath(targetLink, publicUrl);
  if (target === undefined) {
    throw refuseLaunch('targetElsewhere', `target_link_uri ${quoted(targetLink)} is not on ${publicUrl}`);
  }
  return {
    issuer,
    loginHint,
    target,
    ...(messageHint !== undefined && { messageHint }),
    ...(storageTarget !== undefined && { storageTarget }),
    ...(clientId !== undefined && { clientId }),
    ...(deploymentId !== undefined && { deploymentId }),
  };
}

/** An empty optional parameter counts as none. Anything but one text (a list, an object) is refused, never joined. */
function optional(parameters: Parameters, name: string, maximum: number): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined || value === '') return undefined;
  if (!isLine(value, maximum)) throw refuseLaunch('loginParameter', `${name} is not one short text`);
  return value;
}

function required(parameters: Parameters, name: string, maximum: number): string {
  const value = optional(parameters, name, maximum);
  if (value === undefined) throw refuseLaunch('loginParameter', `${name} is missing`);
  return value;
}

function optionalIdentifier(parameters: Parameters, name: string): string | undefined {
  const value = optional(parameters, name, 255);
  if (value !== undefined && !isIdentifier(value)) {
    throw refuseLaunch('loginParameter', `${name} is not 1 to 255 ASCII characters`);
  }
  return value;
}
