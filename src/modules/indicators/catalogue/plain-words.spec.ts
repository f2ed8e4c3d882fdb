import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { countedWords } from './counted-words.js';
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

  it('say what is counted by each indicator that does not come from answers', () => {
    const counted = catalogue.filter(({ source }) => source !== 'survey');
    expect(Object.keys(countedWords).sort()).toEqual(counted.map(({ id }) => id).sort());
    for (const { id, denominator } of counted) {
      const words = countedWords[id]!;
      expect([words.numerator, words.denominator].map((text) => text?.zh ?? '汉').join('')).toMatch(/\p{Script=Han}/u);
      if (denominator === '1') expect(words.denominator).toBeNull();
    }
  });
});
