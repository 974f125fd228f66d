import { randomUUID } from 'node:crypto';
import type { PersonKey } from '../school.js';

/** A launch that was begun: who opened which activity, and what for. */
export interface BegunLaunch {
  readonly person: PersonKey;
  /** Its id; of the course, while there is none yet. */
  readonly activity: string;
  /** What a teacher began to choose: the launch is a deep linking request. */
  readonly selection?: string;
  /** `sub` of the person whose work is to be shown: the launch is a submission review. */
  readonly review?: string;
}

const LIFE_MS = 5 * 60 * 1000;
const MOST_LAUNCHES = 10_000;

/**
 * Remembers begun launches between login initiation and authorization.
 * The hint a tool carries is JSON with `cmid` and `launchid`, as Moodle's; it works once (or until it
 * expires, if so made), for the person it was made for.
 */
export class MessageHints {
  private readonly begun = new Map<string, BegunLaunch & { readonly expiresAt: number }>();

  constructor(
    private readonly now: () => Date,
    private readonly works: { readonly once: boolean } = { once: true },
  ) {}

  begin(launch: BegunLaunch): string {
    const launchid = randomUUID();
    for (const id of this.begun.keys()) {
      if (this.begun.size < MOST_LAUNCHES) break;
      this.begun.delete(id);
    }
    this.begun.set(launchid, { ...launch, expiresAt: this.now().getTime() + LIFE_MS });
    return JSON.stringify({ cmid: launch.activity, launchid });
  }

  /** The launch, which a hint that works once is spent by; undefined for a hint unknown, changed, expired, spent or another's. */
  consume(hint: string, person: PersonKey): BegunLaunch | undefined {
    const launchid = launchIdOf(hint);
    const launch = launchid === undefined ? undefined : this.begun.get(launchid);
    if (launchid === undefined || launch === undefined || launch.person !== person) return undefined;
    if (hint !== JSON.stringify({ cmid: launch.activity, launchid })) return undefined;
    if (this.works.once) this.begun.delete(launchid);
    return this.now().getTime() < launch.expiresAt ? launch : undefined;
  }
}

function launchIdOf(hint: string): string | undefined {
  try {
    const read: unknown = JSON.parse(hint);
    const named = typeof read === 'object' && read !== null && 'launchid' in read;
    return named && typeof read.launchid === 'string' ? read.launchid : undefined;
  } catch {
    return undefined;
  }
}
