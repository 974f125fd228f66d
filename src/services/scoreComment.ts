import type { Locales } from '../locales/locales.js';
import type { ScoreWords } from '../usecases/queueScore.js';

/** What stands beside the grade in the gradebook, in the badge's own language. A reason that is too long is cut. */
export function scoreComment({ choose, translate }: Locales) {
  return ({ title, language, reason, grade, address }: ScoreWords, maximum: number): string => {
    const text = translate(choose(language));
    const parts = [
      text('scores.comment.earned', { title }),
      ...(grade === undefined ? [] : [text('scores.comment.grade', { grade })]),
      text('scores.comment.address', { address }),
    ];
    const room = maximum - parts.join('\n').length - 1;
    const [earned = '', ...rest] = parts;
    const said = reason === '' || room < 20 ? [] : [cut(reason, room)];
    return [earned, ...said, ...rest].join('\n').slice(0, maximum);
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
