import { describe, expect, it } from '@jest/globals';
import { newRecoveryCode } from './recovery-code.js';

describe('a recovery code', () => {
  it('has three groups of four characters that are not misread, and is new each time', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(30);
  });
});
