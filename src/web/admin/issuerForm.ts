import type { TypedProfile } from '../../domain/issuerProfileRules.js';
import { PROFILE_LIMITS } from '../../domain/issuerProfileRules.js';
import type { Form } from '../form.js';

/** What the form holds beside the profile's texts. */
export interface IssuerForm {
  readonly typed: TypedProfile;
  readonly revision: string;
  /** Content hash of the logo as the form had it, unless it is to be removed. */
  readonly logo: string | undefined;
  /** Rows for identifiers that the form showed. */
  readonly rows: number;
  readonly action: 'save' | 'addIdentifier';
}

/** Any unknown button saves: that is what Enter does, too. */
export function readIssuerForm(form: Form): IssuerForm {
  const indexes = form.indexes('identifier');
  const identifiers = indexes
    .map((index) => ({
      type: form.text(`identifier.${index}.type`),
      value: form.text(`identifier.${index}.value`),
    }))
    .filter(({ value }) => value !== '');
  const keptLogo = form.text('keptLogo');
  const keeps = form.text('removeLogo') !== 'yes' && /^[0-9a-f]{64}$/.test(keptLogo);
  return {
    typed: {
      name: form.text('name'),
      url: form.text('url'),
      email: form.text('email'),
      description: form.text('description'),
      countryCode: form.text('countryCode'),
      region: form.text('region'),
      identifiers,
    },
    revision: form.text('revision'),
    logo: keeps ? keptLogo : undefined,
    rows: Math.min(indexes.length, PROFILE_LIMITS.identifiers),
    action: form.text('action') === 'addIdentifier' ? 'addIdentifier' : 'save',
  };
}
