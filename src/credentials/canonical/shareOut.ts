import { type Blank, isBlank, isSlot, type Line, type Templates } from './line.js';
import { templateOf } from './templateOf.js';

/** Number of an item; undefined for what belongs to the whole document. */
type Owner = number | undefined;

/**
 * Which lines come from which item. Undefined where that can't be told: a line ties two items together, or an item to
 * more of the document than what it hangs on.
 */
export function shareOut(lines: readonly Line[], items: number): Templates | undefined {
  const owners = ownersOf(lines);
  const shares = new Map<Owner, Line[]>();
  for (const line of lines) {
    const named = new Set<Owner>([...itemsIn(line), ...blanksIn(line).map(({ blank }) => owners.get(blank))]);
    if (named.size > 1) return undefined;
    const [owner] = named;
    const share = shares.get(owner);
    if (share === undefined) shares.set(owner, [line]);
    else share.push(line);
  }
  // A node of an item's hangs on something that has a name; else it might be the document itself, taken for the item's.
  const hanging = new Set(
    lines
      .filter(isLink)
      .flatMap(blanksIn)
      .map(({ blank }) => blank),
  );
  if (![...owners.keys()].every((blank) => hanging.has(blank))) return undefined;
  return {
    whole: templateOf(shares.get(undefined) ?? []),
    items: Array.from({ length: items }, (_, item) => templateOf(shares.get(item) ?? [])),
  };
}

/** A blank node is an item's when one of its lines holds a value of that item's. */
function ownersOf(lines: readonly Line[]): ReadonlyMap<number, number> {
  const owners = new Map<number, number>();
  for (const line of lines) {
    const [item] = itemsIn(line);
    if (item !== undefined) for (const { blank } of blanksIn(line)) owners.set(blank, item);
  }
  return owners;
}

function itemsIn(line: Line): number[] {
  return line.filter(isSlot).flatMap(({ item }) => item ?? []);
}

function blanksIn(line: Line): Blank[] {
  return line.filter(isBlank);
}

function isLink([subject]: Line): boolean {
  return subject !== undefined && !isBlank(subject);
}
