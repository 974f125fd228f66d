import { randomBytes } from 'node:crypto';

const LIFE_MS = 60 * 60 * 1000;
const MOST = 100;

/** Registration tokens as Moodle's: good for an hour, spent by the registration that succeeds with it. */
export class RegistrationTokens {
  private readonly expiries = new Map<string, number>();

  constructor(private readonly now: () => Date) {}

  begin(): string {
    for (const token of this.expiries.keys()) {
      if (this.expiries.size < MOST) break;
      this.expiries.delete(token);
    }
    const token = randomBytes(32).toString('base64url');
    this.expiries.set(token, this.now().getTime() + LIFE_MS);
    return token;
  }

  isGood(token: string): boolean {
    return this.now().getTime() < (this.expiries.get(token) ?? 0);
  }

  spend(token: string): void {
    this.expiries.delete(token);
  }
}
