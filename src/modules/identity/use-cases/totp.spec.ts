import { describe, expect, it } from '@jest/globals';
import { stepOfCode, totpSetUp } from './totp.js';

/** The secret and the times of RFC 6238, appendix B, with the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('a code of an authenticator app', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('of second %d of RFC 6238 is %s', (seconds, code, step) => {
    expect(stepOfCode(secret, code, at(seconds))).toBe(step);
  });

  it.each([
    [-120, false],
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
    [120, false],
  ])('of the step %d seconds from now is accepted: %s', (offset, accepted) => {
    const now = 1_234_567_890 - offset;
    expect(stepOfCode(secret, '005924', at(now)) !== null).toBe(accepted);
  });

  it.each(['005 924', '００５９２４', ' 005924 '])('may be written as "%s"', (code) => {
    expect(stepOfCode(secret, code, at(1_234_567_890))).toBe(41_152_263);
  });

  it.each(['', '5924', '0059240', '00592x', '٠٠٥٩٢٤', '😀😀😀'])('is not "%s"', (code) => {
    expect(stepOfCode(secret, code, at(1_234_567_890))).toBeNull();
  });
});

describe('the address for authenticator apps', () => {
  it('names the product and the account, with the secret in base 32', () => {
    const { address, secret: typed } = totpSetUp(secret, 'a@example.org');
    expect(typed).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(address).toContain(
      'otpauth://totp/Tripartite:a%40example.org?issuer=Tripartite&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    );
  });
});
