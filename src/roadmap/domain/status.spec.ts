import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionStatuses, movesFrom, needsReason, parts, transition, transitions } from './status.js';
import type { ActionStatus, Part } from './status.js';

/** Expected transitions of every part, written by hand: `l` lead owner, `o` any owner, `s` steward, `v` validator, with `!` if that part needs a reason. */
const expected: Readonly<Record<ActionStatus, Partial<Record<ActionStatus, string>>>> = {
  proposed: { agreed: 'ls!', dropped: 'l!s!' },
  agreed: { 'in-progress': 'os', 'at-risk': 'o!s!', 'claimed-done': 'o', dropped: 's!' },
  'in-progress': { 'at-risk': 'o!s!', 'claimed-done': 'o', dropped: 's!' },
  'at-risk': { 'in-progress': 'os', 'claimed-done': 'o', dropped: 's!' },
  'claimed-done': { confirmed: 'v', disputed: 'v!', 'in-progress': 'o!' },
  confirmed: { disputed: 'v!', 'in-progress': 's!' },
  disputed: { confirmed: 'v', 'claimed-done': 'o', 'in-progress': 'o', dropped: 's!' },
  dropped: { proposed: 's!' },
};
const letters: Readonly<Record<Part, string>> = { lead: 'l', owner: 'o', steward: 's', validator: 'v' };

describe('the transition table of an action', () => {
  const cases = actionStatuses.flatMap((from) =>
    actionStatuses.flatMap((to) => parts.map((part) => [from, to, part] as const)),
  );

  it.each(cases)('%s -> %s by the %s', (from, to, part) => {
    const words = expected[from][to] ?? '';
    const found = transition(from, to);
    expect(found?.by.includes(part) ?? false).toBe(words.includes(letters[part]));
    if (found?.by.includes(part)) expect(needsReason(found, [part])).toBe(words.includes(`${letters[part]}!`));
  });

  it('lists no transition twice and none to the same status', () => {
    const names = transitions.map(({ from, to }) => `${from}>${to}`);
    expect(new Set(names).size).toBe(names.length);
    expect(transitions.some(({ from, to }) => from === to)).toBe(false);
  });

  it('never lets an owner reach confirmed on any path', () => {
    const path = fc.array(fc.nat({ max: 9 }), { maxLength: 30 });
    fc.assert(
      fc.property(path, (choices) => {
        let status: ActionStatus = 'proposed';
        for (const choice of choices) {
          const moves = movesFrom(status, ['lead', 'owner', 'steward']);
          const next = moves[choice % Math.max(1, moves.length)];
          if (next) status = next.to;
          expect(['confirmed', 'disputed']).not.toContain(status);
        }
      }),
    );
  });

  it('reaches every status from proposed', () => {
    const reached = new Set<ActionStatus>(['proposed']);
    for (const _ of actionStatuses)
      for (const from of [...reached]) for (const { to } of movesFrom(from, parts)) reached.add(to);
    expect([...reached].sort()).toEqual([...actionStatuses].sort());
  });

  it('lets work begin only after the owner accepted, or a steward recorded why the action counts as accepted', () => {
    expect(movesFrom('proposed', parts).map(({ to }) => to)).toEqual(['agreed', 'dropped']);
    expect(transitions.filter(({ to }) => to === 'agreed')).toEqual([transition('proposed', 'agreed')]);
  });

  it('needs no reason from a person of whom one part may do without, and otherwise one', () => {
    const held = fc.subarray([...parts], { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...transitions), held, (found, mine) => {
        const own = mine.filter((part) => found.by.includes(part));
        expect(needsReason(found, mine)).toBe(own.every((part) => needsReason(found, [part])));
      }),
    );
  });

  it('allows claims through updates only, and responses through validation only', () => {
    for (const { to, route } of transitions) {
      if (to === 'claimed-done') expect(route).toBe('update');
      else if (to === 'confirmed' || to === 'disputed') expect(route).toBe('validation');
      else expect(route).toBe('change');
    }
  });
});
