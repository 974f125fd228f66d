import { NOW, openEngine } from '../built.js';
import { median } from '../statistics.js';
import type { Section } from '../table.js';

const ROUNDS = 15;
const REVOKED = 10_000;
const SIZE = 131_072;

/** Bits set, compressed and signed; the badges' states are at hand. */
export const statusListSection: Section = {
  name: 'status-list',
  title: 'Status list',
  reference: 'none',
  async measure() {
    const { list } = await openEngine();
    // Spread as the keyed permutation spreads them.
    const set = Array.from({ length: REVOKED }, (_, index) => (index * 7_919) % SIZE);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      await list(set, new Date(NOW.getTime() + round * 1000));
      times.push(performance.now() - started);
    }
    const what = `${SIZE.toLocaleString('en')} entries, ${REVOKED.toLocaleString('en')} revoked: built and signed anew`;
    return { rows: [{ what, value: median(times), unit: 'ms', aim: { atMost: 200 } }] };
  },
};
