import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inTreeOrder, outcomesOf } from '../../src/domain/framework.js';
import { InvalidInput } from '../../src/errors.js';
import { readCasePackage } from '../../src/imports/frameworks/casePackage.js';
import { createFrameworkReader } from '../../src/imports/frameworks/frameworkReader.js';
import { readMoodleCsv } from '../../src/imports/frameworks/moodleCsv.js';
import { createNetwork } from '../../src/network/network.js';

const MOODLE = readFileSync(new URL('fixtures/moodle-framework.csv', import.meta.url));
const CASE = readFileSync(new URL('fixtures/case-package.json', import.meta.url));
const casePackage = (): Record<string, unknown> => JSON.parse(CASE.toString());

function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.faults.map(({ field, message }) => `${field}: ${message}`).join();
  }
}

describe('Moodle’s competency framework as CSV', () => {
  it('becomes a tree with ID numbers', () => {
    const { origin, identifier, title, items } = readMoodleCsv(MOODLE);
    assert.deepEqual(
      [origin, identifier, title],
      ['moodle', 'moodle:digcomp', 'Digital competence of teachers'],
    );
    assert.deepEqual(
      items.map(({ id, parent, name }) => [id, parent, name]),
      [
        ['dc-1', undefined, 'Professional engagement'],
        ['dc-1.1', 'dc-1', 'Organisational communication'],
        ['dc-1.2', 'dc-1', 'Professional collaboration'],
        ['dc-2', undefined, 'Digital resources'],
        ['dc-2.1', 'dc-2', 'Selecting, "creating" & sharing'],
      ],
    );
    assert.equal(items[0]?.description, 'Using digital technologies to communicate & collaborate');
    assert.equal(items[3]?.description, 'Line one Line two');
  });

  it('makes outcomes whose alignment says framework and ID number', () => {
    const framework = { ...readMoodleCsv(MOODLE), url: 'https://school.example/digcomp' };
    const [first, second] = outcomesOf(framework, framework.items, 'description');
    assert.equal(first?.text, 'Using digital technologies to communicate & collaborate');
    assert.deepEqual(first?.source, {
      targetType: 'ext:MoodleCompetency',
      targetName: 'Professional engagement',
      targetUrl: 'https://school.example/digcomp',
      targetCode: 'dc-1',
      targetFramework: 'Digital competence of teachers',
    });
    assert.equal(outcomesOf(framework, framework.items, 'name')[1]?.text, 'Organisational communication');
    assert.equal(second?.source?.targetCode, 'dc-1.1');
  });

  it('is read by its order when the site’s language is another', () => {
    const text = MOODLE.toString().replace(/^[^\n]*/, 'a,b,c,d,e,f,g,h,i,j,k,l,m,n');
    assert.equal(readMoodleCsv(Buffer.from(text)).items.length, 5);
  });

  it('is read as Excel saves it again: semicolons, a mark, windows-1252, UTF-16', () => {
    const columns = 'Parent ID number;ID number;Short name;Description;Is framework';
    const text = `${columns}\r\n;f;Schlüsselkompetenzen;;1\r\n;k1;"Größen; messen";;\r\n`;
    for (const file of [
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text, 'latin1'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    ]) {
      const { title, items } = readMoodleCsv(file);
      assert.deepEqual([title, items[0]?.name], ['Schlüsselkompetenzen', 'Größen; messen']);
    }
  });

  it('says what is wrong with anything else', () => {
    assert.equal(
      refusal(() => readMoodleCsv(Buffer.from('name,age\nA,1'))),
      'file: outcomes.faults.notMoodle',
    );
    assert.equal(
      refusal(() => readMoodleCsv(Buffer.from('a,"b\nc'))),
      'file: outcomes.faults.brokenTable',
    );
    assert.equal(
      refusal(() => readMoodleCsv(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))),
      'file: outcomes.faults.noTable',
    );
    assert.equal(
      refusal(() => readMoodleCsv(Buffer.alloc(0))),
      'file: outcomes.faults.notMoodle',
    );
    const many = `${MOODLE}${',x,y,,1,,,,0,,,1,,\n'.repeat(10_001)}`;
    assert.equal(
      refusal(() => readMoodleCsv(Buffer.from(many))),
      'file: outcomes.faults.tooManyRows',
    );
  });
});

