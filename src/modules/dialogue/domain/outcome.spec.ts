import { describe, expect, it } from '@jest/globals';
import { localized } from '../../../kernel/localized-text.js';
import { outcomeKinds } from '../../../kernel/outcome-kind.js';
import { mayRecordKind, recommendationTitle, recordableBy } from './outcome.js';

describe('what a meeting may record', () => {
  it('is by the kind of meeting: conclusions at a roundtable only, positions and mandates in a group only', () => {
    const kinds = ['conclusion', ...outcomeKinds] as const;
    const table = Object.fromEntries(
      (['roundtable', 'working-group', 'constituency-group'] as const).map((body) => [
        body,
        kinds.filter((kind) => mayRecordKind(body, kind)),
      ]),
    );
    expect(table).toEqual({
      roundtable: ['conclusion', 'procedure', 'note'],
      'working-group': ['recommendation', 'decision', 'procedure', 'note'],
      'constituency-group': ['position', 'mandate', 'procedure', 'note'],
    });
  });

  it('always includes decisions on procedure and notes', () => {
    for (const kinds of Object.values(recordableBy))
      expect(kinds).toEqual(expect.arrayContaining(['procedure', 'note']));
  });

  it('is proposed under the name of the group and the beginning of the text, in both languages', () => {
    const group = localized('Skills group', '技能工作组');
    expect(recommendationTitle(group, localized('Train officers.\nBy May.', ''))).toEqual({
      en: 'Skills group: Train officers.',
      zh: '',
    });
    expect(recommendationTitle(group, localized('', '培'.repeat(120))).zh).toBe(`技能工作组：${'培'.repeat(100)}…`);
  });
});
