import assert from 'node:assert/strict';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { asText, cobleBadge } from '../../imports/pastedFixtures.js';
import { ToolClient } from '../../toolClient.js';
import { badgeForm, type OutcomesWorld, openOutcomes } from './outcomesWorld.js';

describe('A teacher pastes a curriculum', () => {
  const coble = cobleBadge();
  let tool: RunningTool;
  let world: OutcomesWorld;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
  });
  after(() => tool.close());

  const paste = (badge: string, text: string) =>
    world.teacher.post(paths.pasteOutcomes(badge), { text, action: 'preview' });
  const send = (badge: string, page: string, action: string, changes: Record<string, string> = {}) => {
    const { formToken: _, ...values } = formValues(page.slice(page.indexOf('<form')));
    return world.teacher.post(paths.pasteOutcomes(badge), { ...values, ...changes, action });
  };

  it('and has a badge that can be published: nothing else was typed', async () => {
    const badge = await world.newBadge();
    const preview = await paste(
      badge,
      asText(coble, () => '• '),
    );
    assert.match(preview.text, /We found 4 learning outcomes and 4 assessment criteria/);
    const taken = await send(badge, preview.text, 'take');
    assert.equal(taken.status, 303, taken.text);
    const form = await world.teacher.follow(taken);
    assert.match(form.text, /Added to your draft: 4 learning outcomes, 4 assessment criteria/);
    const published = await world.teacher.post(paths.editBadge(badge), {
      ...badgeForm(form.text),
      'image.text': 'ePortfolio',
      action: 'publish',
    });
    assert.equal(published.status, 303, published.text);
    const { versions } = await world.draft(badge);
    const content = versions[0]?.content;
    assert.deepEqual(
      content?.competenceObjective.outcomes.map(({ text }) => text),
      coble.competenceObjective.items,
    );
    assert.deepEqual(
      content?.assessmentCriteria.criteria.map(({ text }) => text),
      coble.assessmentCriteria.items,
    );
    assert.deepEqual(
      [content?.title, content?.skillsDemonstration],
      [coble.title, coble.skillsDemonstration],
    );
  });

  it('keeps what the form held, and its words typed so far', async () => {
    const badge = await world.newBadge({ title: 'Mine', outcomes: 'typed before' });
    const preview = await paste(badge, `Theirs\n\nThe learner can\n- plan`);
    assert.equal((await send(badge, preview.text, 'take')).status, 303);
    const { draft } = await world.draft(badge);
    assert.equal(draft.title, 'Mine');
    assert.deepEqual(
      draft.competenceObjective.outcomes.map(({ text }) => text),
      ['typed before', 'plan'],
    );
    assert.equal(draft.competenceObjective.lead, 'The learner can');
  });

  it('takes every correction: another kind, other words, one line as two, two as one', async () => {
    const badge = await world.newBadge();
    const preview = await paste(badge, '- one\n- two\n- three\n- four\n- five');
    const changes = {
      'line.0.text': 'one a\none b',
      'line.1.kind': 'criterion',
      'line.2.kind': 'skip',
      'line.4.kind': 'continues',
    };
    assert.equal((await send(badge, preview.text, 'take', changes)).status, 303);
    const { draft } = await world.draft(badge);
    assert.deepEqual(
      draft.competenceObjective.outcomes.map(({ text }) => text),
      ['one a', 'one b', 'four five'],
    );
    assert.deepEqual(
      draft.assessmentCriteria.criteria.map(({ text }) => text),
      ['two'],
    );
  });

  it('adds nothing twice when the form is sent twice', async () => {
    const badge = await world.newBadge();
    const preview = await paste(badge, '- one\n- two');
    const [first, second] = await Promise.all([
      send(badge, preview.text, 'take'),
      send(badge, preview.text, 'take'),
    ]);
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal((await world.draft(badge)).draft.competenceObjective.outcomes.length, 2);
  });

  it('refuses too much with everything kept', async () => {
    const badge = await world.newBadge();
    assert.equal((await paste(badge, '')).status, 422);
    assert.equal((await paste(badge, 'word '.repeat(9000))).status, 422);
    assert.equal((await paste(badge, 'a\n'.repeat(2000))).status, 422);
    const many = Array.from({ length: 50 }, (_, index) => `- outcome ${index}`).join('\n');
    const preview = await paste(badge, many);
    const refused = await send(badge, preview.text, 'take');
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Learning outcomes: There are 50 of them/);
    assert.equal(formValues(refused.text)['line.49.text']?.[0], 'outcome 49');
    const back = await send(badge, refused.text, 'edit');
    assert.equal(formValues(back.text).text?.[0], many);
  });

  it('keeps emoji, other scripts and markup as typed', async () => {
    const badge = await world.newBadge();
    const preview = await paste(
      badge,
      '- plan 🎓 lessons\n- يخطط الدروس\n- <script>alert(1)</script> & more',
    );
    assert.equal((await send(badge, preview.text, 'take')).status, 303);
    const { draft } = await world.draft(badge);
    assert.deepEqual(
      draft.competenceObjective.outcomes.map(({ text }) => text),
      ['plan 🎓 lessons', 'يخطط الدروس', '<script>alert(1)</script> & more'],
    );
  });

  it('is shown what an ended session had typed, and adds nothing by itself', async () => {
    const badge = await world.newBadge();
    const recovered = await world.teacher.post(paths.pasteOutcomes(badge), {
      text: '- one',
      'line.0.kind': 'criterion',
      'line.0.text': 'one',
      action: 'recover',
    });
    assert.equal(recovered.status, 200);
    assert.deepEqual(formValues(recovered.text)['line.0.kind'], ['criterion']);
    assert.deepEqual((await world.draft(badge)).draft.assessmentCriteria.criteria, []);
  });

  it('and nobody else may', async () => {
    const badge = await world.newBadge();
    const student = await ToolClient.launch(tool.lms, { person: 'student', course: 'eportfolio' });
    assert.equal((await student.get(paths.pasteOutcomes(badge))).status, 403);
    assert.equal((await world.teacher.get(paths.pasteOutcomes('unknown'))).status, 404);
  });
});
