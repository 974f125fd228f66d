import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/domain/ports/store.js';
import { skillOutcome, skillUri } from '../../src/domain/skills.js';
import { InvalidInput } from '../../src/errors.js';
import { readSkillsCsv } from '../../src/imports/skills/readSkillsCsv.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createImportSkills, createListSkillCatalogues } from '../../src/usecases/importSkills.js';
import { createSearchSkills } from '../../src/usecases/searchSkills.js';
import { escoCsv, escoUri, manySkills } from '../imports/escoCsv.js';

const clock = () => new Date('2026-11-24T12:00:00.000Z');
const SKILLS: readonly (readonly [string, string])[] = [
  ['assess students', 'evaluate learners\nassessing students'],
  ['assess students’ early learning', ''],
  ['create portfolios', 'assess a portfolio\nbuild ePortfolios'],
  ['Lichtbogenschweißen', 'MAG-Schweißen'],
  ['načrtovati učni proces', ''],
];

describe('ESCO’s skills', () => {
  let folder: string;
  let store: Store;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'skills-'));
    store = await openSqliteStore({ file: join(folder, 'skills.sqlite'), now: clock });
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const bring = (file: string, institution = 'school', language = 'en') =>
    createImportSkills({ store, clock, skillReader: { read: readSkillsCsv } })({
      institution,
      language,
      file: Buffer.from(file),
    });
  const searching = () => createSearchSkills({ store });
  const labels = async (find: string, institution = 'school') =>
    (await searching()({ institution, language: 'en', find })).skills.map(({ label }) => label);

  it('are found by beginnings of words, the label before other names', async () => {
    assert.equal((await bring(escoCsv(SKILLS))).count, 5);
    assert.deepEqual(await labels('assess stud'), ['assess students', 'assess students’ early learning']);
    assert.deepEqual(await labels('STUDENTS assess'), ['assess students', 'assess students’ early learning']);
    assert.deepEqual(await labels('evaluate'), ['assess students']);
    assert.deepEqual(await labels('nacrt'), ['načrtovati učni proces']);
    assert.deepEqual(await labels('schweissen'), []);
    assert.deepEqual(await labels('schweiß'), ['Lichtbogenschweißen']);
    assert.deepEqual(await labels(' "% '), []);
  });

  it('come again in the place of the old ones, for one school and language alone', async () => {
    await bring(escoCsv([['plan lessons', '']]), 'other', 'en');
    await bring(escoCsv(SKILLS.slice(0, 1)));
    assert.deepEqual(await labels('portfolio'), []);
    assert.deepEqual(await labels('plan', 'other'), ['plan lessons']);
    const lists = await createListSkillCatalogues({ store })('school');
    assert.deepEqual(
      lists.map(({ language, count }) => [language, count]),
      [['en', 1]],
    );
  });

  it('of a whole language come in while others are answered', async function () {
    this.timeout(30_000);
    let turns = 0;
    let over = false;
    const count = (): void => {
      turns += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const catalogue = await bring(manySkills(), 'large');
    over = true;
    assert.deepEqual([catalogue.count, catalogue.chunks.length], [13_900, 14]);
    assert.ok(turns >= 14, `${turns} turns of the event loop`);
    const search = searching();
    const { skills } = await search({ institution: 'large', language: 'en', find: 'woodworking 13' });
    assert.ok(skills.length > 0 && skills.every(({ label }) => label.includes('woodworking 13')));
    const { named } = await search({ institution: 'large', language: 'en', find: '', uris: [escoUri(7)] });
    assert.deepEqual(
      named.map(({ uri }) => uri),
      [escoUri(7)],
    );
  });

  it('leave out what is obsolete, and anything that is no skill', async () => {
    const file = escoCsv(SKILLS.slice(0, 2))
      .replace('released', 'obsolete')
      .replace(escoUri(1), 'javascript:alert(1)');
    await assert.rejects(bring(file, 'empty'), InvalidInput);
    for (const wrong of ['', 'a,b\n1,2', '{"a": 1}', 'conceptUri,preferredLabel\n"x']) {
      await assert.rejects(bring(wrong, 'empty'), (error) => {
        assert.ok(error instanceof InvalidInput);
        return error.faults[0]?.message === 'skills.faults.notSkills';
      });
    }
  });

  it('are known by their address, also that of ESCO’s own pages', () => {
    const uri = 'http://data.europa.eu/esco/skill/fed5b267-73fa-461d-9f69-827c78beb39d';
    for (const address of [
      uri,
      uri.replace('http:', 'https:'),
      `https://esco.ec.europa.eu/en/classification/skills?uri=${uri}`,
      `https://esco.ec.europa.eu/en/classification/skills?uri=${encodeURIComponent(uri)}&lang=fi`,
    ]) {
      assert.equal(skillUri(address), uri, address);
    }
    for (const address of [
      '',
      'http://data.europa.eu/esco/occupation/x',
      'http://example.org/esco/skill/abc',
      '%',
    ]) {
      assert.equal(skillUri(address), undefined, address);
    }
    assert.deepEqual(skillOutcome({ uri, label: 'assess students' }).source, {
      targetType: 'ext:ESCO',
      targetName: 'assess students',
      targetUrl: uri,
      targetCode: 'fed5b267-73fa-461d-9f69-827c78beb39d',
      targetFramework: 'European Skills, Competences, Qualifications and Occupations (ESCO)',
    });
  });
});
