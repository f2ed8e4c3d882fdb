import { describe, expect, it } from '@jest/globals';
import type { Sex } from '../../../kernel/actor.js';
import { floorTime, protectedFloorTime, type SpeechRecord } from './floor-time.js';

let counter = 0;
const speech = (sex: Sex, milliseconds: number | null, overrides: Partial<SpeechRecord> = {}): SpeechRecord => ({
  personId: `p${(counter += 1)}`,
  constituency: 'workers',
  organisationId: null,
  sex,
  startedAt: new Date(0),
  limitSeconds: null,
  milliseconds,
  ...overrides,
});

describe('the floor time', () => {
  it('sums ended speeches by group and sex, and counts a person once', () => {
    const time = floorTime([
      speech('female', 1000, { personId: 'w1' }),
      speech('female', 2000, { personId: 'w1' }),
      speech('male', 4000, { constituency: 'employers' }),
      speech('male', 8000, { constituency: null }),
      speech('male', null, { constituency: 'government' }),
    ]);
    expect(time.milliseconds).toBe(15_000);
    expect(time.byConstituency).toEqual([
      { key: 'government', milliseconds: 0, turns: 0, people: 0 },
      { key: 'employers', milliseconds: 4000, turns: 1, people: 1 },
      { key: 'workers', milliseconds: 3000, turns: 2, people: 1 },
      { key: null, milliseconds: 8000, turns: 1, people: 1 },
    ]);
    expect(time.bySex?.map(({ milliseconds }) => milliseconds)).toEqual([3000, 12_000, 0]);
  });
});

describe('the protected floor time', () => {
  const of = (women: number, men: number, unstated: number) =>
    floorTime([
      ...Array.from({ length: women }, () => speech('female', 1000)),
      ...Array.from({ length: men }, () => speech('male', 1000)),
      ...Array.from({ length: unstated }, () => speech('not-stated', 1000)),
    ]);

  it.each([
    [3, 3, 0, true],
    [4, 0, 3, true],
    [2, 5, 0, false],
    [5, 5, 1, false],
    [0, 0, 0, true],
  ])('with %d women, %d men and %d not stated is shown by sex after the session: %s', (women, men, unstated, shown) => {
    expect(protectedFloorTime(of(women, men, unstated), true).bySex !== null).toBe(shown);
    expect(protectedFloorTime(of(women, men, unstated), false).bySex).toBeNull();
  });
});
