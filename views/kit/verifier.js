// Checks a badge with what the kit holds. Data comes as scripts, since a page opened from a disk may read no file.
const received = new Map();
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CLAIMS = ['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud'];
const utf8 = new TextDecoder('utf-8', { fatal: true });

const bytesOf = (encoded) => {
  const text = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};
const decode = (part) => JSON.parse(utf8.decode(bytesOf(part)));
const passed = (reason) => ({ outcome: 'passed', reason });
const failed = (reason) => ({ outcome: 'failed', reason });
const unchecked = (reason) => ({ outcome: 'unchecked', reason });

/** The text in a baked picture (Open Badges 3.0, Baked Badge), or the file's own text. */
function textIn(bytes) {
  if (PNG.every((byte, place) => bytes[place] === byte)) return textInPng(bytes);
  const text = utf8.decode(bytes).trim();
  if (!/^<(\?xml|svg|!DOCTYPE)/i.test(text)) return text;
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
  const [baked] = svg.getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential');
  return baked?.getAttribute('verify') || baked?.textContent?.trim();
}

function textInPng(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    const end = data.indexOf(0);
    const keyword = String.fromCharCode(...data.subarray(0, Math.max(end, 0)));
    // After the keyword: its end, no compression (two bytes), and two empty language fields with their ends.
    if (type === 'iTXt' && keyword === 'openbadgecredential') return utf8.decode(data.subarray(end + 5));
    at += length + 12;
  }
  return undefined;
}

function parse(text) {
  const parts = text.split('.');
  if (parts.length === 3 && parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part))) {
    return { token: text, credential: withoutClaims(decode(parts[1])), issuer: decode(parts[1]).iss };
  }
  const credential = JSON.parse(text);
  return { credential, issuer: idOf(credential.issuer) };
}

function withoutClaims(payload) {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !CLAIMS.includes(name)));
}

const idOf = (value) => (typeof value === 'string' ? value : value?.id);

/** RS256 (RFC 7518), with a key of this address only. */
async function tokenHolds(token, issuer) {
  const [head, payload, signature] = token.split('.');
  const { alg, kid } = decode(head);
  const jwk = fact('facts').keys.find((key) => key.kid === kid);
  const belongs = jwk && issuer && kid.includes(`/issuers/${issuer.split(':').at(-1)}/keys/`);
  if (alg !== 'RS256' || !belongs || idOf(decode(payload).issuer) !== issuer) return false;
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const { kty, n, e } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(`${head}.${payload}`);
  return crypto.subtle.verify(algorithm, key, bytesOf(signature), signed);
}

async function checkSignature({ token, credential, issuer }) {
  if (!globalThis.crypto?.subtle) return unchecked('noCrypto');
  if (token !== undefined) {
    if (decode(token.split('.')[0]).alg !== 'RS256') return unchecked('otherWay');
    return (await tokenHolds(token, issuer)) ? passed('signed') : failed('changed');
  }
  if (credential.proof === undefined) return failed('changed');
  const id = String(credential.id).split('/').at(-1);
  const known = await badgeToken(id);
  if (known === undefined) return unchecked('noToken');
  if (!(await tokenHolds(known, issuer))) return failed('changed');
  const { proof: _, ...document } = credential;
  return same(document, withoutClaims(decode(known.split('.')[1])))
    ? passed('sameAsSigned')
    : failed('differs');
}

/** The order of members does not count; everything else does. */
function same(one, other) {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return one === other;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}

function checkDates({ validFrom, validUntil }) {
  const from = Date.parse(validFrom);
  const until = validUntil === undefined ? Number.POSITIVE_INFINITY : Date.parse(validUntil);
  if (Number.isNaN(from) || Number.isNaN(until)) return failed('noDates');
  if (Date.now() < from) return failed('notYet');
  return Date.now() < until ? passed('valid') : failed('expired');
}

/** The bit of a Bitstring Status List (§3.2), bit 0 the most significant of the first byte. */
async function checkBit(entry, [good, bad]) {
  if (entry === undefined) return unchecked('noStatus');
  const encoded = fact('facts').lists[entry.statusListCredential];
  if (encoded === undefined) return unchecked('noList');
  const packed = new Blob([bytesOf(encoded.slice(1))]).stream();
  const unpacked = packed.pipeThrough(new DecompressionStream('gzip'));
  const bits = new Uint8Array(await new Response(unpacked).arrayBuffer());
  const index = Number(entry.statusListIndex);
  const byte = bits[index >> 3];
  if (byte === undefined) return unchecked('noList');
  return byte & (0x80 >> (index & 7)) ? failed(bad) : passed(good);
}

const fact = (name) => received.get(name);

/** A script of the kit that is there for public badges only. */
function badgeToken(id) {
  const name = `badge:${id}`;
  if (received.has(name) || !/^[0-9a-f-]{36}$/.test(id)) return Promise.resolve(fact(name));
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = `badges/${id}.js`;
    script.onload = () => resolve(fact(name));
    script.onerror = () => resolve(undefined);
    document.head.append(script);
  });
}

async function check(text) {
  const badge = parse(text);
  const { credential, issuer } = badge;
  const school = fact('facts').issuers[issuer];
  return {
    school,
    title: String(credential.name ?? ''),
    steps: {
      format: passed('read'),
      issuer: school === undefined ? unchecked('stranger') : passed('known'),
      signature: await checkSignature(badge),
      dates: checkDates(credential),
      revocation: await checkBit(credential.credentialStatus, ['notRevoked', 'revoked']),
      suspension: await checkBit(credential.suspensionStatus, ['notSuspended', 'suspended']),
    },
  };
}

const MARKS = { passed: '✓', failed: '✗', unchecked: '–' };

function show({ school, title, steps }) {
  const words = fact('words');
  const list = document.getElementById('steps');
  list.replaceChildren(
    ...Object.entries(steps).map(([step, { outcome, reason }]) => {
      const item = document.createElement('li');
      const mark = Object.assign(document.createElement('span'), {
        className: 'mark',
        textContent: MARKS[outcome],
      });
      mark.setAttribute('aria-hidden', 'true');
      const said = document.createElement('div');
      const name = Object.assign(document.createElement('strong'), { textContent: words.steps[step] });
      const about = reason === 'known' ? ` ${school}` : '';
      said.append(name, `: ${words.outcomes[outcome]}. ${words.reasons[reason]}${about}`);
      item.className = outcome;
      item.append(mark, said);
      return item;
    }),
  );
  document.getElementById('about').textContent = title;
  const result = document.getElementById('result');
  result.hidden = false;
  result.focus();
}

async function checkForm() {
  const [file] = document.getElementById('file').files;
  try {
    const typed = document.getElementById('text').value.trim();
    const text = file ? textIn(new Uint8Array(await file.arrayBuffer())) : typed;
    show(await check(text));
  } catch {
    show({ title: '', steps: { format: failed('notBadge') } });
  }
}

document.getElementById('verifier').addEventListener('submit', (event) => {
  event.preventDefault();
  checkForm();
});

/** What the other scripts of the page bring. */
globalThis.survivalKit = { receive: (name, value) => received.set(name, value) };
