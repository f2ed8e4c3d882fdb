import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../../../../surveys/catalogue/park-worker.js';
import { indicatorGroups, seedDefinitions, seedOf } from '../../catalogue/definitions.js';
import { checkDefinition, type DefinitionCheck, needsOf } from './definition-check.js';
import { contentOf, type DefinitionContent, fieldVersionsOf, historiesOf, meaningOf } from './definition-content.js';
import { idFaults } from './definition-shape.js';
import { suggestionsFor, vocabularyOf } from './vocabulary.js';

const vocabulary = vocabularyOf(parkWorkerQuestionnaire.questions);
const current = [...historiesOf(seedDefinitions, []).values()].map((history) => history.at(-1)!);

function contentFor(id: string, changes: Partial<DefinitionContent> = {}): DefinitionContent {
  return { ...contentOf(current.find((each) => each.id === id)!), ...changes };
}

function check(id: string, changes: Partial<DefinitionContent> = {}): DefinitionCheck {
  return checkDefinition({
    id,
    base: seedOf(id)!,
    vocabulary,
    groups: indicatorGroups,
    all: seedDefinitions,
    content: contentFor(id, changes),
  });
}

function checkNew(changes: Partial<DefinitionContent> = {}): DefinitionCheck {
  const content = contentFor('written_contract_rate', changes);
  return checkDefinition({
    id: 'own_share',
    base: null,
    vocabulary,
    groups: indicatorGroups,
    all: seedDefinitions,
    content,
  });
}

function faults(checked: DefinitionCheck): string[] {
  return checked.faults.map(({ pointer, code }) => `${pointer} ${code.split('.').at(-1)}`);
}

