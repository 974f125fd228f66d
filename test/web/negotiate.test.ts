import assert from 'node:assert/strict';
import { preferredType } from '../../src/web/negotiate.js';

describe('What an Accept header asks for', () => {
  const offered = ['application/vc+ld+json', 'application/json', 'text/html'] as const;
  const cases: readonly (readonly [accept: string | undefined, expected: string])[] = [
    [undefined, 'application/vc+ld+json'],
    ['', 'application/vc+ld+json'],
    ['*/*', 'application/vc+ld+json'],
    ['text/*', 'application/vc+ld+json'],
    ['application/xhtml+xml', 'application/vc+ld+json'],
    ['application/json', 'application/json'],
    ['application/json, text/plain, */*', 'application/json'],
    ['text/html', 'text/html'],
    ['Text/HTML;charset=utf-8', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['application/json;q=0.5, text/html', 'text/html'],
    ['application/json, text/html', 'application/json'],
    ['text/html;q=0', 'application/vc+ld+json'],
    ['text/html;q=nonsense', 'application/vc+ld+json'],
    ['text/html;q=7', 'application/vc+ld+json'],
    [',;,;q=1', 'application/vc+ld+json'],
  ];
  for (const [accept, expected] of cases) {
    it(`${accept === undefined ? 'none' : `"${accept}"`} gets ${expected}`, () => {
      assert.equal(preferredType(accept, offered), expected);
    });
  }
});
