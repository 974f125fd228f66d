import { readFileSync, writeFileSync } from 'node:fs';
import { BEGIN, END, renderCases } from '../test/lti/caseList.js';

/** Brings the list of cases in docs/security.md up to date with the conformance suite. */
const file = new URL('../docs/security.md', import.meta.url);
const page = readFileSync(file, 'utf8');
const [before = '', rest = ''] = page.split(BEGIN);
const [, after = ''] = rest.split(END);
writeFileSync(file, `${before}${BEGIN}\n\n${renderCases()}\n${END}${after}`);
