import assert from 'node:assert/strict';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';

describe('The EU elements in the form', () => {
  let tool: RunningTool;
  let teacher: LandedClient;
  let admin: LandedClient;
  let course: string;

  before(async () => {
    tool = await startTool();
    teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: 'eportfolio' });
    admin = await ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });
    course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
  });
  after(() => tool.close());

  const newForm = async () => {
    const page = await teacher.get(paths.newBadge(course));
    const { formToken: _, ...values } = formValues(
      page.text.slice(page.text.indexOf('id="badge-form"') - 100),
    );
    return { page, values };
  };

  it('begin with what the school has said once', async () => {
    const path = paths.adminBadgeDefaults();
    const form = await admin.get(path);
    const revision = /name="revision" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
    const defaults = {
      hoursPerCredit: '30',
      qualityAssurance: 'EQAVET, every year',
      participationForm: 'online',
    };
    const faulty = await admin.post(path, { revision, hoursPerCredit: '12' });
    assert.equal(faulty.status, 422);
    assert.match(faulty.text, /Type a number from 25 to 30/);
    assert.equal((await admin.post(path, { revision, ...defaults })).status, 303);
    assert.equal((await admin.post(path, { revision, ...defaults })).status, 303, 'the same once more');
    const stale = await admin.post(path, { revision, ...defaults, hoursPerCredit: '25' });
    assert.equal(stale.status, 409);
    assert.match(stale.text, /name="hoursPerCredit" type="text" value="25"/);
    const { values } = await newForm();
    assert.deepEqual(values.qualityAssurance, ['EQAVET, every year']);
    assert.deepEqual(values.participationForm, ['online']);
  });

  it('are counted by a meter that links to what is missing', async () => {
    const { page } = await newForm();
    assert.match(page.text, /<meter min="0" max="9" value="3"/);
    assert.match(page.text, /<li><a href="#eqfLevel">/);
    assert.match(page.text, /<details id="more-issuer" class="group" open>/);
    assert.match(page.text, /<details id="more-learning" class="group">/);
  });

  it('fill in what follows when asked, and save nothing', async () => {
    const { values } = await newForm();
    const typed = { ...values, title: 'Soldering', ects: '2', nationalLevel: 'SOK 5', countryCode: 'SI' };
    const derived = await teacher.post(paths.badges(course), { ...typed, action: 'derive' });
    assert.equal(derived.status, 200);
    const shown = formValues(derived.text.slice(derived.text.indexOf('id="badge-form"') - 100));
    assert.deepEqual(shown.hours, ['60']);
    assert.deepEqual(shown.eqfLevel, ['4']);
    assert.deepEqual(shown.title, ['Soldering']);
    assert.doesNotMatch((await teacher.get(paths.course(course))).text, /Soldering/);
    assert.match(derived.text, /<option value="SOK 10">/);
  });

  it('say what does not fit together', async () => {
    const { values } = await newForm();
    const typed = {
      ...values,
      title: 'Doubts',
      ects: '5',
      hours: '54',
      eqfLevel: '6',
      nationalLevel: 'SOK 5',
    };
    const saved = await teacher.post(paths.badges(course), { ...typed, action: 'save' });
    const page = await teacher.get(saved.location?.pathname ?? '');
    assert.match(page.text, /That makes 10\.8 hours for one credit/);
    assert.match(page.text, /SOK 5 stands for EQF level 4/);
  });
});
