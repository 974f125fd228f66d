/** The open web, as far as anybody's address may lead us: https only, no private addresses, bounded in size and time. */
export interface Web {
  /** JSON at an address. @throws {AppError} PLATFORM_UNREACHABLE */
  getJson(address: string, options: WebOptions): Promise<unknown>;
  /** Whatever is at an address. @throws {AppError} PLATFORM_UNREACHABLE */
  getBytes(address: string, options: WebOptions & { readonly accept: string }): Promise<Buffer>;
}

export interface WebOptions {
  readonly timeoutMs?: number;
  readonly maximumBytes: number;
}
