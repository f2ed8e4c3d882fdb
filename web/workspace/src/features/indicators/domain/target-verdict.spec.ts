import { describe, expect, it } from '@jest/globals';
import { targetVerdict } from './target-verdict.js';

describe('A target', () => {
  it.each([
    ['higher_is_better', [0.52, 0.6], 'met'],
    ['higher_is_better', [0.5, 0.6], 'met'],
    ['higher_is_better', [0.45, 0.55], 'unclear'],
    ['higher_is_better', [0.3, 0.49], 'missed'],
    ['lower_is_better', [0.3, 0.49], 'met'],
    ['lower_is_better', [0.45, 0.55], 'unclear'],
    ['lower_is_better', [0.51, 0.55], 'missed'],
    ['target_parity', [0.45, 0.55], 'included'],
    ['target_parity', [0.51, 0.55], 'excluded'],
    ['context', [0.45, 0.55], 'included'],
    ['higher_is_better', [null, null], 'unknown'],
  ] as const)('of 0.5 where the direction is %s and the interval %j is "%s".', (direction, interval, verdict) => {
    expect(targetVerdict(direction, 0.5, [...interval])).toBe(verdict);
  });
});
