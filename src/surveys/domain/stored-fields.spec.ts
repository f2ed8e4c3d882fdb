import { describe, expect, it } from '@jest/globals';
import { storedInWords } from './stored-fields.js';

describe('the paragraph of the information sheet on stored data', () => {
  it('names the code of the enterprise for its poster and for a personal link, but not for an open poster', () => {
    for (const kind of ['link', 'poster'] as const) {
      expect(storedInWords(kind, 5).en).toContain('a code of your enterprise');
      expect(storedInWords(kind, 5).zh).toContain('企业的代码');
    }
    expect(storedInWords('open-poster', 5).en).not.toContain('enterprise');
    expect(storedInWords('open-poster', 5).zh).not.toContain('企业');
  });

  it('explains the deletion of a personal link to a person who used one', () => {
    expect(storedInWords('link', 5).en).toContain('crossed off a list');
    expect(storedInWords('poster', 5).en).not.toContain('link');
  });

  it('states with how many others answers are opened', () => {
    const { en, zh } = storedInWords('poster', 7);
    expect(en).toContain('at least 6 others');
    expect(zh).toContain('另外6份');
  });
});
