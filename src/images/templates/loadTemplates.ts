import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TemplateSource } from '../../domain/ports/images.js';
import { closedSvgFaults } from './closedSvg.js';
import type { Manifest } from './manifest.js';
import { parseManifest } from './parseManifest.js';
import { placeholderNames } from './placeholders.js';
import type { Substitution } from './substitution.js';
import { compile } from './substitution.js';

/** A template ready to draw. */
export interface Template {
  readonly name: string;
  readonly manifest: Manifest;
  readonly svg: Substitution;
  /** Of its two files: part of the key under which pictures are kept. */
  readonly contentHash: string;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const MANIFEST = 'manifest.json';
const SVG = 'template.svg.hbs';

/**
 * Every `<name>/{manifest.json, template.svg.hbs}` of these folders, by name, folder after folder.
 * @throws {Error} listing every fault of every file.
 */
export function loadTemplates(folders: readonly string[]): readonly Template[] {
  const faults: string[] = [];
  const templates: Template[] = [];
  for (const folder of folders) {
    for (const name of templateNames(folder, faults)) {
      if (templates.some((template) => template.name === name)) {
        faults.push(`${join(folder, name)}: another template has this name`);
        continue;
      }
      const template = loadTemplate(join(folder, name), faults);
      if (template) templates.push(template);
    }
  }
  if (faults.length > 0) throw new Error(`badge templates can't be used:\n  ${faults.join('\n  ')}`);
  return templates;
}

function templateNames(folder: string, faults: string[]): readonly string[] {
  try {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    for (const name of names.filter((name) => !NAME.test(name))) {
      faults.push(`${join(folder, name)}: a template's name is of a-z, 0-9 and hyphens`);
    }
    return names.filter((name) => NAME.test(name)).sort();
  } catch {
    faults.push(`${folder}: the folder can't be read`);
    return [];
  }
}

function loadTemplate(folder: string, faults: string[]): Template | undefined {
  const manifest = readText(join(folder, MANIFEST), faults);
  const svg = readText(join(folder, SVG), faults);
  if (manifest === undefined || svg === undefined) return undefined;
  const read = readTemplateSource({ name: basename(folder), manifest, svg });
  faults.push(...read.faults.map(({ file, problem }) => `${join(folder, file)}: ${problem}`));
  return read.template;
}

export interface TemplateFault {
  /** `manifest.json` or `template.svg.hbs`. */
  readonly file: string;
  readonly problem: string;
}

/** The template of its two files, and everything wrong with them; only without faults may it be used. */
export function readTemplateSource(source: TemplateSource): {
  template: Template;
  faults: readonly TemplateFault[];
} {
  const { manifest, faults: manifestFaults } = parseManifest(parseJson(source.manifest));
  const placeholders = placeholderNames(manifest);
  const { template: svg, faults: svgFaults } = compile(
    source.svg,
    placeholders.map(({ name }) => name),
  );
  const used = new Set(placeholders.filter(({ name }) => svg.names.has(name)).map(({ of }) => of));
  const unused = [...new Set(placeholders.map(({ of }) => of))]
    .filter((name) => !used.has(name))
    .map((name) => `never uses {{${name}}}, which the manifest declares`);
  const faults = [
    ...manifestFaults.map((problem) => ({ file: MANIFEST, problem })),
    ...[...closedSvgFaults(source.svg), ...svgFaults, ...unused].map((problem) => ({ file: SVG, problem })),
  ];
  return { template: { name: source.name, manifest, svg, contentHash: contentHash(source) }, faults };
}

export function contentHash({ manifest, svg }: Pick<TemplateSource, 'manifest' | 'svg'>): string {
  return createHash('sha256').update(manifest).update('\0').update(svg).digest('hex');
}

function readText(file: string, faults: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    faults.push(`${file}: can't be read`);
    return undefined;
  }
}

/** What is no JSON is undefined, and then `parseManifest` says that the whole file must be an object. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
