import {
  DEFAULT_FIELDS,
  type DefaultField,
  defaultsRevision,
  type TypedDefaults,
  typedDefaults,
} from '../../domain/badgeDefaults.js';
import type { Institution } from '../../domain/institution.js';
import { hoursPerCredit } from '../../domain/workload.js';
import type { FieldFault } from '../../errors.js';
import type { Translate } from '../../locales/locales.js';
import type { PageData } from '../answer.js';
import { CODED } from '../define/badgeFields.js';
import { type FieldOptions, faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

export interface DefaultsInForm {
  readonly institution: Institution;
  /** By default what is kept. */
  readonly typed?: TypedDefaults;
  readonly faults?: readonly FieldFault[];
  readonly saved?: boolean;
  /** Another admin saved meanwhile. */
  readonly conflict?: boolean;
}

/** What every new badge of the school begins with. */
export function defaultsPage(inForm: DefaultsInForm, { text }: Pick<WebRequest, 'text'>): PageData {
  const { institution, faults = [] } = inForm;
  const typed = inForm.typed ?? typedDefaults(institution.badgeDefaults);
  const make = fieldMaker(faults, text);
  return {
    title: text('defaults.title'),
    home: paths.admin(),
    action: paths.adminBadgeDefaults(),
    revision: defaultsRevision(institution),
    saved: inForm.saved ?? false,
    conflict: inForm.conflict ?? false,
    faults: faultViews(faults, text),
    fields: DEFAULT_FIELDS.map((name) => {
      const words = name === 'hoursPerCredit' ? 'defaults.hoursPerCredit' : `define.fields.${name}`;
      const hours = hoursPerCredit(institution.profile.countryCode, undefined);
      return make(name, text(`${words}.label`), typed[name], {
        hint: text(`${words}.hint`, { hours }),
        ...shapeOf(name, text),
      });
    }),
  };
}

function shapeOf(name: DefaultField, text: Translate): FieldOptions {
  switch (name) {
    case 'hoursPerCredit':
      return { inputmode: 'decimal', optional: true };
    case 'qualityAssurance':
      return { multiline: true, rows: 2, optional: true };
    case 'participationForm':
    case 'deliveryMode':
    case 'supervision':
    case 'qualityAssuranceType': {
      const codes = CODED[name].map((code) => [code, text(`define.choices.${name}.${code}`)] as const);
      return { choices: [['', text('define.choices.none')] as const, ...codes] };
    }
    default:
      return { optional: true };
  }
}
