import assert from 'node:assert/strict';
import { expiryOf, mayEarnAgain, monthsLater } from '../../src/domain/validity.js';
import { sampleIssuedBadge } from '../store/sampleDocuments.js';

describe('How long a badge is valid', () => {
  const later = (date: string, months: number) => monthsLater(new Date(date), months).toISOString();

  it('is counted in months, at the end of a shorter one', () => {
    assert.equal(later('2026-11-24T10:15:30.000Z', 24), '2028-11-24T10:15:30.000Z');
    assert.equal(later('2027-12-31T10:00:00.000Z', 2), '2028-02-29T10:00:00.000Z');
    assert.equal(later('2026-01-31T10:00:00.000Z', 1), '2026-02-28T10:00:00.000Z');
    assert.equal(later('2026-12-01T00:00:00.000Z', 1), '2027-01-01T00:00:00.000Z');
  });

  it('opens the way to a renewal ninety days before the end, and after it', () => {
    const validUntil = '2028-11-24T10:00:00.000Z';
    const at = (now: string) => {
      const badge = sampleIssuedBadge({ validUntil });
      return [expiryOf(badge, new Date(now)), mayEarnAgain(badge, new Date(now))];
    };
    assert.deepEqual(at('2028-08-26T09:59:59.000Z'), ['later', false]);
    assert.deepEqual(at('2028-08-26T10:00:00.000Z'), ['soon', true]);
    assert.deepEqual(at('2028-11-24T10:00:00.000Z'), ['expired', true]);
  });

  it('never ends for a badge that names no end; a revoked one may be earned again', () => {
    const now = new Date('2099-01-01T00:00:00.000Z');
    assert.equal(expiryOf(sampleIssuedBadge(), now), 'never');
    assert.equal(mayEarnAgain(sampleIssuedBadge(), now), false);
    assert.equal(mayEarnAgain(sampleIssuedBadge({ state: 'revoked' }), now), true);
  });
});
