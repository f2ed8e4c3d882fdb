import { describe, expect, it } from '@jest/globals';
import { steadyRows, type SteadyRow } from './steady-list.js';

const rows = (before: readonly SteadyRow<string>[], items: string, held: boolean) =>
  steadyRows(before, [...items], { held, keyOf: (item) => item });
const shown = (list: readonly SteadyRow<string>[]): string =>
  list.map(({ item, gone }) => (gone ? `(${item})` : item)).join('');

describe('a steady list', () => {
  it('follows the list while no one points at it', () => {
    expect(shown(rows(rows([], 'abc', false), 'cb', false))).toBe('cb');
  });

  it('keeps every row in its position while someone points at it', () => {
    const held = rows(rows([], 'abc', false), 'xcb', true);
    expect(shown(held)).toBe('(a)bcx');
    expect(shown(rows(held, 'axc', true))).toBe('a(b)cx');
  });
});
