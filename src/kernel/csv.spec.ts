import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvRecord, CsvReader, csvLine, importedCell, withoutFormulas } from './csv.js';

function read(text: string, size = text.length): CsvRecord[] {
  const reader = new CsvReader();
  const records: CsvRecord[] = [];
  const take = (record: CsvRecord): void => void records.push(record);
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size), take);
  reader.end(take);
  return records;
}
const cellsOf = (records: readonly CsvRecord[]): (readonly string[])[] => records.map((record) => record.cells);

describe('reading comma-separated values', () => {
  it.each([
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no end of line',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      'a,b\n"x,""y""",2\n',
      [
        ['a', 'b'],
        ['x,"y"', '2'],
      ],
    ],
    [
      'a line break inside quotes',
      'a,b\n"x\r\ny",2\n',
      [
        ['a', 'b'],
        ['x\r\ny', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1;2,5\n',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'a separator inside quotes of the header',
      '"a;b;c",d\n1,2\n',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      'a,b\n,\n1,\n',
      [
        ['a', 'b'],
        ['', ''],
        ['1', ''],
      ],
    ],
    [
      'an empty quoted cell at the end',
      'a,b\n1,""',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'Chinese',
      '甲,乙\n苏州,无锡\n',
      [
        ['甲', '乙'],
        ['苏州', '无锡'],
      ],
    ],
  ])('%s', (_name, text, lines) => {
    for (const size of [1, 2, 3, text.length]) expect(cellsOf(read(text, size))).toEqual(lines);
  });

  it('counts empty lines, so that row numbers equal those of a spreadsheet', () => {
    expect(read('a\n\n1\n').map((record) => record.row)).toEqual([1, 3]);
  });

  it('reports a quote that is never closed, and text after a closing quote', () => {
    expect(read('a,b\n1,2\n3,"4\n').at(-1)).toMatchObject({ row: 3, flaw: 'open-quote' });
    expect(read('a,b\n"1"x,2\n3,4\n').slice(1)).toEqual([
      { row: 2, cells: ['1x', '2'], flaw: 'stray-quote' },
      { row: 3, cells: ['3', '4'], flaw: null },
    ]);
  });

  it('gives up a record that does not end, without storing the rest of the file', () => {
    const records = read(`a\n"${'x'.repeat(3_000_000)}`, 500_000);
    expect(records.map(({ row, flaw }) => [row, flaw])).toEqual([
      [1, null],
      [2, 'open-quote'],
    ]);
  });

  it('gives the same result as csv-parse, in pieces of any size', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\n', '\r', '苏', "'"),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, separator, end, size) => {
          const quote = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
          const text = [['first', 'second'], ...rows].map((cells) => cells.map(quote).join(separator)).join(end);
          const oracle: string[][] = parse(text, {
            delimiter: separator,
            record_delimiter: end,
            relax_column_count: true,
          });
          expect(cellsOf(read(`\ufeff${text}`, size))).toEqual(oracle);
        },
      ),
    );
  });
});

describe('writing comma-separated values', () => {
  it('can be read back', () => {
    const cells = ['plain', 'a,b', 'say "so"', 'two\r\nlines', '苏州', ''];
    expect(cellsOf(read(csvLine(cells)))).toEqual([cells]);
  });

  it.each(['-5', '+5', '-0.5', '-.5', '-1e-7', '-1.5E+3', '5', '1-2', 'a=b', "'", "'a", '苏州', ''])(
    'leaves the cell %p unchanged',
    (cell) => expect(csvLine([cell, ''])).toBe(`${cell},\r\n`),
  );

  it.each([
    ...['=1+1', '@x', '+x', '-x', '-', '-5+cmd', '-1-1', '-2+3|calc', '--5', '＝1+1', '＋1', '－1', '＠x'],
    ...[' =1', '\u00a0=1', '\u3000＝1', '\ufeff=1', '\u200b=1', '\n=1', '\r\n=1', '\t=1', '\u0001=1', ' \n -1+1'],
    ...["'=1", "''=1", "' =1", ' -5', '\tx', '\rx', '\t5'],
  ])('disarms the formula %j, and the import restores the text', (cell) => {
    const [record] = cellsOf(read(csvLine([cell, 'x'])));
    expect(record).toEqual([`'${cell}`, 'x']);
    expect(record!.map(importedCell)).toEqual([cell, 'x']);
  });

  it('leaves an uploaded file as it is, except for formulas, which the import restores', () => {
    const harmless = '\ufeffpark;wage\nSIP;-5\n"a;b";\'=1\n';
    expect(withoutFormulas(harmless)).toBe(harmless);
    const file = "park\twage\n=cmd|' /C calc'!A0\t5\n";
    const escaped = "park,wage\r\n'=cmd|' /C calc'!A0,5\r\n";
    expect(withoutFormulas(file)).toBe(escaped);
    expect(withoutFormulas(escaped)).toBe(escaped);
    expect(cellsOf(read(escaped)).map((cells) => cells.map(importedCell))).toEqual(cellsOf(read(file)));
  });

  it('can be imported without changing any text', () => {
    const text = fc.string({
      unit: fc.constantFrom("'", '=', '-', '＝', ' ', '\n', '\t', '1', 'e', '.', 'a', ',', '"'),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (cells) => {
        expect(cellsOf(read(`h${',h'.repeat(cells.length - 1)}\r\n${csvLine(cells)}`))[1]?.map(importedCell)).toEqual(
          cells,
        );
      }),
    );
  });
});
