import type { ReadFramework } from '../framework.js';

/** What reads frameworks from files and addresses. */
export interface FrameworkReader {
  /**
   * Moodle's CSV or a CASE package, told apart by what they are.
   * @throws {InvalidInput} on `file`, saying what is wrong with it
   */
  read(file: Buffer): ReadFramework;
  /**
   * A CASE package or document (CASE 1.0 and 1.1) at its address.
   * @throws {InvalidInput} on `address`
   */
  readAt(address: string): Promise<ReadFramework>;
}
