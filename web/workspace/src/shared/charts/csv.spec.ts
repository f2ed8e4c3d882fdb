import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.js';

describe('a downloaded CSV', () => {
  it('starts with a byte-order mark and quotes cells if needed', () => {
    expect(toCsv([['园区', 'a "b", c', 3, null]])).toBe('\uFEFF园区,"a ""b"", c",3,\r\n');
  });

  it('escapes what a spreadsheet would run as a formula, but not numbers', () => {
    expect(toCsv([['=1+1', -2, '-2+cmd', '＝1']])).toBe("\uFEFF'=1+1,-2,'-2+cmd,'＝1\r\n");
  });
});