describe('A CASE package', () => {
  it('becomes a tree in the order of its associations', () => {
    const { origin, identifier, title, items } = readCasePackage(casePackage());
    assert.deepEqual([origin, title], ['case', 'Web development']);
    assert.equal(identifier, 'case:6b6b8b7e-62f7-11ee-8c99-0242ac120002');
    assert.deepEqual(
      items.map(({ id, parent, code, name }) => [id, parent, code, name]),
      [
        ['item-html', undefined, 'WD.1', 'Writes HTML'],
        ['item-structure', 'item-html', 'WD.1.1', 'Structures pages with headings & landmarks'],
        ['item-forms', 'item-html', 'WD.1.2', 'Builds accessible forms'],
        ['item-css', undefined, undefined, 'Styles pages'],
      ],
    );
  });

  it('makes outcomes whose alignment is the CFItem', () => {
    const framework = readCasePackage(casePackage());
    assert.deepEqual(outcomesOf(framework, framework.items, 'name')[2], {
      text: 'Builds accessible forms',
      source: {
        targetType: 'CFItem',
        targetName: 'WD.1.2 Builds accessible forms',
        targetUrl: 'https://frameworks.example/ims/case/v1p0/CFItems/item-forms',
        targetCode: 'item-forms',
        targetFramework: 'Web development',
      },
    });
  });

  it('of version 1.1 is read alike, with what it adds left alone', () => {
    const original = casePackage();
    const newer = {
      ...original,
      CFDocument: { ...Object(original.CFDocument), caseVersion: '1.1', frameworkType: 'CTE' },
    };
    assert.deepEqual(readCasePackage(newer), readCasePackage(original));
    assert.deepEqual(readCasePackage({ CFPackage: newer }), readCasePackage(original));
  });

  it('that is hostile does no harm', () => {
    const original = casePackage();
    const items = [
      {
        identifier: 'a',
        uri: 'javascript:alert(1)',
        fullStatement: '<script>alert(1)</script>Plans & <b>more</b>',
      },
      { identifier: 'b', uri: 'https://user:secret@frameworks.example/b', fullStatement: 'Does' },
      { identifier: 'c', fullStatement: '' },
      { identifier: 7, fullStatement: ['x'] },
      null,
    ];
    const loop = (child: string, parent: string) => ({
      associationType: 'isChildOf',
      originNodeURI: { identifier: child },
      destinationNodeURI: { identifier: parent },
    });
    const read = readCasePackage({
      ...original,
      CFItems: items,
      CFAssociations: [loop('a', 'b'), loop('b', 'a')],
    });
    assert.deepEqual(
      read.items.map(({ id, name, url }) => [id, name, url]),
      [
        ['a', 'Plans & more', undefined],
        ['b', 'Does', undefined],
      ],
    );
    for (const wrong of [null, [], 'x', {}, { CFDocument: {} }, { ...original, CFItems: [] }]) {
      assert.equal(
        refusal(() => readCasePackage(wrong)),
        'file: outcomes.faults.notCase',
      );
    }
  });

  it('keeps a deep tree within bounds', () => {
    const deep = Array.from({ length: 500 }, (_, index) => ({
      id: `${index}`,
      name: `${index}`,
      ...(index > 0 && { parent: `${index - 1}` }),
    }));
    assert.equal(inTreeOrder(deep).length, 500);
  });
});

describe('Reading a framework', () => {
  const reader = createFrameworkReader({ network: createNetwork({ allowPrivateNetwork: false }) });

  it('tells CSV and JSON apart', () => {
    assert.deepEqual([reader.read(MOODLE).origin, reader.read(CASE).origin], ['moodle', 'case']);
    assert.equal(
      refusal(() => reader.read(Buffer.from('{"CFDocument":'))),
      'file: outcomes.faults.notJson',
    );
  });

  it('asks no private address', async () => {
    for (const address of [
      'https://127.0.0.1/x',
      'https://[::1]/',
      'http://frameworks.example/',
      'file:///etc/passwd',
      'x',
    ]) {
      await assert.rejects(reader.readAt(address), (error) => {
        assert.ok(error instanceof InvalidInput);
        assert.deepEqual(error.faults, [{ field: 'address', message: 'outcomes.faults.unreachable' }]);
        return true;
      });
    }
  });
});
