import { describe, expect, it } from '@jest/globals';
import { localized } from '../../../kernel/localized-text.js';
import { translatedLanguages } from './translated-languages.js';

const recorded = { kind: 'recorded', text: localized('Shifts are reviewed.', '') } as const;
const translated = { kind: 'translated', text: localized('Shifts are reviewed.', '审查轮班。') } as const;

describe('the languages of a text that are translations', () => {
  it.each([
    [[], []],
    [[recorded], []],
    [[{ kind: 'recorded', text: translated.text }], []],
    [[recorded, translated], ['zh']],
    [[recorded, translated, { kind: 'revised', text: localized('Night shifts are reviewed.', '审查轮班。') }], ['zh']],
    [[recorded, translated, { kind: 'revised', text: localized('Shifts are reviewed.', '审查夜班。') }], []],
  ] as const)('of the versions %j are %j', (versions, languages) => {
    expect(translatedLanguages(versions)).toEqual(languages);
  });
});
