import {
  cut,
  FRAMEWORK_LIMITS,
  type FrameworkItem,
  inTreeOrder,
  type ReadFramework,
} from '../../domain/framework.js';
import { SOURCE_LIMITS } from '../../domain/outcomeSource.js';
import { InvalidInput } from '../../errors.js';
import { plainText } from './plainText.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * A CASE package (1EdTech CASE 1.0 §CFPackage; 1.1 has the same members): its document, its items, and of the
 * associations those that make the tree. @throws {InvalidInput} on `file` when it is none
 */
export function readCasePackage(json: unknown): ReadFramework {
  const whole = asObject(json);
  const found = whole.CFPackage === undefined ? whole : asObject(whole.CFPackage);
  const document = asObject(found.CFDocument);
  const identifier = asText(document.identifier);
  const cfItems = asArray(found.CFItems).map(asObject);
  if (identifier === '' || cfItems.length === 0) throw fault('notCase');
  if (cfItems.length > FRAMEWORK_LIMITS.items)
    throw fault('tooManyRows', { maximum: FRAMEWORK_LIMITS.items });
  const places = placesOf(asArray(found.CFAssociations).map(asObject));
  const items = cfItems.flatMap((item) => readItem(item, places));
  if (items.length === 0) throw fault('notCase');
  const url = webAddress(asText(document.officialSourceURL)) ?? webAddress(asText(document.uri));
  return {
    origin: 'case',
    identifier: `case:${identifier}`.slice(0, FRAMEWORK_LIMITS.identifier),
    title: cut(plainText(asText(document.title)), FRAMEWORK_LIMITS.title) || identifier,
    ...(url !== undefined && { url }),
    items: inTreeOrder(items.sort((one, other) => orderOf(one, places) - orderOf(other, places))),
  };
}

/** Whether the items are in it, too. */
export function isPackage(json: unknown): boolean {
  const whole = asObject(json);
  return Array.isArray(asObject(whole.CFPackage ?? whole).CFItems);
}

/** Where a CFDocument says its whole package is. */
export function packageAddress(json: unknown): string | undefined {
  const document = asObject(asObject(json).CFDocument ?? json);
  return webAddress(asText(asObject(document.CFPackageURI).uri));
}

interface Place {
  readonly parent: string;
  readonly order: number;
}

function placesOf(associations: readonly Json[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const association of associations) {
    if (association.associationType !== 'isChildOf') continue;
    const child = nodeOf(association.originNodeURI);
    const order = Number(association.sequenceNumber ?? 0);
    if (child !== '' && !places.has(child)) {
      places.set(child, {
        parent: nodeOf(association.destinationNodeURI),
        order: Number.isFinite(order) ? order : 0,
      });
    }
  }
  return places;
}

function orderOf({ id }: FrameworkItem, places: ReadonlyMap<string, Place>): number {
  return places.get(id)?.order ?? 0;
}

/** Some write the identifier only into the address. */
function nodeOf(link: unknown): string {
  if (typeof link === 'string') return link.split('/').at(-1) ?? '';
  const { identifier, uri } = asObject(link);
  return asText(identifier) || (asText(uri).split('/').at(-1) ?? '');
}

function readItem(item: Json, places: ReadonlyMap<string, Place>): FrameworkItem[] {
  const id = asText(item.identifier).slice(0, FRAMEWORK_LIMITS.identifier);
  const name = cut(plainText(asText(item.fullStatement)), FRAMEWORK_LIMITS.name);
  if (id === '' || name === '') return [];
  const code = cut(plainText(asText(item.humanCodingScheme)), SOURCE_LIMITS.code);
  const url = webAddress(asText(item.uri));
  const parent = places.get(id)?.parent;
  return [
    {
      id,
      ...(parent !== undefined && { parent }),
      ...(code !== '' && { code }),
      name,
      ...(url !== undefined && { url }),
    },
  ];
}

/** An address that a badge may point to. */
function webAddress(address: string): string | undefined {
  if (address.length > SOURCE_LIMITS.url || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return undefined;
  const { username, password } = new URL(address);
  return username === '' && password === '' ? address : undefined;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function fault(reason: string, values?: Readonly<Record<string, number>>): InvalidInput {
  return new InvalidInput([
    { field: 'file', message: `outcomes.faults.${reason}`, ...(values && { values }) },
  ]);
}
