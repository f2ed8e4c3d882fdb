import { describe, expect, it } from '@jest/globals';
import type { Action } from '../api/types.js';
import { actionsIn, renewed } from './shown-actions.js';

const action = (id: string, more: Partial<Action> = {}): Action =>
  ({ id, version: 1, status: 'agreed', basis: null, owner: null, policyAreas: [1], startOn: null, ...more }) as Action;

const lists = [
  ['a list', { items: [action('a'), action('b')] }],
  ['a list in parts', { pages: [{ items: [action('b')] }, { items: [action('a')] }] }],
  ['a list in groups', { groups: [{ items: [action('a')] }, { items: [action('b'), action('a')] }] }],
] as const;

describe('a list of actions after a change', () => {
  it.each(lists)('shows the changed action in its place: %s', (_, list) => {
    const changed = action('a', { version: 2, progress: 40 });
    const shown = renewed(list, ['a'], [changed])!;
    expect(actionsIn(shown).map(({ id }) => id)).toEqual(actionsIn(list).map(({ id }) => id));
    for (const one of actionsIn(shown)) expect(one.progress).toBe(one.id === 'a' ? 40 : undefined);
  });

  it('keeps the action of a newer reply', () => {
    const list = { items: [action('a', { version: 3 })] };
    expect(renewed(list, ['a'], [action('a', { version: 2 })])).toEqual(list);
  });

  it.each([
    ['of an action that it does not show', 'c', action('c')],
    ['of an action that was removed', 'a', action('b')],
    ['of the status', 'a', action('a', { status: 'in-progress' })],
    ['of the due date', 'a', action('a', { dueOn: '2026-12-01' })],
    ['of the policy areas', 'a', action('a', { policyAreas: [1, 2] })],
  ])('has to be read again after a change %s', (_, id, now) => {
    expect(renewed({ items: [action('a'), action('b')] }, [id], [now])).toBeNull();
  });
});
