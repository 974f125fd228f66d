import type { BadgeContent, BadgeDefinition } from '../../domain/badgeDefinition.js';
import { readBadge } from '../../domain/badgeRules.js';
import type { Stored } from '../../domain/ports/store.js';
import { type TypedBadge, typedBadge } from '../../domain/typedBadge.js';
import { InvalidInput } from '../../errors.js';
import { type Answer, seeOther } from '../answer.js';
import type { Form } from '../form.js';
import { paths } from '../paths.js';
import type { BadgeRequest, CourseRequest } from '../route.js';
import { readBadgeForm } from './badgeForm.js';
import { withPlace } from './badgeFormPage.js';
import { withDerived } from './elementsSection.js';
import { isTranslating, languageAsked } from './languagesSection.js';
import { type DefineRequest, showForm, toDefineRequest } from './showForm.js';

const SAVING = new Set(['save', 'preview', 'publish', 'rubric', 'paste', 'import']);

const isSaving = (form: Form): boolean => SAVING.has(form.text('action')) || isTranslating(form);

interface Saved {
  readonly kind: 'saved' | 'conflict';
  readonly badge: Stored<BadgeDefinition>;
  readonly draft: BadgeContent;
}

/** The first save of a new badge. */
export async function createFromForm(courseRequest: CourseRequest): Promise<Answer> {
  const request = await toDefineRequest(courseRequest);
  const { form, services, institution, course, person } = request;
  const typed = readBadgeForm(form);
  const newBadge = form.text('newBadge');
  if (form.text('action') === 'derive')
    return showForm(request, { typed: derived(request, typed), newBadge });
  if (!isSaving(form)) return showForm(request, { typed, newBadge, notice: 'recovered' });
  return orFaults(
    async () =>
      afterSaving(
        request,
        await services.createBadge({ institution, course: course.id, person, id: newBadge, typed }),
      ),
    (faults) => showForm(request, { typed, newBadge, faults }, 422),
  );
}

export async function saveForm(badgeRequest: BadgeRequest): Promise<Answer> {
  const request = await toDefineRequest(badgeRequest);
  const { form, services, institution, badge } = request;
  const typed = readBadgeForm(form);
  const revision = Number(form.text('revision'));
  if (form.text('action') === 'derive') {
    return showForm(request, { typed: derived(request, typed), badge: { ...badge, revision } });
  }
  if (!isSaving(form)) {
    return showForm(request, { typed, badge, notice: 'recovered', conflict: 'recovered' });
  }
  return orFaults(
    async () =>
      afterSaving(request, await services.saveBadgeDraft({ institution, badge: badge.id, revision, typed })),
    // The form keeps the revision it came with: a conflict is still found when the faults are mended.
    (faults) => showForm(request, { typed, badge: { ...badge, revision }, faults }, 422),
  );
}

/** Publishes what is stored. A form without a revision means the draft as it stands now. */
export async function publishStored(badgeRequest: BadgeRequest): Promise<Answer> {
  const request = await toDefineRequest(badgeRequest);
  const { form, badge } = request;
  const revision = form.has('revision') ? Number(form.text('revision')) : badge.revision;
  return publish(request, { ...badge, revision });
}

async function afterSaving(request: DefineRequest, { kind, badge, draft }: Saved): Promise<Answer> {
  if (kind === 'conflict') {
    return showForm(request, { typed: typedBadge(draft), badge, conflict: 'stale' }, 409);
  }
  const action = request.form.text('action');
  if (action === 'publish') return publish(request, badge);
  if (action === 'rubric') return seeOther(paths.rubric(badge.id));
  if (action === 'paste') return seeOther(withPlace(paths.pasteOutcomes(badge.id), request.place));
  if (action === 'import') return seeOther(withPlace(paths.outcomes(badge.id), request.place));
  const language = languageAsked(request.form, badge.draft);
  if (language !== undefined) return seeOther(paths.badgeLanguage(badge.id, language));
  const next = `${paths.editBadge(badge.id)}${action === 'preview' ? '#picture' : '?saved=1'}`;
  return seeOther(withPlace(next, request.place));
}

async function publish(request: DefineRequest, badge: Stored<BadgeDefinition>): Promise<Answer> {
  const { services, institution, person } = request;
  const typed = typedBadge(badge.draft);
  return orFaults(
    async () => {
      const published = await services.publishBadge({
        institution,
        badge: badge.id,
        revision: badge.revision,
        person,
      });
      if (published.kind === 'published') return seeOther(afterPublishing(request, badge.id));
      const { draft } = published.badge;
      return showForm(
        request,
        { typed: typedBadge(draft), badge: published.badge, conflict: 'changed' },
        409,
      );
    },
    (faults) => showForm(request, { typed, badge, faults }, 422),
  );
}

function afterPublishing({ place, course }: DefineRequest, badge: string): string {
  if (place === undefined) return `${paths.badge(badge)}?published=1`;
  return `${paths.deepLink(course.id, place)}?badge=${encodeURIComponent(badge)}`;
}

/** What follows from what was typed, filled in; nothing is saved. */
function derived({ institution }: DefineRequest, typed: TypedBadge): TypedBadge {
  return withDerived(typed, readBadge(typed, undefined, () => '').content.elements, institution);
}

async function orFaults(
  act: () => Promise<Answer>,
  refuse: (faults: InvalidInput['faults']) => Answer,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof InvalidInput) return refuse(error.faults);
    throw error;
  }
}
