import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipOf } from '../../../../test/support/zip.js';
import { dateText, isDateFormat, numberText } from './cell-text.js';
import { readFormFile } from '../../../surveys/xlsform/read-file.js';
import { isFormSheet } from '../../../surveys/xlsform/workbook.js';
import { readXlsx, sheetsOf } from './read-xlsx.js';
import { tablesIn } from '../table-archive.js';
import { FileProblem } from './workbook.js';
import { xlsxPieces } from './write-xlsx.js';

const RELATIONS =
  '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>';

/** The parts of a workbook with a survey, and a second sheet that no form has. */
function workbook(
  rows: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Record<string, string | Uint8Array> {
  return {
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Survey" r:id="r1"/><sheet name="notes" r:id="r2"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': 'never read',
    ...more,
  };
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

async function rowsOf(rows: string, more: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { sheets } = await readXlsx(zipOf(workbook(rows, more)), isFormSheet);
  return sheets[0]?.rows;
}

async function faultOf(bytes: Uint8Array): Promise<unknown> {
  try {
    await readXlsx(bytes, isFormSheet);
  } catch (error) {
    if (error instanceof FileProblem) return { fault: error.fault, ...error.place };
    throw error;
  }
  return 'accepted';
}

/** The same archive, whose first entry states another unpacked size in a zip64 field (APPNOTE.TXT, section 4.5.3). */
function stating(whole: Buffer, size: number): Buffer {
  const at = whole.indexOf('PK\u0001\u0002');
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  const end = at + 46 + whole.readUInt16LE(at + 28);
  const changed = Buffer.concat([whole.subarray(0, end), extra, whole.subarray(end)]);
  changed.writeUInt32LE(0xffffffff, at + 24);
  changed.writeUInt16LE(extra.length, at + 30);
  const directory = changed.length - 22;
  changed.writeUInt32LE(changed.readUInt32LE(directory + 12) + extra.length, directory + 12);
  return changed;
}

describe('a workbook', () => {
  it('gives the texts of cells with their rows and columns', async () => {
    const shared = '<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>er</t></rPh></si></sst>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
      `<row r="5"><c t="b"><v>1</v></c>${text(' a &amp; b\u00a0')}<c><v>3.0</v></c></row><row r="6"><c r="A6"/></row>`;
    expect(await rowsOf(rows, { 'xl/sharedStrings.xml': shared })).toEqual([
      { number: 1, cells: ['one', '', 'two'] },
      { number: 5, cells: ['TRUE', 'a & b', '3'] },
    ]);
  });

  it('gives the stored value of a formula, and dates by their format', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[Red]yyyy/mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const rows =
      '<row><c t="str"><f>A1&amp;"x"</f><v>yx</v></c><c><f>1+1</f><v>2</v></c><c s="1"><v>46082</v></c></row>';
    expect(await rowsOf(rows, { 'xl/styles.xml': styles })).toEqual([
      { number: 1, cells: ['yx', '2', '2026-03-01 00:00:00'] },
    ]);
  });

  it('with macros is read and the macros are not', async () => {
    const rows = `<row>${text('type')}${text('name')}${text('label')}</row><row>${text('text')}${text('q')}${text('Q')}</row>`;
    const bytes = zipOf(workbook(rows, { 'xl/vbaProject.bin': 'Sub AutoOpen()' }));
    expect(await readFormFile('form.xlsm', bytes)).toMatchObject({ questions: 1, messages: [] });
  });

  it('has an error for each formula without a value and each error in a form', async () => {
    const head = `<row r="1">${text('type')}${text('name')}${text('label')}${text('constraint')}</row>`;
    const rows = `${head}<row r="3">${text('integer')}${text('q')}<c r="C3" t="e"><v>#REF!</v></c><c r="D3"><f>A1</f></c></row>`;
    const { model, messages } = await readFormFile('form.xlsx', zipOf(workbook(rows)));
    expect(model).toBeNull();
    expect(messages.map(({ code, sheet, row, column, value }) => [code, sheet, row, column, value])).toEqual([
      ['cell-without-value', 'Survey', 3, 'label', '#REF!'],
      ['cell-without-value', 'Survey', 3, 'constraint', ''],
    ]);
    const stored = `${head}<row r="3">${text('integer')}${text('q')}${text('Q')}<c t="str"><f>A1</f><v>. > 0</v></c></row>`;
    expect(await readFormFile('form.xlsx', zipOf(workbook(stored)))).toMatchObject({ questions: 1, messages: [] });
  });

  it('is refused if it is not one', async () => {
    expect(await faultOf(Buffer.from('type,name'))).toEqual({ fault: 'not-a-workbook' });
    expect(await faultOf(zipOf({ 'a.txt': 'a' }))).toMatchObject({ fault: 'not-a-workbook' });
    expect(await faultOf(zipOf(workbook('')).subarray(0, 400))).toMatchObject({ fault: 'incomplete' });
    expect(await faultOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual({ fault: 'old-workbook' });
    expect(await faultOf(Buffer.alloc(20_000_001))).toMatchObject({ fault: 'file-too-large' });
  });

  it('is refused with XML that is broken, declares entities or is not UTF-8', async () => {
    expect(await faultOf(zipOf(workbook('<row>')))).toMatchObject({ fault: 'broken-xml' });
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>';
    expect(await faultOf(zipOf(workbook('', { 'xl/sharedStrings.xml': entities })))).toMatchObject({
      fault: 'xml-declaration',
    });
    const latin = Buffer.concat([Buffer.from('<sst><si><t>'), Buffer.from([0xe9]), Buffer.from('</t></si></sst>')]);
    expect(await faultOf(zipOf(workbook('', { 'xl/sharedStrings.xml': latin })))).toMatchObject({ fault: 'not-utf8' });
  });

  it('of 1,000,000 rows is refused at the limit', async () => {
    const bytes = zipOf(workbook(`<row>${text('x')}</row>`.repeat(1_000_000)));
    expect(await faultOf(bytes)).toEqual({ fault: 'too-many-rows', sheet: 'Survey', row: 100_001 });
  });

  it('that unpacks to more than it may is refused, although its sheet is small when packed', async () => {
    const bytes = zipOf(workbook('<row/>', { 'xl/sharedStrings.xml': Buffer.alloc(110_000_000, ' ') }));
    expect(bytes.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await faultOf(bytes)).toMatchObject({ fault: 'sheet-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a row beyond the last', '<row r="1048577"/>', {}, 'broken-xml'],
    ['a row between two', '<row r="1.5"/>', {}, 'broken-xml'],
    ['elements in each other', '<x>'.repeat(200), {}, 'broken-xml'],
    ['a text without end', `<row><c><v>${' '.repeat(2_000_000)}</v></c></row>`, {}, 'sheet-too-large'],
    ['a cell that no program shows', `<row>${text('x'.repeat(70_000))}</row>`, {}, 'sheet-too-large'],
    ['styles beyond measure', '', { 'xl/styles.xml': `<!--${' '.repeat(900_000)}-->`.repeat(35) }, 'sheet-too-large'],
    [
      'more shared texts than cells',
      '',
      { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(5_000_001)}</sst>` },
      'sheet-too-large',
    ],
  ])('that is read row by row is refused with %s', async (_, rows, more, fault) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'workbook-'));
    const file = path.join(folder, 'a.xlsx');
    await writeFile(file, zipOf(workbook(rows, more)));
    const reading = async () => {
      for await (const _ of (await sheetsOf(file))[0]!.rows()) continue;
    };
    await expect(reading()).rejects.toMatchObject({ fault });
    await rm(folder, { recursive: true });
  });

  it('or archive of which the directory states more than 4 GB, or of which the end is missing, is refused at once', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'workbook-'));
    const faultIn = async (bytes: Uint8Array) => {
      const file = path.join(folder, 'a.zip');
      await writeFile(file, bytes);
      return tablesIn(file).then(
        () => null,
        (error: unknown) => (error as FileProblem).fault,
      );
    };
    const archives = [zipOf(workbook('<row/>')), zipOf({ 'answers.csv': 'psu\r\n' })];
    for (const whole of archives) {
      expect(await faultIn(whole)).toBe(null);
      expect(await faultIn(stating(whole, 5_000_000_000))).toBe('sheet-too-large');
      expect(await faultIn(whole.subarray(0, whole.length - 30))).toBe('incomplete');
    }
    expect(await faultIn(stating(archives[1]!, 2_100_000_000))).toBe('sheet-too-large');
    await rm(folder, { recursive: true });
  });

  it('that is damaged anywhere is read or refused, never a crash', async () => {
    const whole = zipOf(workbook(`<row>${text('type')}</row>`));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        await expect(readFormFile('form.xlsx', damaged)).resolves.toHaveProperty('messages');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the text of a number', () => {
  it.each([
    ['3.0', '3'],
    ['0.1', '0.1'],
    ['1E+3', '1000'],
    ['-2', '-2'],
    ['x', 'x'],
  ])('%s is %s', (written, expected) => {
    expect(numberText(written)).toBe(expected);
  });

  it.each([
    [14, undefined, true],
    [0, undefined, false],
    [165, 'dd-mmm-yy', true],
    [165, '0.00 "days"', false],
    [165, '[h]:mm', true],
    [165, 'General', false],
  ])('format %i %s shows a date: %s', (id, code, expected) => {
    expect(isDateFormat(id, code)).toBe(expected);
  });

  it('is a date in the calendar of the workbook', () => {
    expect(dateText(1.5, 1904)).toBe('1904-01-02 12:00:00');
    expect(dateText(0.25, 1900)).toBe('06:00:00');
    expect(dateText(1e12, 1900)).toBe('1000000000000');
  });
});

describe('a workbook that is written piece by piece', () => {
  it('is read with the same sheets and texts, none of which runs as a formula', async () => {
    const rows = [
      ['=1+1', 2.5, null],
      ['<a & "b">', null, '园区\u0000'],
      ['_x0041_', null, null],
    ];
    const sheets = [
      { name: 'answers', head: ['text', 'number', 'more'], groups: [rows.slice(0, 1), rows.slice(1)] },
      { name: 'Answers', head: ['x'], groups: [] },
    ];
    const bytes = await buffer(Readable.from(xlsxPieces(sheets)));
    const { sheetNames, sheets: found } = await readXlsx(bytes, () => true);
    expect(sheetNames).toEqual(['answers', 'Answers_2']);
    expect(found[0]!.rows.map(({ cells }) => cells)).toEqual([
      ['text', 'number', 'more'],
      ['=1+1', '2.5'],
      ['<a & "b">', '', '园区'],
      // as Excel reads it: the text above
      ['_x005F_x0041_'],
    ]);
    expect(bytes.includes('<f>')).toBe(false);
  });
});
