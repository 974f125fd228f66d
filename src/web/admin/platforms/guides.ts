import { PLATFORM_KINDS } from '../../../domain/knownPlatforms.js';
import type { Translate } from '../../../locales/locales.js';
import type { Services } from '../../../services.js';

type ToolFacts = Services['toolFacts'];
type Value =
  | 'homeUrl'
  | 'loginUrl'
  | 'launchUrl'
  | 'keysUrl'
  | 'configUrl'
  | 'domain'
  | 'publicUrl'
  | 'iconUrl';
type Kind = (typeof PLATFORM_KINDS)[number];

/** What to copy into each platform, under the names it has there: proper names of its own English pages. */
const FIELDS: Readonly<Record<Exclude<Kind, 'other'>, readonly (readonly [string, Value])[]>> = {
  moodle: [
    ['Tool URL', 'homeUrl'],
    ['Public keyset', 'keysUrl'],
    ['Initiate login URL', 'loginUrl'],
    ['Redirection URI(s)', 'launchUrl'],
    ['Secure icon URL', 'iconUrl'],
  ],
  canvas: [
    ['JSON URL (Enter URL)', 'configUrl'],
    ['Redirect URIs', 'launchUrl'],
    ['Target Link URI', 'homeUrl'],
    ['OpenID Connect Initiation Url', 'loginUrl'],
    ['Public JWK URL', 'keysUrl'],
  ],
  blackboard: [
    ['Domain(s)', 'domain'],
    ['Login Initiation URL', 'loginUrl'],
    ['Tool Redirect URL(s)', 'launchUrl'],
    ['Tool JWKS URL', 'keysUrl'],
  ],
  brightspace: [
    ['Domain', 'publicUrl'],
    ['Redirect URLs', 'launchUrl'],
    ['OpenID Connect Login URL', 'loginUrl'],
    ['Target Link URI', 'homeUrl'],
    ['Keyset URL', 'keysUrl'],
  ],
  sakai: [
    ['Launch URL', 'homeUrl'],
    ['Tool Keyset URL', 'keysUrl'],
    ['Tool OpenID Connect/Initialization Endpoint', 'loginUrl'],
    ['Tool Redirect Endpoint(s)', 'launchUrl'],
  ],
};

/** A platform that we don't know has names of its own: there our words stand. */
const ELSEWHERE: readonly Value[] = ['homeUrl', 'loginUrl', 'launchUrl', 'keysUrl', 'configUrl', 'iconUrl'];

/** One guide per platform: where to go there, what to copy, and what to bring back. */
export function guides(tool: ToolFacts, configUrl: string, text: Translate) {
  const values: Readonly<Record<Value, string>> = {
    ...tool,
    configUrl,
    domain: new URL(tool.publicUrl).host,
  };
  return PLATFORM_KINDS.map((kind) => ({
    kind,
    name: text(`platforms.kinds.${kind}`),
    where: text(`platforms.guides.${kind}.where`),
    back: text(`platforms.guides.${kind}.back`),
    fields: labels(kind, text).map(([label, value], at) => ({
      id: `${kind}-${at}`,
      label,
      value: values[value],
    })),
  }));
}

function labels(kind: Kind, text: Translate): readonly (readonly [string, Value])[] {
  return kind === 'other'
    ? ELSEWHERE.map((value) => [text(`platforms.values.${value}`), value] as const)
    : FIELDS[kind];
}
