import { folded } from '../../domain/fieldReader.js';
import type { FrameworkItem } from '../../domain/framework.js';

/** An item of a page's tree. `below`: how many more are under it that the page does not show. */
export interface ItemNode {
  readonly item: FrameworkItem;
  readonly children: readonly ItemNode[];
  readonly below: number;
}

export interface VisibleItems {
  readonly nodes: readonly ItemNode[];
  /** Of a search: how many were found in all. */
  readonly found?: number;
  /** The item whose part of the framework this is. */
  readonly part?: FrameworkItem;
  /** Only the tops of a large framework. */
  readonly tops: boolean;
}

/** So many a page shows at once: more are slow on a phone and hard to look through. */
const MOST = 250;

/** What a page shows of a framework: all of a small one, a part, the tops of a large one, or what was found. */
export function visibleItems(
  items: readonly FrameworkItem[],
  { under = '', find = '' }: { readonly under?: string; readonly find?: string },
): VisibleItems {
  const words = folded(find).split(' ').filter(Boolean);
  if (words.length > 0) {
    const found = items.filter((item) => matches(item, words));
    const nodes = found.slice(0, MOST).map((item) => ({ item, children: [], below: 0 }));
    return { nodes, found: found.length, tops: false };
  }
  const tree = new Tree(items);
  const part = items.find(({ id }) => id === under);
  const count = part === undefined ? items.length : tree.below(part.id);
  const depth = count <= MOST ? Number.POSITIVE_INFINITY : 1;
  const nodes = tree.nodes(part?.id, depth);
  return { nodes, ...(part && { part }), tops: depth === 1 };
}

/** Every word begins a word of the item. */
function matches({ code = '', name, description = '' }: FrameworkItem, words: readonly string[]): boolean {
  const text = ` ${folded(`${code} ${name} ${description}`).replace(/[^\p{L}\p{N}.]+/gu, ' ')}`;
  return words.every((word) => text.includes(` ${word}`));
}

class Tree {
  private readonly children = new Map<string | undefined, FrameworkItem[]>();
  private readonly counts = new Map<string, number>();

  /** @param items parents before their children */
  constructor(items: readonly FrameworkItem[]) {
    for (const item of items) {
      const siblings = this.children.get(item.parent) ?? [];
      siblings.push(item);
      this.children.set(item.parent, siblings);
    }
    for (const item of items.toReversed()) {
      const { parent } = item;
      if (parent !== undefined) this.counts.set(parent, this.below(parent) + this.below(item.id) + 1);
    }
  }

  below(id: string): number {
    return this.counts.get(id) ?? 0;
  }

  nodes(parent: string | undefined, depth: number): ItemNode[] {
    return (this.children.get(parent) ?? []).map((item) => ({
      item,
      children: depth > 1 ? this.nodes(item.id, depth - 1) : [],
      below: depth > 1 ? 0 : this.below(item.id),
    }));
  }
}
