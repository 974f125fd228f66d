import type { FieldFault } from '../../../errors.js';
import type { PageData } from '../../answer.js';
import { faultViews, fieldMaker } from '../../field.js';
import { paths } from '../../paths.js';
import type { WebRequest } from '../../route.js';
import { guides } from './guides.js';
import { type PlatformFormState, platformFields } from './platformForm.js';

export interface NewPlatformState {
  readonly form: PlatformFormState;
  /** What was typed for a registration link, and what is wrong with it. */
  readonly lms: string;
  readonly lmsFaults: readonly FieldFault[];
}

/** Both ways to connect a platform: by a link that the platform does the rest with, or value by value. */
export function newPlatformPage({ services, text }: WebRequest, state: NewPlatformState): PageData {
  const { form, lms, lmsFaults } = state;
  const { publicUrl } = services.config;
  return {
    title: text('platforms.new.title'),
    home: paths.admin(),
    faults: faultViews([...lmsFaults, ...form.faults], text),
    linkAction: paths.adminPlatformLinks(),
    lms: fieldMaker(lmsFaults, text)('lms', text('platforms.new.lms'), lms, {
      inputmode: 'url',
      autocomplete: 'off',
      optional: true,
      hint: text('platforms.new.lmsHint'),
    }),
    guides: guides(services.toolFacts, `${publicUrl}${paths.ltiConfig()}`, text),
    action: paths.adminNewPlatform(),
    fields: platformFields(form, text),
  };
}
