import { ENDORSEMENT_LIMITS, type EndorsementDraft } from '../../domain/endorsement.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { FieldFault } from '../../errors.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { achievementView } from '../public/achievementView.js';
import type { Reader } from '../public/facts.js';
import { choicesMaker } from '../submit/choices.js';

type Invitation = Awaited<ReturnType<Services['findInvitation']>>;

export const EMPTY_DRAFT: EndorsementDraft = {
  name: '',
  organisation: '',
  url: '',
  statement: '',
  confirmed: false,
};

/** The badge, and the form in which somebody outside says what they think of it. */
export function invitationPage(
  { institution, badge, version }: Invitation,
  achievement: JsonObject,
  {
    token,
    draft,
    faults,
  }: { readonly token: string; readonly draft: EndorsementDraft; readonly faults: readonly FieldFault[] },
  reader: Reader,
): PageData {
  const { text } = reader;
  const school = institution.profile.name;
  const view = achievementView(achievement, reader);
  const field = fieldMaker(faults, text);
  return {
    title: text('endorse.form.title', { badge: view.title }),
    lead: text('endorse.form.lead', { school }),
    published: text('endorse.form.published', { school }),
    badge: view,
    picture: paths.achievementPicture(badge, version),
    faults: faultViews(faults, text),
    action: paths.endorse(token),
    name: field('name', text('endorse.form.name'), draft.name, { autocomplete: 'name' }),
    organisation: field('organisation', text('endorse.form.organisation'), draft.organisation, {
      autocomplete: 'organization',
    }),
    url: field('url', text('endorse.form.url'), draft.url, {
      optional: true,
      inputmode: 'url',
      autocomplete: 'url',
    }),
    statement: field('statement', text('endorse.form.statement'), draft.statement, {
      multiline: true,
      hint: text('endorse.form.statementHint', { limit: ENDORSEMENT_LIMITS.statement }),
    }),
    confirmed: choicesMaker(faults, text)('confirmed', text('endorse.form.confirm'), {
      type: 'checkbox',
      chosen: draft.confirmed ? ['yes'] : [],
      options: [['yes', text('endorse.form.confirmed')]],
    }),
  };
}
