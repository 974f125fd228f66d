import { characters, cleanLine } from './fieldReader.js';
import { type OutcomeSource, SOURCE_LIMITS } from './outcomeSource.js';
import type { TakenOutcome } from './takeOver.js';

export const FRAMEWORK_ORIGINS = ['moodle', 'case'] as const;
export type FrameworkOrigin = (typeof FRAMEWORK_ORIGINS)[number];

/** A competency framework that a teacher brought in, for all teachers of the school. */
export interface Framework {
  readonly id: string;
  readonly institution: string;
  readonly origin: FrameworkOrigin;
  /** What it is called where it comes from, unique in the institution: the same one again takes the place of the old. */
  readonly identifier: string;
  readonly title: string;
  /** Where people can read it. */
  readonly url?: string;
  /** Id of its contents: a hash, so that contents never change. */
  readonly contents: string;
  readonly count: number;
  readonly updatedAt: string;
}

/** The items of a framework, parents before their children. `id` is a hash of them. */
export interface FrameworkContents {
  readonly id: string;
  readonly institution: string;
  readonly items: readonly FrameworkItem[];
}

export interface FrameworkItem {
  /** Unique in the framework. */
  readonly id: string;
  readonly parent?: string;
  /** As people quote it, such as `1.OA.3`. */
  readonly code?: string;
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
}

/** A framework as it was read from a file. */
export interface ReadFramework extends Pick<Framework, 'origin' | 'identifier' | 'title' | 'url'> {
  readonly items: readonly FrameworkItem[];
}

export const FRAMEWORK_LIMITS = {
  items: 10_000,
  depth: 20,
  name: SOURCE_LIMITS.name,
  description: 2000,
  title: SOURCE_LIMITS.framework,
  identifier: SOURCE_LIMITS.code,
} as const;

/** Which words of an item become the outcome's. */
export const WORDINGS = ['name', 'description'] as const;
export type Wording = (typeof WORDINGS)[number];

/** The picked items as outcomes, in the framework's order, each with its alignment. */
export function outcomesOf(
  framework: Pick<Framework, 'origin' | 'title' | 'url'>,
  items: readonly FrameworkItem[],
  wording: Wording,
): TakenOutcome[] {
  return items.map((item) => ({
    text: cleanLine((wording === 'description' && item.description) || item.name),
    source: sourceOf(framework, item),
  }));
}

/** Open Badges 3.0 §Alignment: CASE items have an address and a type of their own, Moodle's competencies an ID number. */
function sourceOf(
  { origin, title, url }: Pick<Framework, 'origin' | 'title' | 'url'>,
  item: FrameworkItem,
): OutcomeSource {
  const isCase = origin === 'case';
  const target = isCase ? item.url : url;
  const name = isCase && item.code !== undefined ? `${item.code} ${item.name}` : item.name;
  return {
    targetType: isCase ? 'CFItem' : 'ext:MoodleCompetency',
    targetName: cut(name, SOURCE_LIMITS.name),
    ...(target !== undefined && { targetUrl: target }),
    targetCode: item.id,
    targetFramework: title,
  };
}

/** The beginning, in whole characters. */
export function cut(text: string, maximum: number): string {
  return characters(text) <= maximum ? text : `${[...text].slice(0, maximum - 1).join('')}…`;
}

/**
 * Parents before children, each child below its parent; what names no known parent, or itself through others, stands at
 * the top. Order is otherwise kept.
 */
export function inTreeOrder(items: readonly FrameworkItem[]): FrameworkItem[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const children = new Map<string | undefined, FrameworkItem[]>();
  for (const item of known.values()) {
    const parent = item.parent !== undefined && known.has(item.parent) ? item.parent : undefined;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [item]);
    else siblings.push(item);
  }
  const ordered: FrameworkItem[] = [];
  const seen = new Set<string>();
  const place = (item: FrameworkItem, depth: number): void => {
    if (seen.has(item.id)) return;
    seen.add(item.id);
    ordered.push(item);
    if (depth < FRAMEWORK_LIMITS.depth)
      for (const child of children.get(item.id) ?? []) place(child, depth + 1);
  };
  const atTop = (item: FrameworkItem) => {
    const { parent: _, ...top } = item;
    return top;
  };
  for (const item of children.get(undefined) ?? []) place(atTop(item), 0);
  for (const item of known.values()) place(atTop(item), 0);
  return ordered;
}
