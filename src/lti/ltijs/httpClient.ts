import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, Module } from 'node:module';

/** One request of ltijs, as it is let out. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ServiceAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a call allows its requests; it throws what it does not. */
export interface CallRules {
  send(request: ServiceRequest): Promise<ServiceAnswer>;
  /** The JSON to send in place of ltijs's. */
  amend?(json: object): object;
}

interface ClientOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly searchParams?: URLSearchParams | false;
  readonly json?: object;
}

const running = new AsyncLocalStorage<CallRules>();
const require = createRequire(import.meta.url);

/** Whatever ltijs requests within `work` follows these rules. */
export function withRules<T>(rules: CallRules, work: () => Promise<T>): Promise<T> {
  return running.run(rules, work);
}

/**
 * ltijs has one module for its requests, a client without time or size limits that follows redirects and retries by
 * itself. Ours takes its place before anything of ltijs is loaded. Outside a call with rules nothing gets out.
 * @throws {Error} when ltijs was loaded before, or has no such module any more
 */
export function replaceHttpClient(): void {
  const file = require.resolve('ltijs/dist/Utils/Http.js');
  const loaded = require.cache[file];
  if (loaded?.exports === client) return;
  if (loaded !== undefined) throw new Error('ltijs was loaded with its own HTTP client');
  const replacement = new Module(file);
  replacement.exports = client;
  replacement.loaded = true;
  require.cache[file] = replacement;
}

/** The two methods of got that ltijs's services use. */
const client = {
  get: (url: string, options: ClientOptions = {}) => answerable(send('GET', url, options)),
  post: (url: string, options: ClientOptions = {}) => answerable(send('POST', url, options)),
};

async function send(
  method: 'GET' | 'POST',
  address: string,
  { headers = {}, searchParams, json }: ClientOptions,
): Promise<ServiceAnswer> {
  const rules = running.getStore();
  if (rules === undefined) throw new Error('ltijs made a request outside a call');
  const url = new URL(address);
  if (searchParams instanceof URLSearchParams) url.search = searchParams.toString();
  const body = json === undefined ? undefined : JSON.stringify(rules.amend?.(json) ?? json);
  return rules.send({
    method,
    url: url.href,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(body !== undefined && { body }),
  });
}

/** As got answers: a promise that can also be asked for the body as JSON. */
function answerable(answer: Promise<ServiceAnswer>): Promise<ServiceAnswer> & { json(): Promise<unknown> } {
  return Object.assign(answer, { json: async (): Promise<unknown> => JSON.parse((await answer).body) });
}
