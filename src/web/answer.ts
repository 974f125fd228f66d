/** What a route answers, as data: the app sends it. */
export type Answer =
  | PageAnswer
  | StandingPageAnswer
  | RedirectAnswer
  | BytesAnswer
  | StreamAnswer
  | TextAnswer;

export interface PageAnswer {
  readonly kind: 'page';
  /** Name below views/, without `.hbs`. */
  readonly view: string;
  /** Already translated: the document's title and what the page shows. Logic-free views read nothing else. */
  readonly data: PageData;
  readonly status?: number;
  readonly headers?: Headers;
  /** Origins beside our own that the page's forms may go to. */
  readonly formTargets?: readonly string[];
  readonly cookies?: readonly Cookie[];
}

export interface PageData {
  readonly title: string;
  readonly [name: string]: unknown;
}

/** A page for everyone that follows from `basis` alone: made once for each and sent from memory. It carries no script. */
export interface StandingPageAnswer {
  readonly kind: 'standingPage';
  readonly view: string;
  /** All that the page says comes from this text and the reader's language. */
  readonly basis: string;
  readonly data: () => PageData;
  readonly headers?: Headers;
}

type Headers = Readonly<Record<string, string>>;

export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly location: string;
  /** 303 after a form; 302 for the LTI login's hop to the platform. */
  readonly status: 302 | 303;
  readonly cookies?: readonly Cookie[];
}

export interface BytesAnswer {
  readonly kind: 'bytes';
  readonly mediaType: string;
  readonly body: Buffer | string;
  readonly status?: number;
  /** Strong validator, without quotes; answers 304 by itself. */
  readonly etag?: string;
  readonly headers?: Headers;
}

/** A file that is made while it is sent. What fails after its first bytes ends the connection. */
export interface StreamAnswer {
  readonly kind: 'stream';
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly headers?: Headers;
}

export interface TextAnswer {
  readonly kind: 'json';
  readonly body: unknown;
  readonly status?: number;
  readonly mediaType?: string;
  readonly headers?: Headers;
}

/** Always `__Host-`, Secure, HttpOnly, SameSite=None, Partitioned: the tool lives in another site's frame. */
export interface Cookie {
  readonly name: `__Host-${string}`;
  /** Undefined: the cookie is cleared. */
  readonly value?: string;
  readonly maximumAgeSeconds?: number;
}

export const page = (view: string, data: PageData, status = 200): PageAnswer => ({
  kind: 'page',
  view,
  data,
  status,
});

/** Redirect after a form was taken: a reload repeats nothing. */
export const seeOther = (location: string, cookies?: readonly Cookie[]): RedirectAnswer => ({
  kind: 'redirect',
  location,
  status: 303,
  ...(cookies && { cookies }),
});
