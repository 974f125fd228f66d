import type { Role } from '../../domain/roles.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, type BytesAnswer, page, seeOther } from '../answer.js';
import { emptyBadge } from '../define/startingBadge.js';
import { patterns } from '../paths.js';
import { adminRoute, courseRoute, type Route } from '../route.js';
import { createSheetWords, delimiterOf, type SheetWords } from './columns.js';
import { readTable } from './readTable.js';
import { planPage, sheetPage } from './sheetPage.js';
import { inCourse, inInstitution, type SheetPlace } from './sheetPlace.js';
import { sheetTable } from './sheetTable.js';

const TEACHER: readonly Role[] = ['teacher'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Badges as a spreadsheet, out and in: of a course for its teachers, of the institution for its admins. */
export const sheetRoutes: readonly Route[] = [
  ...courseRoutes('GET', patterns.courseSheet, (place) => page('sheet/sheet', sheetPage(place))),
  ...courseRoutes('GET', patterns.courseSheetXlsx, xlsx),
  ...courseRoutes('GET', patterns.courseSheetCsv, csv),
  ...courseRoutes('POST', patterns.courseSheet, lookThrough),
  ...courseRoutes('POST', patterns.courseSheetImport, apply),
  ...adminRoutes('GET', patterns.adminSheet, (place) => page('sheet/sheet', sheetPage(place))),
  ...adminRoutes('GET', patterns.adminSheetXlsx, xlsx),
  ...adminRoutes('GET', patterns.adminSheetCsv, csv),
  ...adminRoutes('POST', patterns.adminSheet, lookThrough),
  ...adminRoutes('POST', patterns.adminSheetImport, apply),
];

type Handle = (place: SheetPlace) => Answer | Promise<Answer>;

function courseRoutes(method: Route['method'], path: string, handle: Handle): readonly Route[] {
  const upload = handle === lookThrough && { body: 'upload' as const };
  return [
    courseRoute({ method, path, roles: TEACHER, ...upload, handle: (request) => handle(inCourse(request)) }),
  ];
}

function adminRoutes(method: Route['method'], path: string, handle: Handle): readonly Route[] {
  const upload = handle === lookThrough && { body: 'upload' as const };
  return [adminRoute({ method, path, ...upload, handle: (request) => handle(inInstitution(request)) })];
}

async function xlsx(place: SheetPlace): Promise<Answer> {
  return file(place, await place.request.services.sheetFiles.writeXlsx(await tableOf(place)), 'xlsx', XLSX);
}

async function csv(place: SheetPlace): Promise<Answer> {
  const { services, language } = place.request;
  const body = services.sheetFiles.writeCsv(await tableOf(place), delimiterOf(language));
  return file(place, body, 'csv', 'text/csv; charset=utf-8');
}

async function tableOf({ request, course }: SheetPlace) {
  const { services, session, text } = request;
  const { profile } = await services.findInstitution(session.institution);
  return sheetTable(await services.listSheetBadges(session.institution, course?.id), text, profile.name);
}

function file({ request }: SheetPlace, body: Buffer, ending: string, mediaType: string): BytesAnswer {
  const name = `badges-${request.now.toISOString().slice(0, 10)}.${ending}`;
  const headers = { 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' };
  return { kind: 'bytes', mediaType, body, headers };
}

/** The dry run: what the sheet would do. */
async function lookThrough(place: SheetPlace): Promise<Answer> {
  const { request, course } = place;
  const { services, session, files } = request;
  try {
    const given = files.file ?? Buffer.alloc(0);
    if (given.length === 0) throw new InvalidInput([{ field: 'file', message: 'sheet.faults.noFile' }]);
    const { rows, unknown } = readTable(await services.sheetFiles.read(given), wordsOf(place));
    const institution = await services.findInstitution(session.institution);
    const { language, text } = request;
    const { allowed: templates } = await services.schoolPictures(institution);
    const plan = await services.planSheet({
      institution,
      session: session.id,
      ...(course && { course: course.id }),
      rows,
      start: emptyBadge({ institution, templates, language, text }),
    });
    return page('sheet/plan', planPage(place, plan, unknown));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refuse(place, error.faults);
  }
}

async function apply(place: SheetPlace): Promise<Answer> {
  const { request, course, person } = place;
  const { services, session, form } = request;
  const counts = await services.applySheet({
    institution: await services.findInstitution(session.institution),
    session: session.id,
    ...(course && { course: course.id }),
    ...(person !== undefined && { person }),
    plan: form.text('plan'),
  });
  const told = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  return seeOther(`${place.paths.page}?${told.join('&')}`);
}

function refuse(place: SheetPlace, faults: readonly FieldFault[]): Answer {
  return page('sheet/sheet', sheetPage(place, faults), 422);
}

let known: SheetWords | undefined;

function wordsOf({ request: { services } }: SheetPlace): SheetWords {
  known ??= createSheetWords(services.locales);
  return known;
}
