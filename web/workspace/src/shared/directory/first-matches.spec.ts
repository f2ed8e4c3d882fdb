import { describe, expect, it } from '@jest/globals';
import { firstMatches } from './first-matches.js';

const option = (label: string) => ({ value: label, label, disabled: false });
const many = Array.from({ length: 230 }, (_, index) => option(`Enterprise ${index}`));
const more = (count: number): string => `${count} more`;

describe('the options of a long list', () => {
  it('are those that contain the typed text, ignoring case', () => {
    const options = [option('Dye works'), option('染料厂'), option('Metal works')];
    expect(firstMatches(options, 'WORKS', more).map((one) => 'label' in one && one.label)).toEqual([
      'Dye works',
      'Metal works',
    ]);
    expect(firstMatches(options, '染料', more)).toEqual([option('染料厂')]);
  });

  it('are at most a hundred, and the last line says how many more there are', () => {
    const shown = firstMatches(many, '', more);
    expect(shown).toHaveLength(101);
    expect(shown.at(-1)).toEqual({ value: '', label: '130 more', disabled: true });
    expect(firstMatches(many, 'Enterprise 22', more)).toHaveLength(11);
  });

  it('are counted over all groups, and groups without a match are omitted', () => {
    const groups = [
      { group: 'Park A', items: many.slice(0, 90) },
      { group: 'Park B', items: many.slice(90) },
      { group: 'Park C', items: [option('Other')] },
    ];
    const shown = firstMatches(groups, 'enterprise', more);
    expect(shown.map((one) => ('group' in one ? [one.group, one.items.length] : one.label))).toEqual([
      ['Park A', 90],
      ['Park B', 10],
      '130 more',
    ]);
  });
});
