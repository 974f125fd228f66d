import { AppError, type FieldFault } from '../../errors.js';
import type { Services } from '../../services.js';
import { type Answer, page } from '../answer.js';
import { outcomeSources } from '../outcomes/outcomeSources.js';
import type { CourseRequest } from '../route.js';
import { type BadgeInForm, badgeFormPage, type FormReader } from './badgeFormPage.js';

/** A course request with what every page of this journey needs beside it. */
export interface DefineRequest extends CourseRequest, FormReader {
  readonly person: string;
  readonly pictures: Awaited<ReturnType<Services['schoolPictures']>>;
}

/** The teacher came from choosing badges to place, and goes back there once this one is published. */
function placing({ query, form }: CourseRequest): string | undefined {
  return form.optional('place') ?? query.optional('place');
}

export async function toDefineRequest<R extends CourseRequest>(request: R): Promise<R & DefineRequest> {
  const { services, session } = request;
  const institution = await services.findInstitution(session.institution);
  // An admin who came by a setup link is nobody in a course.
  if (session.person === undefined) throw new AppError('NOT_ALLOWED');
  const pictures = await services.schoolPictures(institution);
  return {
    ...request,
    institution,
    person: session.person,
    place: placing(request),
    pictures,
    templates: pictures.allowed,
  };
}

/** The form, with what keeps its picture from being drawn shown at the picture's fields. */
export function showForm(request: DefineRequest, inForm: BadgeInForm, status = 200): Answer {
  const data = badgeFormPage({ ...inForm, pictureFaults: pictureFaults(request, inForm) }, request);
  return page('define/badgeForm', { ...data, sources: outcomeSources(inForm, request) }, status);
}

export function pictureFaults(
  { pictures, text }: DefineRequest,
  { typed, faults = [] }: BadgeInForm,
): readonly FieldFault[] {
  const title = typed.texts.title || text('define.picture.placeholder');
  const found = pictures.check(typed.image, title);
  return found.filter(({ field }) => !faults.some((fault) => fault.field === field));
}
