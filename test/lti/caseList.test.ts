import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BEGIN, END, HOSTILE, reasonsWithoutProof, renderCases } from './caseList.js';

describe('docs/security.md', () => {
  const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');

  it('lists every case of the conformance suite (npx tsx scripts/write-launch-cases.ts)', () => {
    const listed = page.slice(page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)).trim();
    assert.equal(listed, renderCases().trim());
  });

  it('says what each kind of case proves', () => {
    assert.deepEqual(reasonsWithoutProof(), []);
  });

  it('names no case twice', () => {
    const names = HOSTILE.map(({ section, name, reason }) => `${reason} ${section}: ${name}`);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });
});
