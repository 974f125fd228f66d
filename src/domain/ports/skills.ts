import type { Skill } from '../skills.js';

/** What reads ESCO's skills from a file. */
export interface SkillReader {
  /**
   * The skills of ESCO's CSV in slices, the event loop free between them.
   * @throws {InvalidInput} on `file` when it is none
   */
  read(file: Buffer): AsyncIterable<readonly Skill[]>;
}
