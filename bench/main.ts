import { closeConnections } from './http.js';
import { approvalSection } from './sections/approval.js';
import { diskSection } from './sections/disk.js';
import { launchSection } from './sections/launch.js';
import { ltijsSection } from './sections/ltijs.js';
import { pageSection } from './sections/page.js';
import { pictureSection } from './sections/picture.js';
import { startSection } from './sections/start.js';
import { printTable } from './table.js';

const SECTIONS = [
  startSection,
  launchSection,
  ltijsSection,
  pageSection,
  approvalSection,
  diskSection,
  pictureSection,
];

/** Measures the built tool in processes of its own, each figure beside a bare reference. Arguments: sections by name. */
async function main(names: readonly string[]): Promise<void> {
  const known = SECTIONS.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No section ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  const wanted = SECTIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const section of wanted) printTable(section, await section.measure());
  closeConnections();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
