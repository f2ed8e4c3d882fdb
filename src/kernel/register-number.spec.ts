import { describe, expect, it } from '@jest/globals';
import { isRegisterNumber } from './register-number.js';

describe('a register number', () => {
  // the second is the example of GB 32100-2015
  it.each(['91320583MA00000017', '91350100M000100Y43', 'G321047', 'HRB-12345', '320583000012345'])(
    'may be %s',
    (number) => expect(isRegisterNumber(number)).toBe(true),
  );

  it.each([
    ['a wrong check symbol', '91320583MA00000018'],
    ['two symbols in the wrong order', '91320538MA00000017'],
    ['a letter that codes do not use', '91320583MA0000I017'],
    ['18 digits that a spreadsheet has rounded', '913205831234567000'],
    ['small letters', '91320583ma00000017'],
    ['one symbol', '9'],
    ['41 symbols', '9'.repeat(41)],
    ['blanks', '9132 0583'],
    ['nothing', ''],
  ])('does not have %s', (_, number) => expect(isRegisterNumber(number)).toBe(false));
});
