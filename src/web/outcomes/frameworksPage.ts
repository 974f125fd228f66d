import type { Framework } from '../../domain/framework.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';

/** The frameworks of the school, and three ways to bring in another. */
export function frameworksPage(
  request: BadgeRequest,
  known: readonly Framework[],
  faults: readonly FieldFault[],
): PageData {
  const { text, badge, form, present } = request;
  const framed = frame(request);
  const make = fieldMaker(faults, text);
  const words = (name: string) => text(`outcomes.framework.${name}`);
  return {
    ...framed,
    title: words('title'),
    action: paths.frameworks(badge.id),
    faults: faultViews(faults, text),
    known: known.map(({ id, title, count, updatedAt }) => ({
      href: withPlace(paths.framework(badge.id, id), framed.place),
      title,
      words: text('outcomes.framework.entry', { count, date: present.date(updatedAt) }),
    })),
    file: make('file', words('file'), '', { hint: words('fileHint') }),
    address: make('address', words('address'), form.text('address'), {
      hint: words('addressHint'),
      inputmode: 'url',
      autocomplete: 'off',
    }),
    pasted: make('pasted', words('pasted'), form.text('pasted'), {
      hint: words('pastedHint'),
      multiline: true,
      rows: 3,
    }),
    page: make('page', words('page'), form.text('page'), {
      hint: words('pageHint'),
      inputmode: 'url',
      optional: true,
    }),
  };
}
