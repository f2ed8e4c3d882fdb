import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstSentence, valuesFrom } from './from-conclusion.js';

describe('a new action that follows up a conclusion', () => {
  it.each([
    ['Buses run until midnight. The cost is shared.', 'Buses run until midnight'],
    ['Training is paid; it takes place in working hours.', 'Training is paid'],
    ['夜班班车延长至零点。费用由各方分担。', '夜班班车延长至零点'],
    ['At least 2.5 hours a week', 'At least 2.5 hours a week'],
    ['', ''],
  ])('has the first sentence of the conclusion as its title: %j', (text, title) => {
    expect(firstSentence(text)).toBe(title);
  });

  it('has a title of at most 151 characters that begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const title = firstSentence(text);
        expect(title.length).toBeLessThanOrEqual(151);
        expect(text.trim().startsWith(title.replace(/…$/u, '').trim())).toBe(true);
      }),
    );
  });

  it('has the whole text as its description, and neither an owner nor a due date that no one chose', () => {
    const text = { en: 'One. Two.', zh: '一。二。' };
    expect(valuesFrom({ id: 'c', text, agreedOn: '2026-08-04' })).toEqual({
      ...{ titleEn: 'One', titleZh: '一', textEn: 'One. Two.', textZh: '一。二。' },
      conclusionIds: ['c'],
    });
  });
});
