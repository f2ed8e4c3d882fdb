import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { universeWords } from './plain-words.js';

describe('the words beside the catalogue', () => {
  it('say each universe in both languages', () => {
    const conditions = [...new Set(catalogue.map(({ universe }) => universe))];
    expect(conditions.filter((condition) => universeWords[condition] === undefined)).toEqual([]);
    expect(Object.keys(universeWords).filter((condition) => !conditions.includes(condition))).toEqual([]);
  });

  it('say each note in both languages', () => {
    for (const { notes } of catalogue.filter((each) => each.notes.en !== ''))
      expect(notes.zh).toMatch(/\p{Script=Han}/u);
  });

  it('say what is counted by each indicator that does not come from answers', () => {
    for (const { source, denominator, numeratorWords, denominatorWords } of catalogue) {
      if (source === 'survey') continue;
      expect(numeratorWords!.zh).toMatch(/\p{Script=Han}/u);
      if (denominator === '1') expect(denominatorWords).toBeUndefined();
      else expect(denominatorWords!.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
