import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { notesInChinese, universeWords } from './plain-words.js';

describe('the words beside the catalogue', () => {
  it('say each universe in both languages', () => {
    const conditions = [...new Set(catalogue.map(({ universe }) => universe))];
    expect(conditions.filter((condition) => universeWords[condition] === undefined)).toEqual([]);
    expect(Object.keys(universeWords).filter((condition) => !conditions.includes(condition))).toEqual([]);
  });

  it('say each note in Chinese, and none that is not there', () => {
    const noted = catalogue.filter(({ notes }) => notes !== '').map(({ id }) => id);
    expect(Object.keys(notesInChinese).sort()).toEqual([...noted].sort());
    for (const text of Object.values(notesInChinese)) expect(text).toMatch(/\p{Script=Han}/u);
  });
});
