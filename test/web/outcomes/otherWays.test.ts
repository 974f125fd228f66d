import assert from 'node:assert/strict';
import { readSuggested } from '../../../src/domain/suggestedItems.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';
import { badgeForm, type OutcomesWorld, openOutcomes } from './outcomesWorld.js';

const CUSTOM = 'https://purl.imsglobal.org/spec/lti/claim/custom';
const WHOLE = {
  title: 'First badge',
  description: 'What it stands for.',
  outcomes: 'plan lessons\nteach them',
  criteria: 'has a plan\nhas taught',
  skillsDemonstration: 'A link.',
};

describe('Outcomes of another badge of the school', () => {
  let tool: RunningTool;
  let world: OutcomesWorld;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
  });
  after(() => tool.close());

  async function publish(badge: string): Promise<void> {
    const form = await world.teacher.get(paths.editBadge(badge));
    const reply = await world.teacher.post(paths.editBadge(badge), {
      ...badgeForm(form.text),
      action: 'publish',
    });
    assert.equal(reply.status, 303, reply.text);
  }

  it('come with the version they were published in as alignment', async () => {
    const first = await world.newBadge(WHOLE);
    await publish(first);
    const second = await world.newBadge();
    const list = await world.teacher.get(paths.otherBadges(second));
    assert.match(list.text, /First badge/);
    assert.match(list.text, /2 learning outcomes/);
    const picker = await world.teacher.get(paths.otherBadge(second, first));
    assert.match(picker.text, /value="teach them"/);
    const taken = await world.teacher.post(paths.otherBadge(second, first), {
      outcome: ['teach them', 'something nobody offered'],
      criterion: 'has taught',
    });
    assert.equal(taken.status, 303, taken.text);
    const { draft } = await world.draft(second);
    const [outcome, ...others] = draft.competenceObjective.outcomes;
    assert.deepEqual(others, []);
    const id = (await world.draft(first)).draft.competenceObjective.outcomes[1]?.id;
    assert.deepEqual(outcome?.source, {
      targetType: 'ext:Achievement',
      targetName: 'teach them',
      targetUrl: `${tool.url}${paths.achievement(first, 1)}#outcome-${id}`,
      targetFramework: 'First badge',
    });
    assert.deepEqual(
      draft.assessmentCriteria.criteria.map(({ text }) => text),
      ['has taught'],
    );
    const public_ = await world.teacher.get(paths.achievement(first, 1), { accept: 'text/html' });
    assert.match(public_.text, new RegExp(`id="outcome-${id}"`));
  });

  it('of a draft come from this course only, and never from the badge itself', async () => {
    const draft = await world.newBadge({ ...WHOLE, title: 'Only a draft' });
    const second = await world.newBadge();
    assert.match((await world.teacher.get(paths.otherBadges(second))).text, /Only a draft/);
    assert.equal((await world.teacher.get(paths.otherBadge(second, draft))).status, 200);
    assert.equal((await world.teacher.get(paths.otherBadge(second, second))).status, 404);
    const elsewhere = await openOutcomes(tool, 'workshop');
    const theirs = await elsewhere.newBadge();
    assert.equal((await elsewhere.teacher.get(paths.otherBadge(theirs, draft))).status, 404);
    assert.doesNotMatch((await elsewhere.teacher.get(paths.otherBadges(theirs))).text, /Only a draft/);
  });

  it('need a tick', async () => {
    const draft = await world.newBadge({ ...WHOLE, title: 'Ticked' });
    const second = await world.newBadge();
    const reply = await world.teacher.post(paths.otherBadge(second, draft), {});
    assert.equal(reply.status, 422);
    assert.match(reply.text, /Tick at least one/);
  });
});

describe('Outcomes that a launch suggests', () => {
  let tool: RunningTool;
  let world: OutcomesWorld;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
  });
  after(() => tool.close());

  const launch = (person: 'teacher' | 'student', custom: Record<string, string>) =>
    ToolClient.launch(tool.lms, { person, course: 'eportfolio', claims: { [CUSTOM]: custom } });

  it('are shown to tick, and only those can be taken', async () => {
    const badge = await world.newBadge();
    assert.doesNotMatch((await world.teacher.get(paths.outcomes(badge))).text, /From your learning platform/);
    await launch('teacher', {
      open_badge_outcomes: 'plan lessons|teach them',
      open_badge_criteria: 'has a plan\nhas taught',
    });
    await launch('student', { open_badge_outcomes: 'something else' });
    assert.match((await world.teacher.get(paths.outcomes(badge))).text, /value="teach them"/);
    const taken = await world.teacher.post(paths.outcomes(badge), {
      outcome: ['plan lessons', 'something else'],
      criterion: ['has a plan', 'has taught'],
    });
    assert.equal(taken.status, 303, taken.text);
    const { draft } = await world.draft(badge);
    assert.deepEqual(
      draft.competenceObjective.outcomes.map(({ text }) => text),
      ['plan lessons'],
    );
    assert.deepEqual(
      draft.assessmentCriteria.criteria.map(({ text }) => text),
      ['has a plan', 'has taught'],
    );
    assert.equal((await world.teacher.post(paths.outcomes(badge), {})).status, 422);
  });

  it('are read with care', () => {
    assert.equal(readSuggested({}), undefined);
    assert.equal(readSuggested({ open_badge_outcomes: '$Context.unknown' }), undefined);
    assert.equal(readSuggested({ open_badge_outcomes: ' | \n ' }), undefined);
    assert.deepEqual(readSuggested({ open_badge_outcomes: `one|one| two |${'x'.repeat(601)}` }), {
      outcomes: ['one', 'two'],
      criteria: [],
    });
  });
});
