import { folded } from '../../domain/fieldReader.js';
import type { Framework, FrameworkItem, Wording } from '../../domain/framework.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { faultViews } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';
import { type ItemNode, visibleItems } from './visibleItems.js';

export interface PickInForm {
  readonly ticked?: ReadonlySet<string>;
  readonly wording?: Wording;
  readonly faults?: readonly FieldFault[];
}

interface Opened {
  readonly framework: Framework;
  readonly items: readonly FrameworkItem[];
}

interface NodeView {
  readonly id: string;
  readonly value: string;
  readonly code: string | undefined;
  readonly name: string;
  readonly description: string | undefined;
  readonly checked: boolean;
  readonly there: boolean;
  readonly more: { readonly href: string; readonly label: string; readonly of: string } | undefined;
  readonly children: readonly NodeView[];
}

/** A framework's tree with a box before each item. It works without scripts: parts and searches are pages. */
export function pickPage(request: BadgeRequest, { framework, items }: Opened, inForm: PickInForm): PageData {
  const { text, badge, query } = request;
  const framed = frame(request);
  const { faults = [], wording = 'name' } = inForm;
  const find = query.text('find');
  const visible = visibleItems(items, { under: query.text('under'), find });
  const { found, part, tops } = visible;
  const address = paths.framework(badge.id, framework.id);
  return {
    ...framed,
    title: framework.title,
    action: address,
    whole: withPlace(address, framed.place),
    isPart: part !== undefined || find !== '',
    find,
    partName: part && text('outcomes.pick.part', { name: part.name }),
    found: found === undefined ? undefined : text('outcomes.pick.found', { count: found }),
    first:
      (found ?? 0) > visible.nodes.length && text('outcomes.pick.first', { count: visible.nodes.length }),
    tops,
    faults: faultViews(faults, text),
    fault: faults[0] && faultViews(faults, text)[0]?.text,
    nodes: visible.nodes.map(nodeView(request, { address, items }, inForm)),
    wordings: items.some(({ description }) => description !== undefined) && [
      { value: 'name', label: text('outcomes.pick.name'), checked: wording === 'name' },
      { value: 'description', label: text('outcomes.pick.description'), checked: wording === 'description' },
    ],
  };
}

function nodeView(
  request: BadgeRequest,
  { address, items }: { readonly address: string; readonly items: readonly FrameworkItem[] },
  { ticked }: PickInForm,
) {
  const { text, badge } = request;
  const { place } = frame(request);
  const { outcomes } = badge.draft.competenceObjective;
  const there = new Set(
    outcomes.flatMap(({ text: words, source }) => [folded(words), source?.targetCode ?? '']),
  );
  const positions = new Map(items.map(({ id }, index) => [id, index]));
  const view = ({ item, children, below }: ItemNode): NodeView => {
    const { id, code, name, description } = item;
    return {
      id: `item-${positions.get(id)}`,
      value: id,
      code: code === name ? undefined : code,
      name,
      description,
      checked: ticked?.has(id) ?? false,
      there: there.has(id) || there.has(folded(name)),
      more:
        below === 0
          ? undefined
          : {
              href: withPlace(`${address}?under=${encodeURIComponent(id)}`, place),
              label: text('outcomes.pick.below', { count: below }),
              of: text('outcomes.pick.belowOf', { name }),
            },
      children: children.map(view),
    };
  };
  return view;
}
