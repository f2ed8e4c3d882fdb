import { describe, expect, it } from '@jest/globals';
import { languageOfText } from './language-of-text.js';

describe('language of a text', () => {
  it.each([
    ['请于下周五前确认采样安排。', 'zh-CN'],
    ['第19条：请把 PDF 发给 ILO。', 'zh-CN'],
    ['Please confirm the dates.', 'en'],
    ['The union (工会) agreed to the dates yesterday.', 'en'],
    ['12.5% / 2026', null],
  ])('names the language in which most of “%s” is written', (text, language) => {
    expect(languageOfText(text)).toBe(language);
  });
});
