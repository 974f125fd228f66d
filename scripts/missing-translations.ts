import { LANGUAGES, loadLocales } from '../src/locales/locales.js';

// What English says and the other languages don't yet: `npm run missing-translations`, with `--list` every key.

const locales = loadLocales({ strict: true });
const listed = process.argv.includes('--list');

for (const language of LANGUAGES.filter((each) => each !== 'en')) {
  const missing = locales.missing(language);
  console.log(`${language}: ${missing.length} texts missing`);
  if (listed) for (const key of missing) console.log(`  ${key}`);
}
