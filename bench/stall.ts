import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest time, in milliseconds, that the event loop was held up while `act` ran. */
export async function longestStall(act: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await act();
  delays.disable();
  return delays.max / 1e6;
}
