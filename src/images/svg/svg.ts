import { InvalidInput } from '../../errors.js';
import { type Attributes, decodeText, scanXml, XmlFault, type XmlToken } from './scanXml.js';

/** Open Badges 3.0, Baked Badge, SVG. */
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const PREFIX = 'openbadges';
/** One is allowed; a few more are still told apart from a flood. */
const MOST_CREDENTIALS = 64;
/** Of the whole file; a badge of ours has some 60 kB. */
const LONGEST_SVG = 4 * 1024 * 1024;
/** A compact JWS; anything else is JSON. */
const TOKEN = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

type StartTag = Extract<XmlToken, { kind: 'start' }>;

/**
 * The picture with this credential right behind its `<svg>` tag; one baked earlier is replaced, everything else stays
 * byte for byte. JSON is escaped, within its own syntax, where XML could not hold it.
 * @throws {InvalidInput} on `file` when it is no sound SVG. @throws {RangeError} when the whole would be over 4 MiB.
 */
export function bakeSvg(svg: string, credential: string): string {
  const { root, baked } = readSvg(svg);
  const known = root.attributes.get(`xmlns:${PREFIX}`);
  // Open Badges 2.0 used the same prefix for another namespace; the two do not mix.
  if (known !== undefined && known !== NAMESPACE) throw notSound('images.olderBakedSvg');
  const element = credentialElement(credential);
  const opening = openTag(svg.slice(root.start, root.end), root, known === undefined);
  let rest = '';
  let position = root.end;
  for (const old of baked) {
    rest += svg.slice(position, old.start);
    position = old.end;
  }
  rest += svg.slice(position);
  const closing = root.empty ? `</${root.name}>` : '';
  const whole = `${svg.slice(0, root.start)}${opening}${element}${closing}${rest}`;
  if (whole.length > LONGEST_SVG) throw new RangeError('credential: with it the SVG is longer than 4 MiB');
  return whole;
}

/**
 * The baked credential's text, or undefined when there is none.
 * @throws {InvalidInput} on `file` when it is no sound SVG, over 4 MiB, or holds more than one
 */
export function extractSvg(svg: string): string | undefined {
  const [first, second] = readSvg(svg).baked;
  if (second !== undefined) throw notSound('images.severalCredentials');
  return first?.credential || undefined;
}

interface Baked {
  readonly start: number;
  readonly end: number;
  readonly credential: string;
}

interface ReadSvg {
  readonly root: StartTag;
  readonly baked: readonly Baked[];
}

function readSvg(svg: string): ReadSvg {
  if (svg.length > LONGEST_SVG) throw notSound('images.svgTooLarge', { maximum: '4 MiB' });
  try {
    return readTokens(svg);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw notSound(error.reason === 'documentType' ? 'images.svgDocumentType' : 'images.damagedSvg');
  }
}

interface OpenCredential {
  readonly start: number;
  readonly depth: number;
  readonly verify: string | undefined;
  body: string;
}

/** Goes through the whole file, so that what follows the credential is known to be sound too. */
function readTokens(svg: string): ReadSvg {
  const scopes: (Scope | undefined)[] = [];
  const baked: Baked[] = [];
  let root: StartTag | undefined;
  let current: OpenCredential | undefined;
  let seen = 0;
  for (const token of scanXml(svg)) {
    if (token.kind === 'start') {
      const scope = scopeOf(token.attributes, scopes.at(-1));
      // A credential holds text only.
      if (current !== undefined) throw new XmlFault('damaged');
      if (root === undefined) root = rootOf(token, scope);
      else if (localName(token.name) === 'credential') {
        seen += 1;
        if (seen > MOST_CREDENTIALS) throw new XmlFault('damaged');
        if (resolve(token.name, scope) === NAMESPACE) current = openCredential(token, scopes.length);
      }
      if (!token.empty) scopes.push(scope);
      else if (current !== undefined) {
        baked.push({ ...token, credential: (current.verify ?? '').trim() });
        current = undefined;
      }
    } else if (token.kind === 'end') {
      scopes.pop();
      if (current?.depth === scopes.length) {
        baked.push({
          start: current.start,
          end: token.end,
          credential: (current.verify ?? current.body).trim(),
        });
        current = undefined;
      }
    } else if (current !== undefined && token.kind !== 'other') {
      current.body += token.kind === 'cdata' ? token.text : decodeText(token.text);
    }
  }
  if (root === undefined) throw new XmlFault('damaged');
  return { root, baked };
}

function rootOf(token: StartTag, scope: Scope | undefined): StartTag {
  if (localName(token.name) === 'svg' && resolve(token.name, scope) === SVG_NAMESPACE) return token;
  throw notSound('images.notSvg');
}

function openCredential({ start, attributes }: StartTag, depth: number): OpenCredential {
  const verify = attributes.get('verify');
  return { start, depth, verify: verify === undefined ? undefined : decodeText(verify), body: '' };
}

/** What one element declares, and the scope it stands in: a chain, so that hostile nesting copies nothing. */
interface Scope {
  readonly declared: Attributes;
  readonly outer: Scope | undefined;
}

function scopeOf(attributes: Attributes, outer: Scope | undefined): Scope | undefined {
  const declares = [...attributes.keys()].some((name) => name === 'xmlns' || name.startsWith('xmlns:'));
  return declares ? { declared: attributes, outer } : outer;
}

function resolve(name: string, scope: Scope | undefined): string | undefined {
  const colon = name.indexOf(':');
  const attribute = colon < 0 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`;
  for (let here = scope; here !== undefined; here = here.outer) {
    const namespace = here.declared.get(attribute);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function openTag(tag: string, root: StartTag, declare: boolean): string {
  const name = `<${root.name}`;
  const rest = root.empty ? `${tag.slice(name.length).replace(/\s*\/>$/, '')}>` : tag.slice(name.length);
  // Behind the tag's own attributes: what looks for `<svg xmlns=` still finds it.
  return declare ? `${name}${rest.slice(0, -1)} xmlns:${PREFIX}="${NAMESPACE}">` : `${name}${rest}`;
}

function credentialElement(credential: string): string {
  if (TOKEN.test(credential)) return `<${PREFIX}:credential verify="${credential}"/>`;
  const json = credential.replace(/]]>|[\uFFFE\uFFFF]/g, (found) =>
    found === ']]>' ? ']]\\u003e' : `\\u${found.charCodeAt(0).toString(16)}`,
  );
  return `<${PREFIX}:credential><![CDATA[${json}]]></${PREFIX}:credential>`;
}

function notSound(message: string, values?: Readonly<Record<string, string | number>>): InvalidInput {
  return new InvalidInput([{ field: 'file', message, ...(values && { values }) }]);
}
