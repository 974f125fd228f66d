import assert from 'node:assert/strict';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { InvalidInput } from '../../src/errors.js';
import { escapeFormula, unescapeFormula } from '../../src/imports/sheets/csvCells.js';
import { sheetFiles } from '../../src/imports/sheets/sheetFiles.js';
import { packZip, unpackZip, ZipFault } from '../../src/imports/sheets/zip.js';

const NOTES = { name: 'Notes', rows: [['a', 'b']] };
const EVIL = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", "'quoted'", '=cmd|"/c calc"!A1'];

async function refusal(file: Buffer): Promise<string | undefined> {
  try {
    await sheetFiles.read(file);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.faults[0]?.message;
  }
}

describe('Sheets as files', () => {
  const rows = [
    ['Title', 'Outcomes', 'Hours'],
    ['Načrtovanje 🎓', 'one\ntwo, "three"; four', '54'],
    ['', '<b>&amp;', '2.5'],
  ];

  it('come back from xlsx as they were written, empty cells at the end aside', async () => {
    const written = await sheetFiles.writeXlsx({ name: 'Badges', rows, notes: NOTES });
    assert.deepEqual(await sheetFiles.read(written), rows);
  });

  for (const delimiter of [',', ';'] as const) {
    it(`come back from CSV with "${delimiter}" as they were written`, async () => {
      assert.deepEqual(await sheetFiles.read(sheetFiles.writeCsv({ rows }, delimiter)), rows);
    });
  }

  it('hold no formula, and give back what looked like one', async () => {
    const evil = [['Title'], ...EVIL.map((text) => [text])];
    const csv = sheetFiles.writeCsv({ rows: evil }, ',');
    for (const line of csv.toString().split('\r\n')) assert.doesNotMatch(line, /^\uFEFF?"?[=+\-@\t]/);
    assert.deepEqual(await sheetFiles.read(csv), evil);
    const xlsx = await sheetFiles.writeXlsx({ name: 'Badges', rows: evil, notes: NOTES });
    const [sheet = Buffer.alloc(0)] = unpackZip(xlsx, (name) => name.endsWith('sheet1.xml'), LIMITS).values();
    assert.doesNotMatch(sheet.toString(), /<f[ >]/);
    assert.deepEqual(await sheetFiles.read(xlsx), evil);
  });

  it('escape any text so that it comes back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.equal(unescapeFormula(escapeFormula(text)), text);
        assert.doesNotMatch(escapeFormula(text), /^[=+\-@\t\r]/);
      }),
    );
  });
});

const LIMITS = { entries: 300, total: 1_000_000 };

describe('Hostile workbooks', () => {
  const sheet = (xml: string) => workbook({ 'xl/worksheets/sheet1.xml': xml });
  const table = (cells: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;

  it('that are bombs are refused before they are unpacked whole', async () => {
    assert.equal(await refusal(sheet(table(' '.repeat(60_000_000)))), 'sheet.faults.noWorkbook');
  });

  it('with a cell at the far end are refused', async () => {
    for (const cell of [
      '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
      '<row r="1"><c r="XFD1"><v>1</v></c></row>',
      '<row r="2"><c r="A999999"><v>1</v></c></row>',
    ]) {
      assert.equal(await refusal(sheet(table(cell))), 'sheet.faults.tooManyRows', cell);
    }
  });

  it('that are formatted to the last row are none: what is empty counts for nothing', async () => {
    const filled =
      '<row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" s="4"/></row>';
    const far = '<row r="2" ht="15"><c r="XFD2" s="1"></c></row><row r="1048576" ht="15" customFormat="1"/>';
    assert.deepEqual(await sheetFiles.read(sheet(table(filled + far))), [['Title']]);
  });

  it('with entities are refused', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${table('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')}`;
    assert.equal(await refusal(sheet(xml)), 'sheet.faults.noWorkbook');
  });

  it('that are something else are refused', async () => {
    const cases: readonly (readonly [Buffer, string])[] = [
      [Buffer.from('PK\u0003\u0004 and nothing'), 'sheet.faults.noWorkbook'],
      [packZip(new Map([['word/document.xml', Buffer.from('<w/>')]])), 'sheet.faults.noWorkbook'],
      [sheet('no xml <'), 'sheet.faults.noWorkbook'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'sheet.faults.oldWorkbook'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'outcomes.faults.noTable'],
      [Buffer.from('a,"b'), 'outcomes.faults.brokenTable'],
    ];
    for (const [file, message] of cases) assert.equal(await refusal(file), message);
  });

  it('whose archives lie are refused', () => {
    const zip = packZip(new Map([['xl/workbook.xml', Buffer.from('<workbook/>')]]));
    const changed = (change: (copy: Buffer) => void) => {
      const copy = Buffer.from(zip);
      change(copy);
      return copy;
    };
    const directory = zip.indexOf(Buffer.from('PK\u0001\u0002'));
    for (const lie of [
      changed((copy) => copy.writeUInt16LE(1, directory + 8)),
      changed((copy) => copy.writeUInt16LE(99, directory + 10)),
      changed((copy) => copy.writeUInt32LE(0xffffffff, directory + 20)),
      changed((copy) => copy.writeUInt32LE(0xfffffff0, directory + 42)),
      changed((copy) => copy.writeUInt16LE(40_000, copy.length - 12)),
      zip.subarray(0, zip.length - 30),
    ]) {
      assert.throws(() => unpackZip(lie, () => true, LIMITS), ZipFault);
    }
    assert.equal(
      unpackZip(zip, () => true, LIMITS)
        .get('xl/workbook.xml')
        ?.toString(),
      '<workbook/>',
    );
  });

  it('do nothing worse than being refused, whatever they are', async () => {
    const good = await sheetFiles.writeXlsx({ name: 'Badges', rows: [['Title'], ['x']], notes: NOTES });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (bytes) => {
          const copy = Buffer.from(good);
          for (const [at, byte] of bytes) copy[at] = byte;
          await refusal(copy);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A workbook of one sheet, its parts deflated as in any. */
function workbook(parts: Readonly<Record<string, string>>): Buffer {
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all = {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${main}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${main}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ...parts,
  };
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(all)) {
    const packed = deflateRawSync(Buffer.from(text));
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(text), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(text.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, tail, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(all).length, 8);
  end.writeUInt16LE(Object.keys(all).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listed, end]);
}
