import assert from 'node:assert/strict';
import {
  newPermutationKey,
  STATUS_LIST_SIZE,
  statusPermutation,
} from '../../src/domain/statusPermutation.js';

const KEY = '000102030405060708090a0b0c0d0e0f';

function allIndexes(key: string): number[] {
  return Array.from({ length: STATUS_LIST_SIZE }, (_, position) => position).map(statusPermutation(key));
}

describe('The order in which status indexes are given out', () => {
  it('gives each of the 131,072 indexes exactly once', () => {
    for (const key of [KEY, newPermutationKey()]) {
      const indexes = allIndexes(key);
      assert.equal(new Set(indexes).size, STATUS_LIST_SIZE);
      assert.ok(indexes.every((index) => Number.isInteger(index) && index >= 0 && index < STATUS_LIST_SIZE));
    }
  });

  it('is the same for ever with the same key', () => {
    assert.deepEqual([0, 1, 2, 131_071].map(statusPermutation(KEY)), [88_140, 120_751, 63_775, 96_560]);
  });

  it('is another one with another key', () => {
    const other = allIndexes('ff');
    const same = allIndexes(KEY).filter((index, position) => index === other[position]);
    assert.ok(same.length < 20);
  });

  it('spreads a block over the whole list', () => {
    const permute = statusPermutation(KEY);
    const eighths = new Set(Array.from({ length: 256 }, (_, position) => permute(position) >> 14));
    assert.equal(eighths.size, 8);
    const neighbours = Array.from({ length: 255 }, (_, n) => Math.abs(permute(n) - permute(n + 1)));
    assert.ok(neighbours.filter((distance) => distance < 64).length < 20);
  });

  it('refuses positions outside the list', () => {
    const permute = statusPermutation(KEY);
    for (const position of [-1, 131_072, 0.5, Number.NaN]) assert.throws(() => permute(position), RangeError);
  });
});
