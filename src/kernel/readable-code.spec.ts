import { describe, expect, it } from '@jest/globals';
import { plainCode, readableCode } from './readable-code.js';

describe('a code that people read and type', () => {
  it('has groups of four characters that are not misread, each as likely as the others', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      if (byte >= 240) continue;
      const character = readableCode([byte], 1);
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([8]));
    expect([...counts.keys()].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ');
    expect(readableCode([0, 1, 2, 3, 4, 5, 6, 7, 8], 9)).toBe('2345-6789-A');
  });

  it('skips bytes that would favour a character, and is not made of too few bytes', () => {
    expect(readableCode([255, 240, 0, 1], 2)).toBe('23');
    expect(() => readableCode([255, 0, 1], 3)).toThrow(RangeError);
  });

  it.each(['abcd-2345-wxyz', ' ABCD 2345 WXYZ ', 'ABCD2345WXYZ', 'ＡＢＣＤ－２３４５－ＷＸＹＺ'])(
    'may be typed as "%s"',
    (typed) => {
      expect(plainCode(typed)).toBe('ABCD2345WXYZ');
    },
  );
});
