import assert from 'node:assert/strict';
import { Browser } from '../../../src/demo/lms/client/browser.js';
import { approveWork, describeBadge, makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { type RunningTool, startTool } from '../../harness.js';
import { words } from '../submit/rendering.js';

const STATEMENT = 'We take part in the assessment and invite holders to an interview.';

describe('Somebody outside endorses a badge', () => {
  let tool: RunningTool;
  let teacher: Visitor;
  let badge: string;
  let early: string;
  let achievement: string;
  before(async () => {
    tool = await startTool();
    teacher = await enter('teacher');
    badge = await describeBadge(teacher);
    achievement = `${badge.replace('/badges/', '/achievements/')}/1`;
    early = await award('student');
  });
  after(() => tool.close());

  const enter = (person: 'teacher' | 'student' | 'student2') =>
    Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
  const award = async (person: 'student' | 'student2') => {
    const student = await enter(person);
    const submission = await submitWork(student, badge);
    await approveWork(teacher, submission);
    await tool.services.workDone();
    return makePublic(student, submission);
  };
  const invite = async () => {
    const path = `${badge}/endorsements`;
    const made = await teacher.submit(await teacher.get(path), path, {});
    return /value="([^"]*\/endorse\/[^"]+)"/.exec(made.text)?.[1] ?? '';
  };
  const partner = new Browser();
  const answer = {
    name: 'Maria <b>Partner</b>',
    organisation: 'Häme Hospital',
    url: 'https://hospital.example',
    statement: STATEMENT,
    confirmed: 'yes',
  };
  const html = async (address: string) => {
    const response = await fetch(new URL(address, tool.url), { headers: { accept: 'text/html' } });
    return response.text();
  };

  it('sees the badge and is told what happens with the words, without an account', async () => {
    const link = await invite();
    const form = await partner.get(new URL(link));
    assert.equal(form.status, 200);
    const said = words(form.text);
    assert.match(said, /Our school asks you what you think of this badge/);
    assert.match(said, /go into every badge of this version/);
    const wrong = await partner.post(new URL(link), {
      ...answer,
      url: 'ftp://x',
      statement: 'Good',
      confirmed: '',
    });
    assert.equal(wrong.status, 422);
    assert.match(words(wrong.text), /Write a little more.*begins with https.*Tick the box/);
    assert.ok(wrong.text.includes('Häme Hospital'));
    assert.equal((await partner.get(new URL(link))).status, 200, 'nothing was spent');
  });

  it('is shown on the public pages, with who says so and how we know', async () => {
    const link = await invite();
    const sent = await partner.post(new URL(link), answer);
    assert.equal(sent.status, 303);
    assert.equal(sent.location?.pathname, achievement);
    for (const page of [await html(achievement), await html(early)]) {
      const said = words(page);
      assert.match(said, new RegExp(STATEMENT));
      assert.match(said, /Maria &lt;b&gt;Partner&lt;\/b&gt; , Häme Hospital/);
      assert.match(said, /Our school signed that it received it; Häme Hospital did not sign itself\./);
    }
    assert.equal((await partner.get(new URL(link))).status, 410);
    assert.equal((await partner.post(new URL(link), answer)).status, 410);
  });

  it('goes into badges awarded from then on, and verifies there', async () => {
    const later = await award('student2');
    const credential = JSON.parse(await (await fetch(`${later}.json`)).text());
    assert.equal(credential.endorsement.length, 1);
    const [endorsement] = credential.endorsement;
    const served = await fetch(endorsement.id);
    assert.equal(served.headers.get('content-type'), 'application/vc+ld+json');
    assert.deepEqual(JSON.parse(await served.text()), endorsement);
    assert.match(
      words(await html(later)),
      /Endorsements : Passed\. Every endorsement is as the issuer received it \(1\)/,
    );
    assert.equal(JSON.parse(await (await fetch(`${early}.json`)).text()).endorsement, undefined);
  });

  it('can be taken off the pages and put back by the teacher', async () => {
    const path = `${badge}/endorsements`;
    const action = async () => {
      const page = await teacher.get(path);
      const [, form = ''] = /action="([^"]+\/endorsements\/[^"]+)"/.exec(page.text) ?? [];
      return teacher.send(page, form, {});
    };
    await action();
    assert.doesNotMatch(words(await html(achievement)), new RegExp(STATEMENT));
    await action();
    assert.match(words(await html(achievement)), new RegExp(STATEMENT));
  });

  it('answers unknown and too old links alike', async () => {
    for (const token of ['x', 'A'.repeat(43)]) {
      const reply = await partner.get(new URL(`/endorse/${token}`, tool.url));
      assert.equal(reply.status, 410);
      assert.match(words(reply.text), /ask the school for a new one/);
    }
  });
});
