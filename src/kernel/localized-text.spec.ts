import { describe, expect, it } from '@jest/globals';
import { localized, shownIn } from './localized-text.js';

describe('a text as readers of a language see it', () => {
  it('is the text in their language', () => {
    const text = localized('Training', '培训');
    expect([shownIn(text, 'en'), shownIn(text, 'zh-CN'), shownIn(text, 'zh')]).toEqual(['Training', '培训', '培训']);
  });

  it('says that it is not translated before the text of the other language', () => {
    expect(shownIn(localized('Training', ''), 'zh-CN')).toBe('（尚无译文，以下为英文）Training');
    expect(shownIn(localized('', '培训'), 'en')).toBe('(not translated; Chinese text) 培训');
  });

  it('is empty, without a mark, if there is no text', () => {
    expect([shownIn(localized('', ''), 'zh-CN'), shownIn(null, 'en'), shownIn(undefined, 'zh')]).toEqual(['', '', '']);
  });
});
