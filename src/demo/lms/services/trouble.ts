/** What a service can be told to do wrong, for tests of tools. */
export interface Misbehaviour {
  /** Answers with this status instead. */
  readonly status?: number;
  /** Answers that much later. */
  readonly delayMs?: number;
  /** Answers with this text instead of what it has to say. */
  readonly body?: string;
  /** Adds or replaces headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Forgets every token it has given out, first. */
  readonly forgetTokens?: boolean;
  /** How often; by default until it is told to behave. */
  readonly times?: number;
}

export const SERVICE_NAMES = ['token', 'members', 'lineItems', 'scores', 'results'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Which service misbehaves, and how many requests each has had. */
export class Trouble {
  private readonly told = new Map<ServiceName, Misbehaviour & { left: number }>();
  private readonly counted = new Map<ServiceName, number>();

  misbehave(service: ServiceName, how: Misbehaviour): void {
    this.told.set(service, { ...how, left: how.times ?? Number.POSITIVE_INFINITY });
  }

  behave(): void {
    this.told.clear();
  }

  requests(service: ServiceName): number {
    return this.counted.get(service) ?? 0;
  }

  /** Counts a request. @returns what goes wrong with it */
  next(service: ServiceName): Misbehaviour {
    this.counted.set(service, this.requests(service) + 1);
    const how = this.told.get(service);
    if (how === undefined || how.left <= 0) return {};
    how.left -= 1;
    return how;
  }
}
