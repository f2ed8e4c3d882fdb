import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakdownIds, breakdowns, surveyBreakdowns } from '../domain/definitions/breakdowns.js';
import { Layout } from '../domain/runs/counting/layout.js';
import { catalogue } from './catalogue.js';
import { levelName } from './level-words.js';

interface Question {
  readonly name: string;
  readonly choices: readonly { readonly code: string; readonly label: unknown }[];
}

const { questions } = JSON.parse(
  readFileSync(new URL('../../../surveys/catalogue/park-worker-questionnaire.json', import.meta.url), 'utf8'),
) as { questions: readonly Question[] };

describe('the names of levels', () => {
  it.each([
    ['isco_major', 'isco'],
    ['contract_type', 'contract'],
  ] as const)('of %s equal those of the choices of %s', (breakdown, name) => {
    const { choices } = questions.find((question) => question.name === name)!;
    for (const [code, words] of Object.entries(breakdowns[breakdown].levels))
      expect(words).toEqual(choices.find((choice) => choice.code === code)!.label);
  });

  it('cover the levels of a run, and every breakdown in the catalogue', () => {
    const layout = new Layout(['S1', 'S2', 'S3', 'S4'].map((sizeClass) => ({ parkId: 'p', sizeClass })));
    expect(Object.keys(breakdowns.enterprise_size.levels)).toEqual(layout.levels.enterprise_size);
    expect([...surveyBreakdowns].sort()).toEqual([...breakdownIds, 'sex'].sort());
    const survey = catalogue.filter(({ source }) => source === 'survey');
    for (const { disaggregations } of survey)
      expect(disaggregations).toEqual(surveyBreakdowns.filter((id) => disaggregations.includes(id)));
    const used = new Set(survey.flatMap(({ disaggregations }) => disaggregations));
    expect([...used].sort()).toEqual([...surveyBreakdowns].sort());
  });

  it('of a pair are both names, of a park that of the directory, and of the total none', () => {
    const names = { parks: new Map([['p-1', { en: 'East park', zh: '东园' }]]), settings: undefined };
    expect(levelName({ breakdown: 'park+age_group', level: 'p-1+Y16-24' }, names)).toEqual({
      en: 'East park · 16 to 24',
      zh: '东园 · 16–24岁',
    });
    expect(levelName({ breakdown: null, level: null }, names)).toBeNull();
    expect(levelName({ breakdown: 'park', level: 'gone' }, names)).toEqual({ en: 'gone', zh: 'gone' });
  });

  it('of merged categories are those that the run gives them, else the names of the categories', () => {
    const name = { en: 'Under 35', zh: '35岁以下' };
    const merged = [{ breakdown: 'age_group' as const, categories: ['Y16-24', 'Y25-34'], name }];
    const names = { parks: new Map(), settings: { merged } };
    expect(levelName({ breakdown: 'age_group', level: 'Y16-24&Y25-34' }, names)).toEqual(name);
    expect(levelName({ breakdown: 'age_group+education', level: 'Y16-24&Y25-34+1&2' }, names)).toEqual({
      en: 'Under 35 · Junior secondary or less, Senior secondary or post-secondary non-tertiary',
      zh: '35岁以下 · 初中及以下、高中、中专、职高、技校或高中后非高等教育',
    });
  });
});
