import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Pattern, patternFault } from './pattern.js';

describe('a regular expression', () => {
  it.each<[string, string, boolean]>([
    ['[0-9]{11}', '13800138000', true],
    ['[0-9]{11}', '1380013800', false],
    ['^\\d{2,3}$', '1234', false],
    ['(ab|c)*d?', 'ababcd', true],
    ['a+?b', 'aab', true],
    ['[^a-c\\d]+', 'xyz', true],
    ['[^a-c\\d]+', 'x1', false],
    ['[\\u4e00-\\u9fff]{2}', '绿色', true],
    ['\\p{L}+', '绿色a', true],
    ['.', '😀', true],
    ['a.c', 'a\nc', false],
    ['\\bab\\b', 'ab', true],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,}$', 'a.b-c@d-e.org', true],
    ['a{0}', '', true],
    ['a{x}', 'a{x}', true],
    ['(?<year>\\d)\\.', '1.', true],
    ['(a*)*b', 'aab', true],
    ['', '', true],
    ['a|', '', true],
  ])('%s compared with %p is %p', (pattern, text, expected) => {
    expect(new Pattern(pattern).matches(text)).toBe(expected);
  });

  it.each([
    ['(a)\\1', 'not-linear'],
    ['(?=a)b', 'not-linear'],
    ['(?<!a)b', 'not-linear'],
    ['a++', 'not-linear'],
    ['(a', 'unreadable'],
    ['a)', 'unreadable'],
    ['[a', 'unreadable'],
    ['*', 'unreadable'],
    ['[z-a]', 'unreadable'],
    ['a{3,1}', 'unreadable'],
    ['\\', 'unreadable'],
    ['a{1001}', 'too-long'],
    ['((a{1000}){1000}){1000}', 'too-long'],
    [`${'('.repeat(30)}${'){1000}'.repeat(30)}`, 'too-long'],
    ['('.repeat(5000), 'too-long'],
  ])('%s is refused as %s', (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault);
  });

  it('takes steps that grow as the text, where trying out would never end', () => {
    const text = 'a'.repeat(20_000);
    expect(new Pattern('(a|a)*b').matches(text)).toBe(false);
    expect(new Pattern('(a*)*(a*)*b').matches(text)).toBe(false);
  });

  it('agrees with the engine of JavaScript on patterns that both can read', () => {
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^b]', 'a*', 'b+', 'a?', '(a|b)', '(ab)*', 'a{1,2}', '|');
    const pattern = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(new Pattern(source).matches(subject)).toBe(new RegExp(`^(?:${source})$`).test(subject));
      }),
      { numRuns: 2000 },
    );
  });
});
