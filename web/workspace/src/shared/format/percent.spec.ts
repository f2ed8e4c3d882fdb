import { describe, expect, it } from '@jest/globals';
import { percentOfShare, shareOfPercent } from './percent.js';

describe('a percentage in a form', () => {
  it.each([
    ['35', '0.35'],
    ['35.5', '0.355'],
    ['7', '0.07'],
    ['0.5', '0.005'],
    ['100', '1'],
    ['120', '1.2'],
    ['-2.4', '-0.024'],
    ['0', '0'],
    ['-0', '0'],
  ])('%s % is %s, and back', (percent, share) => {
    expect(shareOfPercent(percent)).toBe(share);
    expect(percentOfShare(share)).toBe(percent === '-0' ? '0' : percent);
  });

  it.each(['', 'x', '1e3', '1,5', '.5', '5.', '--1'])('“%s” is not a number', (text) => {
    expect(shareOfPercent(text)).toBeUndefined();
  });
});
