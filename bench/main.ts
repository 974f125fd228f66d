import { closeConnections } from './http.js';
import { approvalSection } from './sections/approval.js';
import { classesSection } from './sections/classes.js';
import { diskSection } from './sections/disk.js';
import { growthSection } from './sections/growth.js';
import { launchSection } from './sections/launch.js';
import { ltijsSection } from './sections/ltijs.js';
import { newPictureSection } from './sections/newPicture.js';
import { pageSection } from './sections/page.js';
import { picturesSection } from './sections/pictures.js';
import { signingSection } from './sections/signing.js';
import { startSection } from './sections/start.js';
import { statusListSection } from './sections/statusList.js';
import { verifyingSection } from './sections/verifying.js';
import { printTable } from './table.js';

const SECTIONS = [
  startSection,
  launchSection,
  ltijsSection,
  pageSection,
  signingSection,
  verifyingSection,
  statusListSection,
  picturesSection,
  newPictureSection,
  classesSection,
  approvalSection,
  diskSection,
];

/**
 * Measures the built tool, each figure beside a bare reference. Arguments: sections by name; or `growth`, alone or with
 * a number of credentials.
 */
async function main(names: readonly string[]): Promise<void> {
  const [asked, rows] = names;
  // Never among all of them: it takes minutes, and gigabytes.
  const sections =
    asked === 'growth' ? [growthSection(rows === undefined ? undefined : Number(rows))] : SECTIONS;
  const known = [...sections.map(({ name }) => name), ...(asked === 'growth' ? [rows] : [])];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No section ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  const wanted = sections.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const section of wanted) printTable(section, await section.measure());
  closeConnections();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
