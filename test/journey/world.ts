import type { Browser } from 'playwright-core';
import { type RunningTool, startTool, type ToolOptions } from '../harness.js';
import { Visits } from './visits.js';

/** A window's size, and how it is called in the names of screenshots. */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scripts: boolean;
  readonly colours?: 'light' | 'dark';
}

export const DESK: View = { name: '1280', width: 1280, height: 900, scripts: true };
export const PHONE: View = { name: '390', width: 390, height: 844, scripts: true };
export const DESK_DARK: View = { ...DESK, name: '1280-dark', colours: 'dark' };
export const DESK_WITHOUT_SCRIPTS: View = { ...DESK, name: '1280-no-script', scripts: false };

/** One school with its tool, seen through one kind of window. Time goes on only where a test says so, beside the real one. */
export class World {
  readonly visits = new Visits();
  /** What was wrong with the pages seen since it was last asked. */
  readonly faults: string[] = [];
  private constructor(
    readonly browser: Browser,
    readonly view: View,
    readonly tool: RunningTool,
    private readonly time: { passed: number },
  ) {}

  static async open(browser: Browser, view: View, options: ToolOptions = {}): Promise<World> {
    const time = { passed: 0 };
    const tool = await startTool({ ...options, clock: () => new Date(Date.now() + time.passed) });
    return new World(browser, view, tool, time);
  }

  pass(milliseconds: number): void {
    this.time.passed += milliseconds;
  }

  /** @throws {Error} with everything that was wrong since the last time */
  expectNoFaults(): void {
    const faults = this.faults.splice(0);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  async close(): Promise<void> {
    await this.tool.close();
  }
}
