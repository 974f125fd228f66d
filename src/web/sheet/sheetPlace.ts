import { AppError } from '../../errors.js';
import { paths } from '../paths.js';
import type { CourseRequest, SessionRequest } from '../route.js';

/** Whose badges a sheet holds: those of a course, or of the whole institution. */
export interface SheetPlace {
  readonly request: SessionRequest;
  readonly course?: CourseRequest['course'];
  readonly person?: string;
  readonly paths: {
    readonly page: string;
    readonly xlsx: string;
    readonly csv: string;
    readonly import: string;
  };
  readonly breadcrumb: { readonly href: string; readonly title: string };
}

export function inCourse(request: CourseRequest): SheetPlace {
  const { course, session } = request;
  // An admin who came by a setup link is nobody in a course.
  if (session.person === undefined) throw new AppError('NOT_ALLOWED');
  return {
    request,
    course,
    person: session.person,
    paths: {
      page: paths.courseSheet(course.id),
      xlsx: paths.courseSheetXlsx(course.id),
      csv: paths.courseSheetCsv(course.id),
      import: paths.courseSheetImport(course.id),
    },
    breadcrumb: { href: paths.course(course.id), title: course.title },
  };
}

export function inInstitution(request: SessionRequest): SheetPlace {
  return {
    request,
    paths: {
      page: paths.adminSheet(),
      xlsx: paths.adminSheetXlsx(),
      csv: paths.adminSheetCsv(),
      import: paths.adminSheetImport(),
    },
    breadcrumb: { href: paths.admin(), title: request.text('admin.home') },
  };
}
