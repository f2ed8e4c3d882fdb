import { describe, expect, it } from '@jest/globals';
import { inputsThatDiffer, type RunInputs } from './run.js';

const inputs: RunInputs = {
  answers: 6000,
  apart: 12,
  answerSetHash: 'a',
  frameHash: 'f',
  weightSet: { id: 'i', number: 1, hash: 'w' },
  definitions: [],
  definitionsHash: 'd',
  methodVersion: '1',
  reliabilityStandard: 'r',
  lowPay: { yuanPerHour: 20, date: null, region: null, source: 'own-median', reference: null },
  earlierRuns: [],
};

describe('the inputs that differ', () => {
  it.each([
    [
      'none, whatever the order of keys',
      { lowPay: { reference: null, source: 'own-median', region: null, date: null, yuanPerHour: 20 } },
      [],
    ],
    ['one answer more', { answers: 6001, answerSetHash: 'b' }, ['answers', 'answerSetHash']],
    ['another low-pay line', { lowPay: { ...inputs.lowPay, yuanPerHour: 21 } }, ['lowPay']],
    ['the same weights in another version', { weightSet: { id: 'j', number: 2, hash: 'w' } }, []],
    ['other weights', { weightSet: { id: 'i', number: 1, hash: 'v' } }, ['weightSet']],
    ['a run shown before', { earlierRuns: ['x'] }, ['earlierRuns']],
  ] as const)('%s', (_, change, names) => {
    expect(inputsThatDiffer(inputs, { ...inputs, ...change } as RunInputs)).toEqual(names);
  });

  it('include none for runs made before an input was frozen', () => {
    const { weightSet: _, ...old } = inputs;
    expect(inputsThatDiffer(old, inputs)).toEqual(['weightSet']);
  });
});
