import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeFields } from '../../kernel/merge.js';
import { emptyContent } from './action.js';
import type { EditedFields } from './edited-fields.js';
import { contentOf, fieldsOf, versionsByLanguage } from './edited-fields.js';

const text = fc.record({ en: fc.constantFrom('', 'a', 'b'), zh: fc.constantFrom('', '甲', '乙') });
const language = fc.constantFrom('en' as const, 'zh' as const);

describe('the texts of an action', () => {
  it('come back unchanged from their fields', () => {
    fc.assert(
      fc.property(text, text, text, (title, description, other) => {
        const current = { ...emptyContent, title: other, description: other };
        expect(contentOf(fieldsOf({ title, description }), current)).toEqual({ title, description });
      }),
    );
  });

  it('can be edited in both languages at once, and conflict when two people edit the same language', () => {
    fc.assert(
      fc.property(language, language, (first, second) => {
        const title = { en: 'old', zh: '旧' };
        const current = fieldsOf({ ...emptyContent, title }) as EditedFields;
        const edit = (of: 'en' | 'zh', words: string) => fieldsOf({ title: { [of]: words } });
        const start = { version: 1, fieldVersions: {}, baseVersion: 1 };
        const one = mergeFields<EditedFields>({ ...start, current, changes: edit(first, 'one') });
        const two = mergeFields<EditedFields>({
          ...{ ...start, version: one.version, fieldVersions: one.fieldVersions },
          ...{ current: { ...current, ...one.changed }, changes: edit(second, 'two') },
        });
        expect(two.conflicts.map(({ field }) => field)).toEqual(first === second ? [`title.${first}`] : []);
      }),
    );
  });

  it('keep the versions of edits that changed both languages as one field', () => {
    expect(versionsByLanguage({ title: 3, dueOn: 2 })).toEqual({ 'title.en': 3, 'title.zh': 3, dueOn: 2 });
  });
});
