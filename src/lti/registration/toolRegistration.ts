import type { PlatformConfiguration } from '../../domain/ports/lti.js';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What this tool tells every platform about itself. */
export interface ToolFacts {
  readonly publicUrl: string;
  readonly loginUrl: string;
  readonly launchUrl: string;
  readonly keysUrl: string;
  readonly homeUrl: string;
  readonly iconUrl: string;
  /** Per language; `en` always. */
  readonly name: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
  readonly claims: readonly string[];
  readonly scopes: readonly string[];
  readonly customParameters: Readonly<Record<string, string>>;
}

/**
 * The registration request (Dynamic Registration 1.0 §3.5; OpenID Connect Dynamic Client Registration §2). Of messages,
 * claims and scopes only those are asked for that the platform offers, where it says what it offers.
 */
export function toolRegistration(
  tool: ToolFacts,
  offered: Pick<PlatformConfiguration, 'messages' | 'claims' | 'scopes'>,
): Readonly<Record<string, unknown>> {
  const messages = common(tool.messages, offered.messages);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: tool.loginUrl,
    redirect_uris: [tool.launchUrl],
    ...inLanguages('client_name', tool.name),
    client_uri: tool.homeUrl,
    logo_uri: tool.iconUrl,
    jwks_uri: tool.keysUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: common(tool.scopes, offered.scopes).join(' '),
    [TOOL]: {
      domain: new URL(tool.publicUrl).host,
      target_link_uri: tool.homeUrl,
      ...inLanguages('description', tool.description),
      custom_parameters: tool.customParameters,
      claims: common(tool.claims, offered.claims),
      messages: messages.map((type) => ({
        type,
        target_link_uri: tool.homeUrl,
        ...inLanguages('label', tool.name),
      })),
    },
  };
}

function common(wanted: readonly string[], offered: readonly string[] | undefined): readonly string[] {
  return offered === undefined ? wanted : wanted.filter((each) => offered.includes(each));
}

/** `client_name` in English, `client_name#fi` in Finnish (OpenID Connect Dynamic Client Registration §2.1). */
function inLanguages(member: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language === 'en' ? member : `${member}#${language}`,
      text,
    ]),
  );
}
