import { SOURCE_TYPES } from '../../domain/outcomeSource.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { objectsOf, textOf } from './hostileJson.js';

/** A learning outcome as a page shows it: with where it comes from, and the name under which a link finds it. */
export interface OutcomeItem {
  readonly text: string;
  readonly anchor: string | undefined;
  /** Framework, code and name there. */
  readonly from: string | undefined;
}

/** The outcomes among an achievement's alignments; what an outcome was taken from stands behind it. */
export function outcomeItems(achievement: JsonObject): OutcomeItem[] {
  const items: OutcomeItem[] = [];
  for (const alignment of objectsOf(achievement.alignment)) {
    const type = textOf(alignment.targetType);
    const last = items.at(-1);
    if (type === 'ext:LearningOutcome') {
      const anchor = /#(outcome-[\w-]{1,80})$/.exec(textOf(alignment.targetUrl))?.[1];
      items.push({ text: textOf(alignment.targetName), anchor, from: undefined });
    } else if (last !== undefined && SOURCE_TYPES.some((known) => known === type)) {
      items[items.length - 1] = { ...last, from: wordsOf(alignment) };
    }
  }
  return items;
}

function wordsOf({ targetFramework, targetCode, targetName }: JsonObject): string {
  return [targetFramework, targetCode, targetName].map(textOf).filter(Boolean).join(' · ');
}
