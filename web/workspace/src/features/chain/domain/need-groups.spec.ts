import { describe, expect, it } from '@jest/globals';
import type { Need } from '../api/queries.js';
import { groupNeeds, needGroups } from './need-groups.js';

const need = (kind: Need['kind'], id: string): Need => ({
  kind,
  days: null,
  about: { type: 'action', id, label: null, title: { en: id, zh: id }, within: null },
});

describe('the groups of tasks', () => {
  it('have a fixed order and keep the order within each', () => {
    const grouped = groupNeeds([
      need('late', 'a'),
      need('decide-proposal', 'p'),
      need('due-soon', 'b'),
      need('roundtable-ahead', 'r'),
    ]);
    expect(grouped.map(({ group, needs }) => [group, needs.map(({ about }) => about.id)])).toEqual([
      ['actions', ['a', 'b']],
      ['proposals', ['p']],
      ['meetings', ['r']],
    ]);
  });

  it('include all tasks', () => {
    const kinds = Object.values(needGroups).flat();
    const all = kinds.map((kind) => need(kind, kind));
    expect(groupNeeds(all).flatMap(({ needs }) => needs)).toHaveLength(kinds.length);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
