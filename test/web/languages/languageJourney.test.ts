import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import { ReviewedCourse } from '../review/reviewedCourse.js';

function fieldsOf(page: PageReply, form: string): FieldValues {
  const { formToken: _, ...values } = formValues(page.text.slice(page.text.indexOf(`id="${form}"`) - 100));
  return values;
}

describe('A badge in another language, from the form to the public page', () => {
  let course: ReviewedCourse;
  let path: string;
  let edit: string;

  before(async () => {
    course = await ReviewedCourse.open();
    path = paths.badgeLanguage(course.badge.id, 'fi');
    edit = paths.editBadge(course.badge.id);
  });
  after(() => course.tool.close());

  const save = async (changes: FieldValues, from?: PageReply): Promise<PageReply> => {
    const page = from ?? (await course.teacher.get(path));
    return course.teacher.post(path, { ...fieldsOf(page, 'language-form'), ...changes, action: 'save' });
  };

  it('is chosen in the form, which is saved first', async () => {
    const form = fieldsOf(await course.teacher.get(edit), 'badge-form');
    const sent = await course.teacher.post(edit, { ...form, action: 'translate', translateTo: 'fi' });
    assert.equal(sent.location?.pathname, path);
    const nothing = await course.teacher.post(edit, { ...form, action: 'translate', translateTo: '' });
    assert.equal(nothing.location?.pathname, edit);
    const own = await course.teacher.post(edit, { ...form, action: 'translate', translateTo: 'en' });
    assert.equal(own.location?.pathname, edit);
  });

  it('is no page for the badge’s own language, or for what is none', async () => {
    for (const language of ['en', 'xx', 'fi-FI', 'constructor']) {
      assert.equal(
        (await course.teacher.get(paths.badgeLanguage(course.badge.id, language))).status,
        404,
        language,
      );
    }
  });

  it('shows the original beside each field, and refuses what is too long', async () => {
    const page = await course.teacher.get(path);
    assert.match(page.text, /lang="en">EPORTFOLIO EXPERT<\/p>/);
    assert.match(page.text, /name="text\.title" type="text" value="" dir="auto" lang="fi"/);
    assert.match(page.text, /0 of \d+ texts are translated/);
    const refused = await save({ 'text.title': 'ä'.repeat(10_000) });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /ä{100}/);
  });

  it('is saved as far as it goes', async () => {
    const [outcome] = course.badge.draft.competenceObjective.outcomes;
    const saved = await save({
      'text.title': 'ePortfolio-osaaja',
      'text.description': 'Osaaja tuo ePortfoliot opetukseen.',
      [`text.outcome.${outcome?.id}`]: 'laatia oppimissuunnitelman',
    });
    assert.equal(saved.status, 303, saved.text);
    assert.match((await course.teacher.get(path)).text, /value="ePortfolio-osaaja"/);
    assert.match(
      (await course.teacher.get(edit)).text,
      /Finnish <span class="quiet">3 of \d+ texts are translated/,
    );
  });

  it('loses nothing when a colleague was faster', async () => {
    const page = await course.teacher.get(path);
    await save({ 'text.title': 'ePortfolion tekijä' });
    const mine = await save({ 'text.title': 'ePortfolio-mestari' }, page);
    assert.equal(mine.status, 409);
    assert.match(mine.text, /value="ePortfolio-mestari"/);
    assert.equal((await save({ 'text.title': 'ePortfolio-osaaja' }, mine)).status, 303);
  });

  it('is what students and the world read in that language', async () => {
    const form = fieldsOf(await course.teacher.get(edit), 'badge-form');
    await course.teacher.post(edit, { ...form, action: 'publish' });
    const badge = await course.teacher.get(`${paths.badge(course.badge.id)}?language=fi`);
    assert.match(badge.text, /<h1 dir="auto" lang="fi">ePortfolio-osaaja<\/h1>/);
    assert.match(badge.text, /<a href="\?language(?:=|&#x3D;)en" hreflang="en" rel="nofollow">English<\/a>/);
    const id = await course.submitted();
    await course.approve(id);
    const student = await course.launch('student', { sub: `student-${course.students}` });
    await student.get(paths.submission(id));
    await student.post(paths.visibility(id), { visibility: 'public' });
    const { credential = '' } = await course.find(id);
    const address = course.tool.url + paths.credential(credential);
    const read = async (language: string, query = ''): Promise<string> => {
      const headers = { accept: 'text/html', 'accept-language': language };
      return (await fetch(address + query, { headers })).text();
    };
    for (const page of [
      await read('fi-FI,fi;q=0.9'),
      await read('en', '?language=fi'),
      await read('xx, fi'),
    ]) {
      assert.match(page, /<h1 dir="auto" lang="fi">ePortfolio-osaaja<\/h1>/);
      assert.match(page, /<li dir="auto"[^>]*>laatia oppimissuunnitelman/);
      assert.match(page, /Suggests ePortfolio tools/);
    }
    for (const page of [await read('en'), await read('it'), await read('fi', '?language=en')]) {
      assert.match(page, /<h1 dir="auto" lang="en">EPORTFOLIO EXPERT<\/h1>/);
    }
    assert.match(await read('en'), /This badge is genuine and valid/);
  });

  it('can be removed; what was published keeps it', async () => {
    const page = await course.teacher.get(path);
    const removed = await course.teacher.post(path, { ...fieldsOf(page, 'language-form'), action: 'remove' });
    assert.equal(removed.location?.pathname, edit);
    assert.match((await course.teacher.get(path)).text, /0 of \d+ texts/);
    const badge = await course.teacher.get(`${paths.badge(course.badge.id)}?language=fi`);
    assert.match(badge.text, /ePortfolio-osaaja/);
  });
});
