import { describe, expect, it } from '@jest/globals';
import { type GroupAnswers, isSuspicious } from './withheld.js';

const usual: GroupAnswers = { workers: 100, answers: 40, fastest: 3, identical: 2 };

describe('the answers of an enterprise', () => {
  it.each<[string, Partial<GroupAnswers>, boolean]>([
    ['are not suspicious as they usually are', {}, false],
    ['are not suspicious without answers', { workers: 0, answers: 0, fastest: 0, identical: 0 }, false],
    ['are not suspicious with exactly four in five workers', { answers: 80 }, false],
    ['are suspicious with more than four in five workers', { answers: 81 }, true],
    ['are suspicious with more answers than workers', { workers: 14, answers: 20 }, true],
    ['are not suspicious with half of them in the fastest band', { fastest: 20 }, false],
    ['are suspicious with more than half of them in the fastest band', { fastest: 21 }, true],
    ['are not suspicious with half of them equal to another one', { identical: 20 }, false],
    ['are suspicious with more than half of them equal to another one', { identical: 21 }, true],
  ])('%s', (_, change, expected) => {
    expect(isSuspicious({ ...usual, ...change })).toBe(expected);
  });
});
