import { createRequire } from 'node:module';

// A minimal tool of ltijs 5.9.9: one platform, everything it stores in memory, "connected" answered with its text.
// Arguments: the port, then the platform's issuer, client id, authorization, token and key set addresses.
const [port = '0', issuer, clientId, authenticationEndpoint, accesstokenEndpoint, keySet] =
  process.argv.slice(2);
const { Provider } = createRequire(import.meta.url)('ltijs');

/** What ltijs calls a Database plugin. Whatever is asked for by one key only is found by that key, as an index would. */
class MemoryDatabase {
  collections = new Map();

  async setup() {}
  async Close() {}

  async Get(_key, collection, query = {}) {
    const found = this.#find(collection, query);
    return found.length === 0 ? false : found.map((item) => ({ ...item }));
  }

  async Insert(_key, collection, item, index = {}) {
    const stored = { createdAt: Date.now(), ...index, ...item };
    this.#items(collection).set(keyOf(collection, stored), stored);
    return true;
  }

  async Replace(key, collection, query, item, index = {}) {
    return this.Insert(key, collection, { ...query, ...item }, index);
  }

  async Modify(_key, collection, query, modification) {
    for (const item of this.#find(collection, query)) Object.assign(item, modification);
    return true;
  }

  async Delete(collection, query) {
    for (const item of this.#find(collection, query)) this.#items(collection).delete(keyOf(collection, item));
    return true;
  }

  #find(collection, query) {
    const one = this.#items(collection).get(keyOf(collection, query));
    if (one !== undefined) return [one];
    if (collection in KEYS) return [];
    const wanted = Object.entries(query);
    return [...this.#items(collection).values()].filter((item) =>
      wanted.every(([name, value]) => item[name] === value),
    );
  }

  #items(collection) {
    const items = this.collections.get(collection) ?? new Map();
    this.collections.set(collection, items);
    return items;
  }
}

/** The collections that grow with every launch, and what each is asked for by. */
const KEYS = {
  state: ['state'],
  nonce: ['nonce'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
};

let sequence = 0;
function keyOf(collection, item) {
  const names = KEYS[collection];
  if (names === undefined) return String(item.kid ?? item.platformUrl ?? ++sequence);
  return names.map((name) => item[name]).join('\n');
}

const provider = Provider;
provider.setup(
  'the-secret-of-a-tool-that-is-only-measured',
  { plugin: new MemoryDatabase() },
  { cookies: { secure: false, sameSite: '' }, devMode: false, tokenMaxAge: 60 },
);
provider.onConnect((_token, _request, response) => response.send('connected'));
provider.whitelist('/readyz');
provider.app.get('/readyz', (_request, response) => response.json({ status: 'ready' }));
await provider.deploy({ port: Number(port), silent: true });
await provider.registerPlatform({
  url: issuer,
  name: 'The platform',
  clientId,
  authenticationEndpoint,
  accesstokenEndpoint,
  authConfig: { method: 'JWK_SET', key: keySet },
});
