import { differingFields, type TypedBadge } from '../../domain/typedBadge.js';
import { badgeFields, type FieldContext, shownValue } from './badgeFields.js';
import { describeImage, type PictureContext } from './pictureSection.js';

export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Field by field what a colleague saved and what this teacher typed, where the two are not the same. */
export function differences(
  theirs: TypedBadge,
  mine: TypedBadge,
  context: FieldContext & PictureContext,
): Difference[] {
  const { text } = context;
  const [their, my] = [badgeFields(theirs, [], context), badgeFields(mine, [], context)];
  const orEmpty = (value: string): string => value || text('define.conflict.empty');
  return differingFields(theirs, mine).map((name) =>
    name === 'image'
      ? {
          label: text('define.sections.picture'),
          theirs: describeImage(theirs, context),
          mine: describeImage(mine, context),
        }
      : {
          label: their[name].label,
          theirs: orEmpty(shownValue(their[name])),
          mine: orEmpty(shownValue(my[name])),
        },
  );
}
