import { describe, expect, it } from '@jest/globals';
import { groupsAsked, isAgreed, isProvisional, needsConfirmation, type Presence, shortfallOf } from './presence.js';

/** Attended titular seats of the government, employers and workers, of two each, of which two are needed. */
function present(...attended: readonly number[]): Presence {
  const names = ['government', 'employers', 'workers'] as const;
  const groups = names.map((constituency, at) => ({ constituency, titular: 2, attended: attended[at]!, needed: 2 }));
  return { quorum: attended.every((count) => count >= 2), groups, personIds: [] };
}

describe('the quorum of a conclusion', () => {
  it.each([
    [[2, 2, 2], null],
    [[2, 0, 2], 'groups'],
    [[0, 0, 2], 'groups'],
    [[2, 1, 2], 'members'],
    [[2, 0, 1], 'members'],
  ] as const)('of %j attended seats of two in each group lacks: %s', (attended, shortfall) => {
    expect(shortfallOf(present(...attended))).toBe(shortfall);
  });

  it('asks the organisations of the groups that were missing, and all of them ad referendum', () => {
    const without = present(2, 0, 2);
    expect(needsConfirmation({ agreement: 'agreed', presence: without })).toBe(true);
    expect(groupsAsked({ agreement: 'agreed', presence: without })).toEqual(['employers']);
    expect(groupsAsked({ agreement: 'ad-referendum', presence: without })).toBeNull();
    for (const presence of [null, present(2, 2, 2), present(2, 1, 2)])
      expect(needsConfirmation({ agreement: 'agreed', presence })).toBe(false);
  });

  it.each([
    ['agreed', null, {}, true],
    ['agreed', present(2, 2, 2), {}, true],
    ['agreed', present(2, 0, 2), {}, false],
    ['agreed', present(2, 0, 2), { confirmed: true }, true],
    ['agreed', present(2, 0, 2), { adopted: true }, true],
    ['agreed', present(2, 1, 2), { confirmed: true }, false],
    ['agreed', present(2, 1, 2), { adopted: true }, true],
    ['ad-referendum', present(2, 2, 2), {}, false],
    ['ad-referendum', present(2, 1, 2), { adopted: true }, false],
    ['ad-referendum', present(2, 1, 2), { confirmed: true }, false],
    ['ad-referendum', present(2, 1, 2), { adopted: true, confirmed: true }, true],
    ['ad-referendum', present(2, 0, 2), { confirmed: true }, true],
  ] as const)('taken %s with %j and then %j counts as agreed: %s', (agreement, presence, then, expected) => {
    expect(isAgreed({ agreement, presence }, { adopted: false, confirmed: false, ...then })).toBe(expected);
  });

  it('makes a conclusion provisional only where attendance was recorded and a group lacked its quorum', () => {
    const open = { adopted: false, confirmed: false };
    const cases = [null, present(2, 2, 2), present(2, 0, 2), present(1, 1, 1)];
    expect(cases.map((presence) => isProvisional(presence, open))).toEqual([false, false, true, true]);
  });
});
