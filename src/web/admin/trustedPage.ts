import type { Institution } from '../../domain/institution.js';
import type { TrustedIssuer } from '../../domain/trustedIssuer.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

export interface TrustedContent {
  readonly listed: readonly TrustedIssuer[];
  /** Known without being listed. */
  readonly own: readonly Institution[];
  readonly faults: readonly FieldFault[];
}

export function trustedPage(
  { listed, own, faults }: TrustedContent,
  { text, form, query, present }: Pick<WebRequest, 'text' | 'form' | 'query' | 'present'>,
): PageData {
  const field = fieldMaker(faults, text);
  return {
    title: text('admin.trusted.title'),
    home: paths.admin(),
    action: paths.adminTrusted(),
    saved: query.has('saved') && text('admin.trusted.saved'),
    removed: query.has('removed') && text('admin.trusted.removed'),
    faults: faultViews(faults, text),
    own: own.map(({ profile }) => profile.name),
    issuers: listed.map((entry) => ({
      name: entry.name || entry.issuer,
      issuer: entry.issuer,
      since: text('admin.trusted.since', { date: present.date(entry.createdAt) }),
      action: paths.adminDistrust(entry.id),
    })),
    issuer: field('issuer', text('admin.trusted.issuer.label'), form.text('issuer'), {
      hint: text('admin.trusted.issuer.hint'),
      autocomplete: 'off',
    }),
    name: field('name', text('admin.trusted.name.label'), form.text('name'), {
      hint: text('admin.trusted.name.hint'),
      autocomplete: 'off',
    }),
  };
}
