/** Every way this tool refuses, by stable code. The status is what HTTP answers; the words live in locales/<language>/errors.json. */
const STATUS = {
  INVALID_INPUT: 422,
  MALFORMED_REQUEST: 400,
  LAUNCH_REFUSED: 400,
  REGISTRATION_REFUSED: 400,
  NOT_SIGNED_IN: 401,
  SESSION_EXPIRED: 401,
  FORGED_FORM: 403,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  CREDENTIAL_PRIVATE: 403,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  ALREADY_DECIDED: 409,
  STALE_EDIT: 409,
  LINK_SPENT: 410,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  PLATFORM_UNREACHABLE: 502,
  STORE_BUSY: 503,
  STORE_FULL: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** One fault at one form field. `field` is the form's own name for it; `message` a key in locales, `values` fill it. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface AppErrorOptions {
  /** For the log only: never shown, never holds a token, a secret or personal text. */
  readonly detail?: string;
  /** Key of the text a person reads; by default `errors.<code>`. */
  readonly message?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly faults?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** The one error family: what a person reads (a text key) kept apart from what the log says (`detail`, `cause`). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly textKey: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly detail: string | undefined;
  readonly faults: readonly FieldFault[];

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = STATUS[code];
    this.textKey = options.message ?? `errors.${code}`;
    this.values = options.values ?? {};
    this.detail = options.detail;
    this.faults = options.faults ?? [];
  }
}

/** Input that a person can mend: names every field at fault at once. */
export class InvalidInput extends AppError {
  constructor(faults: readonly FieldFault[]) {
    super('INVALID_INPUT', {
      faults,
      detail: `fields at fault: ${faults.map((fault) => fault.field).join(', ')}`,
    });
    this.name = 'InvalidInput';
  }
}