describe('the check of a definition', () => {
  it('finds no mistakes in the catalogue', () => {
    expect(current.flatMap(({ id }) => faults(check(id)).map((fault) => [id, fault]))).toEqual([]);
  });

  it('returns the description, needs and breakdowns of a new definition', () => {
    const found = checkNew({
      universe: 'employee = 1 and sex = 2',
      numerator: 'SUM w*[contract in 1,2,3]*[social_ins has 1]',
      denominator: 'SUM w*[contract known]*[social_ins known]',
    });
    expect(found.faults).toEqual([]);
    expect(found.plan).toBe('proportion');
    expect(found.words.universe).toEqual({
      en: 'persons who meet the condition: employee, and sex is “Female”',
      zh: '符合以下条件的人员：雇员，且性别为“女”',
    });
    expect(found.words.numerator!.en).toBe(
      'the number of persons for whom: labour contract is “Written, open-ended” or “Written, fixed term” or “Written, until a task is completed”, and contributions paid by the employer include “Pension insurance”',
    );
    expect(found.modules).toEqual(['core']);
    expect(found.sexBuiltIn).toBe(true);
    expect(found.breakdowns).not.toContain('sex');
    expect(needsOf(found, contentFor('low_pay_rate'), null)).toMatchObject({
      variables: ['emp_status', 'icse', 'sex', 'contract', 'social_ins'],
      derived_variables: ['employee'],
      sex_built_in: true,
    });
  });

  it.each<[string, Partial<DefinitionContent>, string]>([
    ['an unreadable formula', { numerator: 'SUM w*]' }, '/numerator formula-unreadable'],
    ['code of a program', { numerator: 'process.exit()' }, '/numerator formula-unreadable'],
    ['an unknown variable', { universe: 'employe = 1' }, '/universe unknown-variable'],
    ['a property of every object', { universe: '__proto__ = 1' }, '/universe unknown-variable'],
    ['another property of every object', { numerator: 'SUM w*constructor*emp' }, '/numerator unknown-variable'],
    ['a code that no answer has', { universe: 'sex = 3' }, '/universe unknown-code'],
    ['"prefer not to say" as an answer', { universe: 'sex = 99' }, '/universe unknown-code'],
    ['a yes-or-no variable with a third value', { universe: 'employee = 2' }, '/universe unknown-code'],
    ['several answers as one', { universe: 'social_ins = 1' }, '/universe type-mismatch'],
    ['one answer as several', { universe: 'contract has 1' }, '/universe type-mismatch'],
    ['greater than of a code', { universe: 'contract > 1' }, '/universe type-mismatch'],
    ['a range of a code', { universe: 'contract 1-3' }, '/universe type-mismatch'],
    ['an empty range', { universe: 'age 24-16' }, '/universe type-mismatch'],
    ['a number as it is not written', { universe: 'age = 016' }, '/universe type-mismatch'],
    ['a word as a number', { universe: 'age > old' }, '/universe type-mismatch'],
    ['a code in a sum', { numerator: 'SUM w*contract' }, '/numerator type-mismatch'],
    ['a share of hours', { numerator: 'SUM w*hours_usual' }, '/numerator not-yes-no'],
    ['sums too large to be exact', { numerator: 'SUM w*wage_month*wage_month' }, '/numerator too-large'],
    ['a constant too large', { numerator: 'SUM w*1000000*1000*[contract = 1]' }, '/numerator too-large'],
    ['a quotient too large', { numerator: 'SUM w*wage_month/0.001' }, '/numerator too-large'],
    ['a share counted twice', { numerator: '2*SUM w*[contract in 1]' }, '/numerator not-yes-no'],
    ['a total with a denominator', { estimator: 'total', unit: 'persons' }, '/denominator denominator-unfit'],
    ['a mean in %', { estimator: 'mean' }, '/unit unit-unfit'],
    ['a share that claims to be a comparison', { estimator: 'index' }, '/numerator formula-unreadable'],
    ['a mean that claims to be a quantile', { estimator: 'quantile' }, '/numerator formula-unreadable'],
    ['no Chinese name', { name: { en: 'Written contracts', zh: '' } }, '/name/zh name-missing'],
    ['a Chinese name in English', { name: { en: 'Contracts', zh: 'Contracts' } }, '/name/zh name-missing'],
    ['no English name', { name: { en: ' ', zh: '合同' } }, '/name/en name-missing'],
    ['a group of its own', { group: 'Z_mine' }, '/group unknown-group'],
    ['a breakdown that does not exist', { disaggregations: ['religion'] }, '/disaggregations/0 unknown-breakdown'],
    ['a breakdown twice', { disaggregations: ['park', 'park'] }, '/disaggregations/1 unknown-breakdown'],
    ['a goal that does not exist', { sdg: [{ code: '18.1', link: 'context' }] }, '/sdg/0/code sdg-unreadable'],
  ])('refuses %s', (_, changes, expected) => {
    const found = checkNew(changes);
    expect(faults(found)).toContain(expected);
    expect(found.plan).toBeNull();
    for (const { detail } of found.faults) expect(detail.zh).toMatch(/\p{Script=Han}/u);
  });

  it('reports the wrong word, and suggests what may have been meant', () => {
    const [fault] = check('green_job_share', { universe: 'emp = 1 and employe = 1' }).faults;
    expect(fault).toMatchObject({ position: 12, length: 7 });
    expect(fault!.suggestions[0]).toBe('employee');
    expect(suggestionsFor('union', vocabulary)[0]).toBe('union_member');
    expect(suggestionsFor('工会', vocabulary)).toEqual([]);
    expect(suggestionsFor('工会会员', vocabulary)).toEqual(['union_member']);
  });

  it('refuses other formulas for an indicator that is computed by dedicated code', () => {
    expect(check('action_completion_rate').plan).toBe('own-rules');
    expect(faults(check('action_completion_rate', { numerator: 'SUM w*green_job' }))).toEqual([
      '/numerator formula-fixed',
    ]);
    expect(faults(check('gpg_median', { name: { en: 'Pay gap at the median', zh: '中位数工资差距' } }))).toEqual([]);
  });

  it('accepts quantiles of numbers only', () => {
    const quantile = { estimator: 'quantile', unit: 'yuan_per_hour', denominator: '1' } as const;
    const found = checkNew({ ...quantile, numerator: 'weighted 0.9 quantile of hourly' });
    expect([found.plan, found.words.numerator!.en]).toEqual(['quantile', 'the 90% quantile of hourly earnings (yuan)']);
    for (const numerator of ['weighted 2 quantile of hourly', 'SUM w*hourly', 'weighted 0.5 quantile of contract'])
      expect(faults(checkNew({ ...quantile, numerator }))[0]).toMatch(/^.numerator/);
    expect(
      faults(checkNew({ ...quantile, numerator: 'weighted 0.5 quantile of age', denominator: 'SUM w*emp' })),
    ).toEqual(['/denominator denominator-unfit']);
  });

  it('refuses another kind for a definition that is compared elsewhere, and reads nothing from a note', () => {
    const notes = { en: 'Nothing about groups', zh: '无' };
    expect(faults(check('gpg_factor_weighted', { notes }))).toEqual([]);
    const hours = { estimator: 'mean', unit: 'hours', numerator: 'SUM w*hours_usual' } as const;
    expect(faults(check('green_job_share', hours))).toEqual(['/estimator compared-elsewhere']);
  });

  it.each([
    'share',
    'Written_share',
    'written-share',
    '_share',
    'a__b',
    'définition_x',
    'x'.repeat(40) + '_' + 'y'.repeat(40),
    '',
    '__proto__',
  ])('refuses the id %p', (id) => expect(idFaults(id)).toHaveLength(1));

  it('accepts the ids of the catalogue', () => {
    expect(current.flatMap(({ id }) => idFaults(id))).toEqual([]);
  });
});

