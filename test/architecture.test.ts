import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What each part of src may import, beside itself. `errors` is the shared ground. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  server: ['services', 'app', 'config', 'usecases'],
  app: ['services', 'web'],
  services: [
    'config',
    'credentials',
    'domain',
    'images',
    'imports',
    'locales',
    'lti',
    'network',
    'secrets',
    'store',
    'usecases',
    'web',
    'worker',
  ],
  config: [],
  domain: [],
  usecases: ['domain'],
  worker: ['domain'],
  lti: ['domain', 'network', 'secrets'],
  credentials: ['domain', 'network', 'secrets'],
  images: ['domain', 'network', 'secrets'],
  imports: ['domain', 'network'],
  network: ['domain'],
  secrets: ['domain'],
  store: ['domain', 'secrets'],
  web: ['services', 'domain', 'locales'],
  locales: [],
  cli: ['services', 'config', 'domain', 'store'],
  demo: ['services', 'app', 'config'],
  errors: [],
};

/** A library has one home. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  express: ['web', 'app'],
  handlebars: ['web'],
  helmet: ['web'],
  busboy: ['web'],
  fflate: ['images', 'imports', 'web'],
  libsql: ['store'],
  mongoose: ['store'],
  'csv-parse': ['imports'],
  'read-excel-file': ['imports'],
  'write-excel-file': ['imports'],
  sharp: ['images'],
  'opentype.js': ['images'],
  'lucide-static': ['images'],
  jose: ['lti', 'credentials', 'demo'],
  ltijs: ['lti'],
  jsonld: ['credentials'],
  ajv: ['credentials'],
  '@digitalbazaar/vc': ['credentials'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

describe('The architecture', () => {
  const files = sourceFiles(SRC);
  const imports = files.flatMap(importsOf);

  it('lets every part import only what stands to its right', () => {
    const faults = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter(({ from, to }) => from !== to && to !== 'errors' && !MAY_IMPORT[from]?.includes(to))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    assert.deepEqual(faults, []);
  });

  it('gives pages only the type of the services', () => {
    const faults = imports.filter(
      ({ from, to, typeOnly }) => from === 'web' && to === 'services' && !typeOnly,
    );
    assert.deepEqual(faults, []);
  });

  it('keeps every library in its home', () => {
    const faults = imports
      .filter(({ specifier, from }) => HOMES[packageOf(specifier)]?.includes(from) === false)
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    assert.deepEqual(faults, []);
  });

  it('reads process.env only in src/config', () => {
    const faults = files.filter(
      (file) => !file.startsWith('config/') && source(file).includes('process.env'),
    );
    assert.deepEqual(faults, []);
  });

  it('calls fetch only in src/network and in the demo LMS', () => {
    const faults = files.filter(
      (file) => !/^(network|demo)\//.test(file) && /(^|[^.\w])fetch\(/.test(source(file)),
    );
    assert.deepEqual(faults, []);
  });

  it('has no file of more than 300 lines', () => {
    const faults = files.filter((file) => source(file).split('\n').length > 300);
    assert.deepEqual(faults, []);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
}

function source(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const pattern = /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g;
  return [...source(file).matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.')
      ? relative(SRC, resolve(SRC, dirname(file), specifier)).replace(/\.js$/, '.ts')
      : '';
    return { file, specifier, from: partOf(file), to: partOf(target), typeOnly: match[1] !== undefined };
  });
}

/** `web` for web/route.ts, `services` for services.ts. */
function partOf(file: string): string {
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

function packageOf(specifier: string): string {
  return specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? '');
}
