import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { universeWords } from './plain-words.js';

describe('the descriptions of the catalogue', () => {
  it('describe each universe in both languages', () => {
    const conditions = [...new Set(catalogue.map(({ universe }) => universe))];
    expect(conditions.filter((condition) => universeWords[condition] === undefined)).toEqual([]);
    expect(Object.keys(universeWords).filter((condition) => !conditions.includes(condition))).toEqual([]);
  });

  it('contain each note in both languages', () => {
    for (const { notes } of catalogue.filter((each) => each.notes.en !== ''))
      expect(notes.zh).toMatch(/\p{Script=Han}/u);
  });

  it('describe the numerator and denominator of each indicator that is not computed from answers', () => {
    for (const { source, denominator, numeratorWords, denominatorWords } of catalogue) {
      if (source === 'survey') continue;
      expect(numeratorWords!.zh).toMatch(/\p{Script=Han}/u);
      if (denominator === '1') expect(denominatorWords).toBeUndefined();
      else expect(denominatorWords!.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
