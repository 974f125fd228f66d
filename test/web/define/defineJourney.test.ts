import assert from 'node:assert/strict';
import { formValues, readForms } from '../../../src/demo/lms/client/forms.js';
import { SESSION_IDLE_MS } from '../../../src/domain/session.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';

/** The form as the page shows it, some fields typed over, one button pressed. */
function filled(page: string, action: string, changes: Readonly<Record<string, string>> = {}) {
  const form = page.slice(page.indexOf('id="badge-form"'));
  const { formToken: _, ...values } = formValues(form);
  return { ...values, ...changes, action };
}

describe('A teacher describes a badge and publishes it', () => {
  let tool: RunningTool;
  let teacher: LandedClient;
  let course: string;

  before(async () => {
    tool = await startTool();
    teacher = await launch('teacher');
    course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
    assert.ok(course, teacher.location);
  });
  after(() => tool.close());

  const launch = (person: 'teacher' | 'student' | 'assistant') =>
    ToolClient.launch(tool.lms, { person, course: 'eportfolio' });
  const send = (path: string, page: string, action: string, changes = {}) =>
    teacher.post(path, filled(page, action, changes));
  async function newDraft(changes = {}): Promise<{ id: string; edit: string }> {
    const empty = await teacher.get(`${paths.newBadge(course)}?example=eportfolio`);
    const reply = await send(paths.badges(course), empty.text, 'save', changes);
    assert.equal(reply.status, 303, reply.text);
    const id = /badges\/([^/]+)\/edit/.exec(reply.location?.pathname ?? '')?.[1] ?? '';
    return { id, edit: paths.editBadge(id) };
  }

  it('from the example to the published badge, whose picture every member sees', async () => {
    const { id, edit } = await newDraft();
    const form = await teacher.get(`${edit}?saved=1`);
    assert.match(form.text, /Your draft is saved/);
    // The school's profile names no country yet: that is all that is missing for the label.
    const elements = form.text.slice(form.text.indexOf('id="elements"'));
    assert.deepEqual(elements.match(/<li><a href="#\w+">/g), ['<li><a href="#countryCode">']);
    const published = await send(edit, form.text, 'publish', {
      title: 'Published 🎓 in one go',
      'image.text': 'In one go',
    });
    assert.equal(published.status, 303, published.text);
    assert.equal(published.location?.pathname, paths.badge(id));
    const student = await launch('student');
    const picture = await student.get(paths.badgePicture(id, 1, 'original'));
    assert.equal(picture.headers.get('content-type'), 'image/png');
    assert.match(picture.headers.get('cache-control') ?? '', /private.*immutable/);
    assert.equal((await student.get(paths.badgePicture(id, 2))).status, 404);
  });

  it('keeps an empty draft, and says field by field what publishing needs', async () => {
    const empty = await teacher.get(paths.newBadge(course));
    const reply = await send(paths.badges(course), empty.text, 'publish');
    assert.equal(reply.status, 422);
    for (const field of ['title', 'description', 'outcomes', 'criteria', 'skillsDemonstration']) {
      assert.match(reply.text, new RegExp(`<a href="#${field}">`), field);
    }
    const { action } = readForms(reply.text).find((form) => form.action.endsWith('/edit')) ?? { action: '' };
    const again = await send(action, reply.text, 'save', { title: 'Now with a title' });
    assert.equal(again.status, 303);
  });

  it('refuses too much and too strange input with everything kept', async () => {
    const { edit } = await newDraft();
    const form = await teacher.get(edit);
    const long = 'x'.repeat(10_000);
    const reply = await send(edit, form.text, 'save', {
      title: long,
      ects: 'many',
      outcomes: 'a\nA',
      tags: 'kept, too',
    });
    assert.equal(reply.status, 422);
    assert.ok(
      reply.text.includes(long) && reply.text.includes('value="many"') && reply.text.includes('kept, too'),
    );
    assert.match(reply.text, /There are 3 things to correct/);
    assert.equal(formValues(reply.text).revision?.[0], formValues(form.text).revision?.[0]);
  });

  it('shows the picture after saving, and a placeholder while it can’t be drawn', async () => {
    const { id, edit } = await newDraft({ title: '' });
    const form = await teacher.get(edit);
    const preview = await send(edit, form.text, 'preview', { title: 'شهادة', 'image.text': '' });
    assert.equal(preview.location?.hash, '#picture');
    const shown = await teacher.get(edit);
    assert.match(shown.text, /id="image-text-fault"/);
    const picture = await teacher.get(paths.badgeDraftPicture(id, 2));
    assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/webp']);
  });

  it('shows the picture as one types, faults and weak colours in words, and keeps nothing', async () => {
    const empty = await teacher.get(paths.newBadge(course));
    const live = (changes = {}) => teacher.post(paths.livePicture(course), filled(empty.text, '', changes));
    const drawn = await live({ title: 'Čebelar', 'image.template': 'ribbon' });
    assert.equal(drawn.status, 200, drawn.text);
    assert.match(
      drawn.text,
      /<img src="data:image\/png;base64,[^"]+" alt="Ribbon with the words “Čebelar” and “[^"]+ Icon: Rosette\."/,
    );
    assert.match(drawn.text, /name="shownTemplate" value="ribbon"/);
    assert.doesNotMatch(drawn.text, /hard to tell apart/);
    const weak = await live({ 'image.primary': '#ffffff', 'image.text': '漢' });
    assert.match(weak.text, /Text colour on Main colour: the contrast is 1 to 1\. It should be 4\.5 to 1/);
    assert.match(weak.text, /no letters for: 漢/);
    const other = await live({ 'image.icon': 'leaf', 'image.level': '2', pictureAlt: 'Mine' });
    assert.match(other.text, /Marks for the level: 2\./);
    assert.match(other.text, /alt="Mine"/);
    const courses = await teacher.get(paths.course(course));
    assert.doesNotMatch(courses.text, /Čebelar/);
    const student = await launch('student');
    assert.equal((await student.post(paths.livePicture(course), {})).status, 403);
  });

  it('shows every template as a picture', async () => {
    const form = await teacher.get(paths.newBadge(course));
    const examples = [...form.text.matchAll(/<img src="([^"]+templates[^"]+)"/g)].map(([, src = '']) => src);
    assert.ok(examples.length >= 3);
    for (const src of examples) assert.equal((await teacher.get(src)).status, 200, src);
    assert.equal((await teacher.get(paths.templatePicture(course, 'none'))).status, 404);
  });

  it('answers a stale edit with both versions and takes the second teacher’s decision', async () => {
    const { edit } = await newDraft();
    const form = await teacher.get(edit);
    assert.equal((await send(edit, form.text, 'save', { title: 'Theirs' })).status, 303);
    const conflict = await send(edit, form.text, 'save', { title: 'Mine', tags: 'mine' });
    assert.equal(conflict.status, 409);
    assert.match(conflict.text, /Somebody else saved this badge/);
    assert.ok(conflict.text.includes('Theirs') && formValues(conflict.text).title?.[0] === 'Mine');
    assert.match((await teacher.get(edit)).text, /value="Theirs"/);
    assert.equal((await send(edit, conflict.text, 'save')).status, 303);
    assert.match((await teacher.get(edit)).text, /value="Mine"/);
  });

  it('puts recovered words into the form without saving them', async () => {
    const { edit } = await newDraft();
    const reply = await teacher.post(edit, { action: 'recover', title: 'Typed before the session ended' });
    assert.equal(reply.status, 200);
    assert.match(reply.text, /Nothing has been saved yet/);
    assert.doesNotMatch((await teacher.get(edit)).text, /Typed before/);
  });

  it('publishes once when the form is sent twice, and version 2 after an edit', async () => {
    const { id, edit } = await newDraft();
    const form = await teacher.get(edit);
    for (const _ of [1, 2]) assert.equal((await send(edit, form.text, 'publish')).status, 303);
    assert.equal((await teacher.get(paths.badgePicture(id, 2))).status, 404);
    const published = await teacher.get(edit);
    assert.match(published.text, /Publish version 2/);
    assert.equal((await send(edit, published.text, 'save', { title: 'Second' })).status, 303);
    assert.equal((await teacher.post(paths.publishBadge(id))).status, 303);
    assert.equal((await teacher.get(paths.badgePicture(id, 2))).status, 200);
  });

  it('is closed to students and assistants, and unknown badges are unknown', async () => {
    const { id, edit } = await newDraft();
    for (const person of ['student', 'assistant'] as const) {
      const other = await launch(person);
      for (const path of [edit, paths.newBadge(course), paths.badgeDraftPicture(id, 1)]) {
        assert.equal((await other.get(path)).status, 403, `${person} ${path}`);
      }
    }
    assert.equal((await teacher.get(paths.editBadge('unknown'))).status, 404);
  });
});

describe('A picture that is asked for after the session has ended', () => {
  it('is refused, and nothing of the form is kept for later', async () => {
    let now = Date.now();
    const tool = await startTool({ clock: () => new Date(now) });
    try {
      const launch = () => ToolClient.launch(tool.lms, { person: 'teacher', course: 'eportfolio' });
      const teacher = await launch();
      const course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
      const empty = await teacher.get(paths.newBadge(course));
      now += SESSION_IDLE_MS + 60_000;
      const typed = filled(empty.text, '', { title: 'Green workshop' });
      assert.equal((await teacher.post(paths.livePicture(course), typed)).status, 401);
      const kept = async () =>
        (await (await launch()).get(paths.course(course))).text.includes('/recovered/');
      assert.equal(await kept(), false);
      const late = await launch();
      const form = await late.get(paths.newBadge(course));
      now += SESSION_IDLE_MS + 60_000;
      assert.equal((await late.post(paths.badges(course), filled(form.text, 'save'))).status, 401);
      assert.equal(await kept(), true, 'a form that was to be saved is kept');
    } finally {
      await tool.close();
    }
  });
});
