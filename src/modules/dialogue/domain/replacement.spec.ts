import { describe, expect, it } from '@jest/globals';
import { fixedBecause, replacementState } from './replacement.js';

describe('a replacement', () => {
  it.each([
    [true, 'confirmed', 'replaced'],
    [true, null, 'replaced'],
    [false, null, 'pending'],
    [false, 'waiting', 'pending'],
    [false, 'no-term', 'pending'],
    [false, 'not-confirmed', 'failed'],
    [false, 'silent', 'failed'],
  ] as const)('agreed: %s, with the confirmation %s, is %s', (agreed, confirmation, state) => {
    expect(replacementState(agreed, confirmation)).toBe(state);
  });
});

describe('the text of a conclusion', () => {
  it.each([
    [false, null, null],
    [false, { state: 'waiting', open: true }, 'confirming'],
    [false, { state: 'waiting', open: false }, null],
    [false, { state: 'silent', open: true }, null],
    [true, null, 'meeting-ended'],
    [true, { state: 'waiting', open: true }, 'meeting-ended'],
  ] as const)(
    'is, with its meeting ended: %s and the confirmation %j, fixed because of %s',
    (ended, confirmation, why) => {
      expect(fixedBecause({ meetingEnded: ended, confirmation })).toBe(why);
    },
  );
});
