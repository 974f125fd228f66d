import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { LtiConfig } from './config.js';
import type { ConfigFault } from './configError.js';
import { type JsonReader, readJson } from './jsonReader.js';
import { readPlatforms } from './staticPlatforms.js';

const MEMBERS = [
  'name',
  'description',
  'icon',
  'messages',
  'claims',
  'scopes',
  'customParameters',
  'institution',
  'platforms',
] as const;
/** Messages this version answers. */
const MESSAGES: readonly string[] = ['LtiResourceLinkRequest', 'LtiSubmissionReviewRequest'];

/** Reads `lti-config.json`. Undefined when there is nothing to read: the fault then says so. */
export function readLtiConfig(
  file: string,
  options: { readonly allowPrivateNetwork: boolean },
  faults: ConfigFault[],
): LtiConfig | undefined {
  const read = readJson(basename(file), faults);
  const json = parseFile(file, read);
  if (json === undefined) return undefined;
  const members = read.members(json, '', MEMBERS);
  const messages = read.texts(members.messages, 'messages', 100);
  for (const message of messages) {
    if (message === '' || MESSAGES.includes(message)) continue;
    read.fault('messages', `"${message}" is not answered by this version`, `Write ${MESSAGES.join(', ')}`);
  }
  return {
    name: languageTable(members.name, 'name', 100, read),
    description: languageTable(members.description, 'description', 1000, read),
    icon: iconPath(members.icon, read),
    messages,
    claims: read.texts(members.claims, 'claims', 200),
    scopes: read.texts(members.scopes, 'scopes', 500),
    customParameters: read.table(members.customParameters, 'customParameters', 500),
    institution: read.text(members.institution, 'institution', 200),
    platforms: readPlatforms(members.platforms, options, read),
  };
}

/** `{}`-safe: undefined only when the file could not be read as JSON at all. */
function parseFile(file: string, read: JsonReader): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    read.fault('', `cannot be read at ${file}`, 'Write the path of the LTI configuration into LTI_CONFIG');
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'unreadable';
    read.fault('', `is not JSON (${reason})`, 'Check commas, quotes and brackets there');
    return undefined;
  }
}

function languageTable(value: unknown, path: string, maximum: number, read: JsonReader) {
  const table = read.table(value, path, maximum);
  for (const language of Object.keys(table)) {
    if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) continue;
    read.fault(`${path}.${language}`, 'is no language tag', 'Write such as en, fi or de-AT');
  }
  if (!Object.hasOwn(table, 'en')) {
    read.fault(`${path}.en`, 'is missing', 'Write it in English: it is used where a language lacks it');
  }
  return table;
}

function iconPath(value: unknown, read: JsonReader): string {
  const icon = read.text(value, 'icon', 500);
  if (icon !== '' && !/^\/(?![/\\])[\w./-]*$/.test(icon)) {
    read.fault('icon', `"${icon}" is no path of this tool`, 'Write a path such as /assets/icon.png');
  }
  return icon;
}
