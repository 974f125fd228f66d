import { randomBytes } from 'node:crypto';
import type { Activity, CourseKey, PersonKey } from '../school.js';

export type NewActivity = Omit<Activity, 'key' | 'id'> & { readonly column?: NewColumn };

/** The column a tool asked for with an activity. */
export interface NewColumn {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId?: string;
  readonly tag?: string;
}

interface Selection {
  readonly person: PersonKey;
  readonly course: CourseKey;
  readonly activities?: readonly NewActivity[];
}

/** What teachers are choosing in a tool, from opening it to saving what came back. */
export class Selections {
  private readonly begun = new Map<string, Selection>();

  /** @returns what the tool sends back, in the address it answers to and as `data` */
  begin(person: PersonKey, course: CourseKey): string {
    const token = randomBytes(16).toString('hex');
    this.begun.set(token, { person, course });
    return token;
  }

  find(token: string): Selection | undefined {
    return this.begun.get(token);
  }

  choose(token: string, activities: readonly NewActivity[]): void {
    const selection = this.begun.get(token);
    if (selection) this.begun.set(token, { ...selection, activities });
  }

  /** For saving: once. */
  take(token: string): Selection | undefined {
    const selection = this.begun.get(token);
    this.begun.delete(token);
    return selection;
  }
}
