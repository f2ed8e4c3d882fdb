import { describe, expect, it } from '@jest/globals';
import { CsvReader, csvLine } from './csv.js';

function read(text: string, size = text.length): { lines: string[][]; rows: number[]; open: boolean } {
  const reader = new CsvReader();
  const lines = [];
  for (let at = 0; at < text.length; at += size) lines.push(...reader.push(text.slice(at, at + size)));
  const open = reader.openQuote;
  lines.push(...reader.end());
  return { lines: lines.map((line) => [...line.cells]), rows: lines.map((line) => line.row), open };
}

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
    expect(read(text).lines).toEqual(lines);
    for (const size of [1, 2, 3]) {
      // The separator is judged from the first piece, which a file reader makes larger than a header.
      const reader = new CsvReader();
      const first = reader.push(text.slice(0, 4));
      const rest = [];
      for (let at = 4; at < text.length; at += size) rest.push(...reader.push(text.slice(at, at + size)));
      expect([...first, ...rest, ...reader.end()].map((line) => line.cells)).toEqual(lines);
    }
  });

  it('counts empty lines, so that a row number is the one a spreadsheet shows', () => {
    expect(read('a\n\n1\n').rows).toEqual([1, 3]);
  });

  it('says when a quote is never closed', () => {
    expect(read('a\n"1\n').open).toBe(true);
  });
});

describe('writing', () => {
  it('survives reading', () => {
    const cells = ['plain', 'a,b', 'say "so"', 'two\r\nlines', '苏州', ''];
    expect(read(csvLine(cells)).lines).toEqual([cells]);
  });

  it('takes the edge off a formula and leaves numbers alone', () => {
    expect(csvLine(['=1+1', '@x', '-5', '-x'])).toBe("'=1+1,'@x,-5,'-x\r\n");
  });
});
