import { newId } from '../../domain/ids.js';
import { ROLES, type Role } from '../../domain/roles.js';
import { typedBadge } from '../../domain/typedBadge.js';
import type { Answer } from '../answer.js';
import { patterns } from '../paths.js';
import { type BadgeRequest, badgeRoute, type CourseRequest, courseRoute, type Route } from '../route.js';
import { livePicture } from './livePicture.js';
import { draftPicture, templatePicture, versionPicture } from './pictures.js';
import { createFromForm, publishStored, saveForm } from './saveForm.js';
import { showForm, toDefineRequest } from './showForm.js';
import { emptyBadge, exampleBadge } from './startingBadge.js';

const TEACHER: readonly Role[] = ['teacher'];

/** A teacher describes a badge and publishes it. */
export const defineRoutes: readonly Route[] = [
  courseRoute({ method: 'GET', path: patterns.newBadge, roles: TEACHER, handle: newBadge }),
  courseRoute({ method: 'POST', path: patterns.badges, roles: TEACHER, handle: createFromForm }),
  courseRoute({ method: 'GET', path: patterns.templatePicture, roles: TEACHER, handle: templatePicture }),
  courseRoute({
    method: 'POST',
    path: patterns.livePicture,
    roles: TEACHER,
    asksOnly: true,
    handle: livePicture,
  }),
  badgeRoute({ method: 'GET', path: patterns.editBadge, roles: TEACHER, handle: editBadge }),
  badgeRoute({ method: 'POST', path: patterns.editBadge, roles: TEACHER, handle: saveForm }),
  badgeRoute({ method: 'POST', path: patterns.publishBadge, roles: TEACHER, handle: publishStored }),
  badgeRoute({ method: 'GET', path: patterns.badgeDraftPicture, roles: TEACHER, handle: draftPicture }),
  badgeRoute({
    method: 'GET',
    path: patterns.badgePicture,
    roles: ROLES,
    orAdmin: true,
    orVisitor: true,
    handle: versionPicture,
  }),
];

async function newBadge(courseRequest: CourseRequest): Promise<Answer> {
  const request = await toDefineRequest(courseRequest);
  const example = request.query.text('example') === 'eportfolio';
  const typed = example ? exampleBadge(request) : emptyBadge(request);
  return showForm(request, { typed, newBadge: newId(), guided: example });
}

async function editBadge(badgeRequest: BadgeRequest): Promise<Answer> {
  const request = await toDefineRequest(badgeRequest);
  const { badge, query } = request;
  const notice = query.has('saved') ? 'saved' : query.has('undone') ? 'undone' : undefined;
  return showForm(request, { typed: typedBadge(badge.draft), badge, ...(notice && { notice }) });
}