describe('the versions of a definition', () => {
  it('have the same text of their meaning as when runs first stored its hash, whatever their breakdowns', () => {
    const all = seedDefinitions.map((definition) => ({ ...definition, disaggregations: [] }));
    const texts = all.map((definition) => meaningOf(definition, all)).join('\n');
    expect(createHash('sha256').update(texts).digest('hex')).toBe(
      'a3d6b99ea9c1a947260d814788c80951ae79fb6c1c312125b01141c9320af6ac',
    );
  });

  it('record in which version each field got its value', () => {
    const [first, second] = [contentFor('low_pay_rate'), contentFor('low_pay_rate', { unit: 'ratio' })];
    const versions = fieldVersionsOf([first, second, { ...second, group: 'y' }]);
    expect([versions['name'], versions['unit'], versions['group']]).toEqual([1, 2, 3]);
  });

  it('replace those of the catalogue, and new indicators come after it', () => {
    const low = contentFor('low_pay_rate', { retired: true });
    const content = { ...low, ...needsOf(check('low_pay_rate'), low, seedOf('low_pay_rate')!) };
    expect(content.numeratorWords).toEqual(seedOf('low_pay_rate')!.numeratorWords);
    const all = historiesOf(seedDefinitions, [
      { indicatorId: 'low_pay_rate', version: 2, content },
      { indicatorId: 'own_rate', version: 1, content },
      { indicatorId: 'own_rate', version: 2, content: { ...content, unit: 'ratio' } },
    ]);
    expect(all.size).toBe(seedDefinitions.length + 1);
    expect(all.get('low_pay_rate')).toMatchObject([
      { version: 1, retired: false, origin: 'catalogue' },
      { version: 2, retired: true, origin: 'catalogue' },
    ]);
    expect([...all.keys()].at(-1)).toBe('own_rate');
    const [first, second] = all.get('own_rate')!;
    expect(second).toMatchObject({ id: 'own_rate', version: 2, origin: 'workspace', source: 'survey' });
    expect(meaningOf(first!, [])).not.toBe(meaningOf(second!, []));
    expect(meaningOf({ ...first!, name: { en: 'x', zh: '甲' } }, [])).toBe(meaningOf(first!, []));
  });
});
