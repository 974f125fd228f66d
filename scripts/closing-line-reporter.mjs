import Mocha from 'mocha';

/**
 * Mocha's readable "dot" output for people, then one plain closing line for machines:
 * `N passed, N failed` (and `, N skipped`). Skipped tests are listed with their titles, which carry the reason.
 */
export default class ClosingLineReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      for (const title of skipped) console.log(`  skipped: ${title}`);
      console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
    });
  }
}
