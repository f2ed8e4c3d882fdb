import { describe, expect, it } from '@jest/globals';
import { effectOf } from './confirmations.js';

const before = { title: { en: 'Train officers', zh: '' }, description: { en: '', zh: '' } };

describe('what saving an edit means for confirmations', () => {
  it.each([
    [{ dueOn: '2027-01-31' }, 'content'],
    [{ dueOn: '2027-01-31', title: { en: 'Train the officers' } }, 'content'],
    [{ title: { en: 'Train the officers' } }, 'texts'],
    [{ description: { en: 'In all shifts.' } }, 'texts'],
    [{ title: { zh: '培训安全员' } }, null],
    [{ title: { en: 'Train officers' } }, null],
    [{ policyAreas: [5] }, null],
  ] as const)('is, for %j, %s', (input, effect) => {
    expect(effectOf(before, input as never)).toBe(effect);
  });
});
