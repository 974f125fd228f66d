import assert from 'node:assert/strict';
import { SHEET_FIELDS } from '../../../src/domain/badgeSheet.js';
import { TYPED_FIELDS } from '../../../src/domain/typedBadge.js';
import { sheetFiles } from '../../../src/imports/sheets/sheetFiles.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';
import { badgeForm, type OutcomesWorld, openOutcomes } from '../outcomes/outcomesWorld.js';

const WHOLE = {
  title: 'First badge',
  description: 'What it stands for.',
  outcomes: 'plan lessons\nteach "them"; well',
  criteria: 'has a plan',
  skillsDemonstration: '=A link, or so',
  ects: '2.5',
  participationForm: 'blended',
  countryCode: 'FI',
};

describe('Badges as a spreadsheet', () => {
  let tool: RunningTool;
  let world: OutcomesWorld;
  let sheet: string;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
    sheet = paths.courseSheet(world.course);
    await world.teacher.get(sheet);
  });
  after(() => tool.close());

  /** The course's sheet as it is handed out: its header, and the row of this badge. */
  async function getSheet(badge: string): Promise<string[][]> {
    const [header = [], ...rows] = await read(
      await download(world.teacher, paths.courseSheetCsv(world.course)),
    );
    return [header, ...rows.filter((row) => row[0] === badge || row.includes(badge))];
  }
  const look = (rows: readonly (readonly string[])[], client: ToolClient = world.teacher, path = sheet) =>
    client.upload(path, { file: new Blob([Uint8Array.from(sheetFiles.writeCsv({ rows }, ';'))]) });
  async function bring(rows: readonly (readonly string[])[]): Promise<URLSearchParams> {
    const plan = await look(rows);
    assert.equal(plan.status, 200, plan.text);
    const done = await world.teacher.post(paths.courseSheetImport(world.course), { plan: planOf(plan.text) });
    assert.equal(done.status, 303, done.text);
    return done.location?.searchParams ?? new URLSearchParams();
  }
  const counts = (found: URLSearchParams) =>
    ['made', 'changed', 'same', 'faulty', 'overtaken'].map((name) => Number(found.get(name)));

  it('go out and come back the same, as xlsx and as CSV', async () => {
    const badge = await world.newBadge(WHOLE);
    const before = await world.draft(badge);
    const page = await world.teacher.get(sheet);
    assert.match(page.text, /Get the Excel file/);
    for (const path of [paths.courseSheetXlsx(world.course), paths.courseSheetCsv(world.course)]) {
      const file = await download(world.teacher, path);
      const plan = await world.teacher.upload(sheet, { file: new Blob([Uint8Array.from(file)]) });
      assert.match(plan.text, /stays? as (it is|they are)/, plan.text);
      assert.doesNotMatch(plan.text, /Yes, import/);
    }
    assert.deepEqual(await world.draft(badge), before);
  });

  it('have a column for every field of the form', () => {
    assert.deepEqual([...SHEET_FIELDS].sort(), [...TYPED_FIELDS].sort());
  });

  it('change and make what was edited, and nothing twice', async () => {
    const badge = await world.newBadge(WHOLE);
    const [header = [], row = []] = await getSheet(badge);
    const edited = changed(header, row, {
      Title: 'Renamed',
      'EQF level': 'Level 4',
      'Form of participation': 'Online',
    });
    const fresh = changed(header, [], {
      Title: 'Second badge',
      'Learning outcomes': 'mend\nbuild',
      'Hours of work': '2,5',
    });
    const plan = await look([header, edited, fresh]);
    for (const words of [
      /1 new badge/,
      /1 badge changes/,
      /Renamed/,
      /Row 3: Second badge/,
      /Yes, import 2 badges/,
    ]) {
      assert.match(plan.text, words);
    }
    assert.equal((await world.draft(badge)).draft.title, 'First badge');
    const send = () => world.teacher.post(paths.courseSheetImport(world.course), { plan: planOf(plan.text) });
    assert.deepEqual(counts((await send()).location?.searchParams ?? new URLSearchParams()), [1, 1, 0, 0, 0]);
    await send();
    const { draft } = await world.draft(badge);
    assert.deepEqual(
      [draft.title, draft.elements.eqfLevel, draft.elements.participationForm],
      ['Renamed', 4, 'online'],
    );
    assert.deepEqual(counts(await bring([header, edited, fresh])), [0, 0, 2, 0, 0]);
    const made = await getSheet('Second badge');
    assert.equal(made.length, 2);
    assert.equal(made[1]?.[header.indexOf('Hours of work')], '2.5');
  });

  it('keep outcomes’ ids and sources, and fields whose columns were taken out', async () => {
    const badge = await world.newBadge(WHOLE);
    await world.teacher.post(paths.skills(badge), {
      address: 'http://data.europa.eu/esco/skill/abc-1',
      label: 'assess students',
    });
    const before = (await world.draft(badge)).draft;
    await bring([
      ['Badge number', 'Title', 'Unheard of'],
      [badge, 'Renamed', 'x'],
    ]);
    const after = (await world.draft(badge)).draft;
    assert.deepEqual({ ...after, title: before.title }, before);
  });

  it('never change a published version: a new draft waits', async () => {
    const badge = await world.newBadge(WHOLE);
    const form = await world.teacher.get(paths.editBadge(badge));
    await world.teacher.post(paths.editBadge(badge), { ...badgeForm(form.text), action: 'publish' });
    const published = (await world.draft(badge)).versions;
    assert.equal(published.length, 1);
    const [header = [], row = []] = await getSheet(badge);
    assert.equal(row[header.indexOf('State')], 'Published, version 1');
    await bring([header, changed(header, row, { Title: 'Next' })]);
    const after = await world.draft(badge);
    assert.deepEqual([after.versions, after.draft.title, after.draftChanged], [published, 'Next', true]);
  });

  it('name row, column and fault, and leave those rows out', async () => {
    const badge = await world.newBadge(WHOLE);
    const [header = [], row = []] = await getSheet(badge);
    const plan = await look([
      header,
      changed(header, row, { 'EQF level': '12', 'ECTS credits': 'many' }),
      changed(header, row, { Title: 'Twice' }),
      changed(header, [], { 'Badge number': 'nobody', Title: 'x' }),
      changed(header, [], { Description: 'without a title' }),
      changed(header, [], { Title: 'Good' }),
    ]);
    const faults = [...plan.text.matchAll(/<tr><td>(\d+)<\/td><td>([^<]*)<\/td><td[^>]*>([^<]*)/g)];
    assert.deepEqual(
      faults.map(([, at, column]) => `${at} ${column}`),
      ['2 ECTS credits', '2 EQF level', '3 Badge number', '4 Badge number', '5 Title'],
    );
    assert.match(plan.text, /4 rows have a fault/);
    assert.match(plan.text, /Yes, import 1 badge/);
    assert.equal((await world.draft(badge)).draft.title, 'First badge');
  });

  it('count blank rows as spreadsheets do', async () => {
    const csv = 'Badge number;Title\r\n;\r\n\r\nnobody;x\r\n;\r\n';
    const plan = await world.teacher.upload(sheet, { file: new Blob([csv]) });
    assert.match(plan.text, /<tr><td>4<\/td><td>Badge number<\/td>/);
    assert.match(plan.text, /1 row has a fault/);
  });

  it('leave alone what somebody changed since it was looked through', async () => {
    const badge = await world.newBadge(WHOLE);
    const [header = [], row = []] = await getSheet(badge);
    const plan = await look([header, changed(header, row, { Title: 'From the sheet' })]);
    const form = await world.teacher.get(paths.editBadge(badge));
    await world.teacher.post(paths.editBadge(badge), {
      ...badgeForm(form.text),
      title: 'Meanwhile',
      action: 'save',
    });
    const done = await world.teacher.post(paths.courseSheetImport(world.course), { plan: planOf(plan.text) });
    assert.deepEqual(counts(done.location?.searchParams ?? new URLSearchParams()), [0, 0, 0, 0, 1]);
    assert.equal((await world.draft(badge)).draft.title, 'Meanwhile');
    assert.match((await world.teacher.follow(done)).text, /changed by somebody else meanwhile/);
  });

  it('of the whole school are an admin’s, who makes no new ones there', async () => {
    const badge = await world.newBadge(WHOLE);
    const admin = await ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });
    await admin.get(admin.location);
    const [header = [], ...all] = await read(await download(admin, paths.adminSheetCsv()));
    const row = all.find(([id]) => id === badge) ?? [];
    assert.equal(row[header.indexOf('Course')], 'Digital ePortfolios in vocational education');
    const rows = [header, changed(header, row, { Tags: 'one, two' }), changed(header, [], { Title: 'New' })];
    const plan = await look(rows, admin, paths.adminSheet());
    assert.match(plan.text, /This badge is new\. Bring it in with the sheet of its course/);
    assert.equal(
      (await world.teacher.post(paths.courseSheetImport(world.course), { plan: planOf(plan.text) })).status,
      404,
    );
    const done = await admin.post(paths.adminSheetImport(), { plan: planOf(plan.text) });
    assert.equal(done.status, 303);
    assert.deepEqual((await world.draft(badge)).draft.tags, ['one', 'two']);
  });

  it('that are something else are refused with a reason', async () => {
    const refused = async (file: Blob | string, words: RegExp) => {
      const reply = await world.teacher.upload(sheet, { file });
      assert.equal(reply.status, 422);
      assert.match(reply.text, words);
    };
    await refused(new Blob(['']), /Choose a file/);
    await refused(new Blob(['name,age\nx,1']), /no column named Title/);
    await refused(new Blob(['Title,Title\nx,y']), /there twice/);
    await refused(new Blob(['Title\n']), /no badge in this file/);
    await refused(new Blob([`Title\n${'x\n'.repeat(501)}`]), /room for/);
    await refused(new Blob(['PK\u0003\u0004']), /can&#x27;t be read/);
  });
});

async function download(client: ToolClient, path: string): Promise<Buffer> {
  const { status, headers, bytes } = await client.get(path);
  assert.equal(status, 200);
  assert.match(
    headers.get('content-disposition') ?? '',
    /^attachment; filename="badges-[\d-]+\.(xlsx|csv)"$/,
  );
  return bytes;
}

async function read(file: Buffer): Promise<string[][]> {
  return (await sheetFiles.read(file)).map((row) => [...row]);
}

function changed(
  header: readonly string[],
  row: readonly string[],
  changes: Record<string, string>,
): string[] {
  return header.map((name, index) => changes[name] ?? row[index] ?? '');
}

function planOf(page: string): string {
  return /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
