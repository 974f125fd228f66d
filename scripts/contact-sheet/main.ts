import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createImages } from '../../src/images/images.js';
import { sheetPage } from './page.js';
import { drawTemplate, overviewPng, type SheetPicture, templatePng } from './pictures.js';

// Every template to look at: `npm run contact-sheet`, or `npm run contact-sheet -- hexagon` for some of them.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(ROOT, 'test-output', 'contact-sheet');
const images = createImages({ templatesDirs: [join(ROOT, 'badge-templates')] });
const wanted = process.argv.slice(2);
const templates = images.templates().filter(({ name }) => wanted.length === 0 || wanted.includes(name));

mkdirSync(folder, { recursive: true });
const rows: (readonly SheetPicture[])[] = [];
for (const { name } of templates) {
  const pictures = await drawTemplate(images, name, folder);
  writeFileSync(join(folder, `${name}.png`), await templatePng(pictures));
  rows.push(pictures);
}
const sections = templates.map(({ name, title }, index) => ({
  name,
  title: title.en ?? name,
  pictures: rows[index] ?? [],
}));
writeFileSync(join(folder, 'index.html'), sheetPage(sections));
writeFileSync(join(folder, 'contact-sheet.png'), await overviewPng(rows));
console.log(`${templates.length} templates: ${join(folder, 'index.html')} and contact-sheet.png beside it`);
