import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import type { PageReply } from '../../../src/demo/lms/client/browser.js';
import { approveWork, describeBadge, makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { folderName } from '../../../src/web/archive/folderName.js';
import { zip } from '../../../src/web/archive/zip.js';
import { type RunningTool, startTool } from '../../harness.js';
import { words } from '../submit/rendering.js';

describe("A learner's own archive", () => {
  let tool: RunningTool;
  let teacher: Visitor;
  let student: Visitor;
  let submission: string;
  let address: string;
  before(async () => {
    tool = await startTool();
    teacher = await enter('teacher');
    student = await enter('student');
    const other = await enter('student2');
    const badge = await describeBadge(teacher);
    submission = await submitWork(student, badge);
    await approveWork(teacher, submission);
    await approveWork(teacher, await submitWork(student, await describeBadge(teacher)));
    await approveWork(teacher, await submitWork(other, badge));
    await tool.services.workDone();
    address = await makePublic(student, submission);
  });
  after(() => tool.close());

  const enter = (person: 'teacher' | 'student' | 'student2') =>
    Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
  async function unpack(visitor: Visitor): Promise<Record<string, Buffer>> {
    const cookie = visitor.browser.cookies.header(new URL(tool.url)) ?? '';
    const response = await fetch(`${tool.url}/my-badges.zip`, { headers: { cookie } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/zip');
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="my-badges\.zip"/);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)]));
  }
  const linked = (page: PageReply) => page.text.includes('href="/my-badges.zip"');

  it('is linked where the learner has a badge', async () => {
    assert.ok(linked(await student.get(submission)));
    assert.ok(linked(await student.get(student.course)));
    assert.ok(!linked(await teacher.get(teacher.course)));
  });

  it('holds every badge of theirs in every form, and nobody else’s', async () => {
    const files = await unpack(student);
    const folders = new Set(Object.keys(files).map((name) => name.split('/')[0]));
    assert.deepEqual([...folders].sort(), [
      '01-ePortfolio-expert',
      '02-ePortfolio-expert',
      'assets',
      'index.html',
    ]);
    const json = files['02-ePortfolio-expert/badge.json']?.toString() ?? '';
    assert.equal(json, await (await fetch(`${address}.json`)).text());
    assert.equal(
      files['02-ePortfolio-expert/badge.jwt']?.toString(),
      await (await fetch(`${address}.jwt`)).text(),
    );
    assert.ok(files['02-ePortfolio-expert/badge.png']?.includes(json));
    assert.ok(files['02-ePortfolio-expert/badge.svg']?.includes(json));
    const record = JSON.parse(files['02-ePortfolio-expert/review.json']?.toString() ?? '');
    assert.equal(record.rounds[0].evidence[0].url, 'https://eportfolio.example.org/learning-design');
    assert.equal(record.rounds[0].review.decision, 'approved');
    assert.equal(record.rounds[0].review.reviewer, undefined);
  });

  it('has a page that works offline, with evidence and the review', async () => {
    const files = await unpack(student);
    const page = files['index.html']?.toString() ?? '';
    const said = words(page);
    assert.match(said, /My badges 2 badges, as they stood on/);
    assert.match(said, /My learning design for ePortfolio work in nursing studies/);
    assert.match(said, /Your teacher approved it/);
    for (const [, link = ''] of page.matchAll(/\b(?:href|src)="([^"#]+)"/g)) {
      assert.ok(/^(https?:)/.test(link) || files[link] !== undefined, link);
    }
  });

  it('is an empty one for who has no badge', async () => {
    const files = await unpack(teacher);
    assert.match(words(files['index.html']?.toString() ?? ''), /You have no badges yet/);
  });
});

describe('Names in an archive', () => {
  it('are plain, unique and mean nothing to a file system, whatever the title', () => {
    const titles = [
      'ePortfolio – Õpetaja!',
      '../../etc/passwd',
      'CON',
      '漢字',
      '',
      'a'.repeat(10_000),
      '.. \\ ..',
    ];
    const names = titles.map((title, index) => folderName(index + 1, title));
    assert.deepEqual(names.slice(0, 5), [
      '01-ePortfolio-Opetaja',
      '02-etc-passwd',
      '03-CON',
      '04-badge',
      '05-badge',
    ]);
    for (const name of names) assert.match(name, /^\d{2,}-[A-Za-z0-9-]{1,60}$/);
  });

  it('go out one file after the other, never all at once', async () => {
    let made = 0;
    async function* files() {
      for (; made < 50; made++)
        yield { name: `${made}.txt`, body: Buffer.alloc(100_000, made), packed: true };
    }
    let first: number | undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of zip(files(), new Date('2026-11-24T10:00:00Z'))) {
      first ??= made;
      chunks.push(chunk);
    }
    assert.ok((first ?? 50) < 2, 'the first bytes leave before the second file is made');
    const unpacked = unzipSync(new Uint8Array(Buffer.concat(chunks)));
    assert.equal(Object.keys(unpacked).length, 50);
    assert.equal(unpacked['49.txt']?.[99_999], 49);
  });
});
