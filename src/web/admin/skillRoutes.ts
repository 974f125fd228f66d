import { type FieldFault, InvalidInput } from '../../errors.js';
import { LANGUAGES } from '../../locales/locales.js';
import { type Answer, type PageData, page, seeOther } from '../answer.js';
import { languageNames } from '../define/names.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths, patterns } from '../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';

/** ESCO's skills, brought in for teachers to search. */
export const skillRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminSkills, handle: (request) => show(request, []) }),
  adminRoute({ method: 'POST', path: patterns.adminSkills, body: 'largeUpload', handle: bringIn }),
];

async function bringIn(request: SessionRequest): Promise<Answer> {
  const { services, session, form, files } = request;
  const file = files.file ?? Buffer.alloc(0);
  const language = LANGUAGES.find((each) => each === form.text('language'));
  try {
    if (language === undefined) throw fault('language', 'language');
    if (file.length === 0) throw fault('file', 'nothing');
    await services.importSkills({ institution: session.institution, language, file });
    return seeOther(`${paths.adminSkills()}?saved=${language}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, error.faults);
  }
}

async function show(request: SessionRequest, faults: readonly FieldFault[]): Promise<Answer> {
  const { services, session, text, form, query, language, present } = request;
  const make = fieldMaker(faults, text);
  const names = languageNames(language);
  const lists = await services.listSkillCatalogues(session.institution);
  const saved = lists.find((list) => list.language === query.text('saved'));
  const data: PageData = {
    title: text('skills.title'),
    home: paths.admin(),
    action: paths.adminSkills(),
    faults: faultViews(faults, text),
    saved: saved && text('skills.saved', { count: saved.count }),
    lists: lists.map((list) => ({
      name: names.find(([code]) => code === list.language)?.[1] ?? list.language,
      words: text('skills.entry', { count: list.count, date: present.date(list.importedAt) }),
    })),
    language: make('language', text('skills.language'), form.text('language') || language, {
      hint: text('skills.languageHint'),
      choices: names.filter(([code]) => LANGUAGES.some((each) => each === code)),
    }),
    file: make('file', text('skills.file'), '', { hint: text('skills.fileHint') }),
  };
  return page('admin/skills', data, faults.length > 0 ? 422 : 200);
}

function fault(field: string, reason: string): InvalidInput {
  return new InvalidInput([{ field, message: `skills.faults.${reason}` }]);
}
