import assert from 'node:assert/strict';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { escoCsv, escoUri } from '../../imports/escoCsv.js';
import { ToolClient } from '../../toolClient.js';
import { type OutcomesWorld, openOutcomes } from './outcomesWorld.js';

describe('A teacher names ESCO skills', () => {
  let tool: RunningTool;
  let world: OutcomesWorld;
  let admin: ToolClient;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
    const launched = await ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });
    await launched.get(launched.location);
    admin = launched;
  });
  after(() => tool.close());

  const bring = (file: string, language: string) =>
    admin.upload(paths.adminSkills(), { language, file: new Blob([file]) });

  it('by address and name, without any list', async () => {
    const badge = await world.newBadge();
    const page = await world.teacher.get(paths.skills(badge));
    assert.match(page.text, /no list of skills to search yet/);
    const faulty = await world.teacher.post(paths.skills(badge), {
      address: 'https://example.org',
      label: '',
    });
    assert.equal(faulty.status, 422);
    assert.match(faulty.text, /href="#address"[\s\S]*href="#label"/);
    const taken = await world.teacher.post(paths.skills(badge), {
      address: escoUri(1),
      label: 'assess students',
    });
    assert.equal(taken.status, 303, taken.text);
    const [outcome] = (await world.draft(badge)).draft.competenceObjective.outcomes;
    assert.deepEqual([outcome?.text, outcome?.source?.targetUrl], ['assess students', escoUri(1)]);
  });

  it('from the list that an admin brought in, in the language of the interface', async () => {
    const english = await bring(
      escoCsv([
        ['assess students', 'evaluate learners'],
        ['plan <lessons>', ''],
      ]),
      'en',
    );
    assert.equal(english.status, 303, english.text);
    await bring(
      escoCsv([
        ['arvioida opiskelijoita', ''],
        ['suunnitella opetusta', ''],
      ]),
      'fi',
    );
    assert.match((await admin.get(`${paths.adminSkills()}?saved=fi`)).text, /2 skills are here/);
    const badge = await world.newBadge();
    const found = await world.teacher.get(`${paths.skills(badge)}?find=plan`);
    assert.match(found.text, /plan &lt;lessons&gt;/);
    assert.match(
      (await world.teacher.get(`${paths.skills(badge)}?find=opetus&in=fi`)).text,
      /suunnitella opetusta/,
    );
    assert.match((await world.teacher.get(`${paths.skills(badge)}?find=zzz`)).text, /Nothing was found/);
    const taken = await world.teacher.post(paths.skills(badge), {
      in: 'fi',
      find: 'opetus',
      skill: [escoUri(1), 'http://data.europa.eu/esco/skill/unknown'],
    });
    assert.equal(taken.status, 303, taken.text);
    const { outcomes } = (await world.draft(badge)).draft.competenceObjective;
    assert.deepEqual(
      outcomes.map(({ text }) => text),
      ['suunnitella opetusta'],
    );
    const none = await world.teacher.post(paths.skills(badge), { in: 'en', find: 'plan' });
    assert.equal(none.status, 422);
    assert.match(none.text, /plan &lt;lessons&gt;/);
  });

  it('and what is no list of skills is refused with a reason', async () => {
    assert.match((await bring('a,b\n1,2', 'en')).text, /no list of ESCO skills/);
    assert.match((await bring(escoCsv([['x', '']]), 'tlh')).text, /Choose a language/);
    assert.match((await bring('', 'en')).text, /Choose a file/);
    const large = await bring('x'.repeat(25 * 1024 * 1024), 'en').then(
      ({ status }) => status,
      () => 'hung up',
    );
    assert.ok(large === 413 || large === 'hung up', String(large));
  });
});
