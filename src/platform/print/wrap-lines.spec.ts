import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrapLines } from './wrap-lines.js';

/** A Chinese character is twice as wide as a Latin letter. */
const widthOf = (character: string): number => (/[\p{Script=Han}，。（）“”]/u.test(character) ? 2 : 1);
const widthOfLine = (line: string): number => [...line].reduce((sum, character) => sum + widthOf(character), 0);
const wrap = (text: string, width: number): readonly string[] => wrapLines(text, width, widthOf);

describe('wrapping a text', () => {
  it.each<[string, number, readonly string[]]>([
    ['', 10, ['']],
    ['one line', 10, ['one line']],
    ['words stay whole', 10, ['words stay', 'whole']],
    ['a paragraph\n\nand another', 20, ['a paragraph', '', 'and another']],
    ['会议记录三方圆桌', 8, ['会议记录', '三方圆桌']],
    // no line begins with a closing and none ends with an opening mark
    ['会议记录，三方', 8, ['会议记', '录，三方']],
    ['占雇员（女）', 8, ['占雇员', '（女）']],
    ['占3.4%（雇员）', 9, ['占3.4%', '（雇员）']],
    ['incomprehensible', 6, ['incomp', 'rehens', 'ible']],
    ['trailing   ', 8, ['trailing']],
  ])('divides "%s" at a width of %s', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  const texts = fc.string({
    unit: fc.constantFrom(...'ab cde 1.%,会议记录，。（）“”'.split('')),
    maxLength: 80,
  });

  it('loses no character and exceeds no line, for any text and width', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('gives the same lines again when a line is wrapped', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, width) => {
        for (const line of wrap(text, width)) expect(wrap(line, width)).toEqual([line]);
      }),
    );
  });
});
