import { describe } from 'mocha';
import { describeConditionalWrites } from './contract/conditionalWrites.js';
import { describeDocuments } from './contract/documents.js';
import { describeExpiry } from './contract/expiry.js';
import { describePages } from './contract/pages.js';
import { describeRefusals } from './contract/refusals.js';
import { type OpenStore, useStore } from './contract/testedStore.js';

/** What every adapter of the store must do alike. Nothing in here may know a database. */
export function describeStoreContract(name: string, open: OpenStore): void {
  describe(`store contract: ${name}`, () => {
    const test = useStore(open);
    describeDocuments(test);
    describeConditionalWrites(test);
    describeExpiry(test);
    describePages(test);
    describeRefusals(test);
  });
}
