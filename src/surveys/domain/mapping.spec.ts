import { describe, expect, it } from '@jest/globals';
import { indicatorVariables } from '../catalogue/indicator-variables.js';
import { mappableQuestions } from './mappable-questions.js';
import { askedBy, type MappableQuestion, type MappedVariable, mappingText, translationBy } from './mapping.js';
import { mappingFaults, proposedMapping } from './mapping-check.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';

const choice = (code: string, en: string, zh = '') => ({ code, label: { en, zh } });
const question = (name: string, given: Partial<MappableQuestion>): MappableQuestion => ({
  ...{ name, kind: 'code', label: { en: name, zh: name }, choices: [], inRepeat: false, role: null, ...given },
});
const questions = [
  question('sex', { choices: [choice('f', 'Woman'), choice('m', 'Man'), choice('x', 'Other')] }),
  question('gender2', { choices: [choice('1', 'female '), choice('2', '男')], role: 'sex' }),
  question('pay', { kind: 'number', role: 'wage-month' }),
  question('child_age', { kind: 'number', inRepeat: true }),
  question('insured', { kind: 'codes', choices: [choice('a', 'Pension'), choice('b', 'Health')] }),
  question('name', { kind: null }),
];
const sides = { questions, variables: indicatorVariables };
const mapped = (variable: string, name: string, given: Partial<MappedVariable> = {}): MappedVariable => ({
  ...{ variable, question: name, unit: null, noAnswer: [], categories: [], ...given },
});
const sex = mapped('sex', 'sex', {
  noAnswer: ['x'],
  categories: [
    { choice: 'f', category: '2' },
    { choice: 'm', category: '1' },
  ],
});
const pay = (given: Partial<MappedVariable>) => mapped('wage_month', 'pay', { unit: 'yuan-month', ...given });

describe('a mapping of questions to variables of indicators', () => {
  it.each<[string, readonly MappedVariable[], string, string]>([
    ['a variable that no indicator has', [mapped('shoe_size', 'pay')], '/variables/0/variable', 'variable-unknown'],
    ['two questions for one variable', [sex, sex], '/variables/1/variable', 'variable-twice'],
    ['a question that the form does not have', [mapped('sex', 'nothing')], '/variables/0/question', 'question-unknown'],
    ['a question in a repeat', [mapped('age', 'child_age')], '/variables/0/question', 'question-in-repeat'],
    ['choices for a number', [mapped('age', 'sex')], '/variables/0/question', 'question-kind'],
    ['one choice for several', [mapped('social_ins', 'sex')], '/variables/0/question', 'question-kind'],
    ['a text', [mapped('sex', 'name')], '/variables/0/question', 'question-kind'],
    ['a number without its unit', [pay({ unit: null })], '/variables/0/unit', 'unit'],
    ['the unit of another variable', [pay({ unit: 'years' })], '/variables/0/unit', 'unit'],
    ['a word as a missing value', [pay({ noAnswer: ['none'] })], '/variables/0/noAnswer', 'no-answer'],
    [
      'a choice in two categories',
      [{ ...sex, categories: [...sex.categories, { choice: 'f', category: '1' }] }],
      '/variables/0/categories/2/choice',
      'choice-twice',
    ],
    [
      'a choice that the question does not have',
      [{ ...sex, categories: [...sex.categories, { choice: 'z', category: '1' }] }],
      '/variables/0/categories/2/choice',
      'choice-unknown',
    ],
    [
      'a category that the variable does not have',
      [{ ...sex, noAnswer: [], categories: [...sex.categories, { choice: 'x', category: '3' }] }],
      '/variables/0/categories/2/category',
      'category-unknown',
    ],
    [
      'a choice with a category that is no answer',
      [{ ...sex, noAnswer: ['x', 'f'] }],
      '/variables/0/noAnswer/1',
      'choice-twice',
    ],
    ['an undecided choice', [{ ...sex, noAnswer: [] }], '/variables/0/categories', 'choice-undecided'],
  ])('is refused with %s', (_, mapping, pointer, code) => {
    expect(mappingFaults(mapping, sides)).toMatchObject([{ pointer, code }]);
  });

  it('translates choices, several choices, units and missing values, and leaves out what is no answer', () => {
    const insured = mapped('social_ins', 'insured', { noAnswer: ['b'], categories: [{ choice: 'a', category: '1' }] });
    const mapping = [sex, insured, pay({ unit: 'ten-thousand-yuan-year', noAnswer: ['-9', '999'] })];
    expect(mappingFaults(mapping, sides)).toEqual([]);
    const translate = translationBy(mapping, indicatorVariables);
    expect(translate({ sex: 'f', insured: 'b a', pay: '12', wish: 'x' })).toEqual({
      ...{ sex: '2', social_ins: '1', wage_month: '10000' },
    });
    expect(translate({ sex: 'x', insured: 'b', pay: '999.0' })).toEqual({ sex: '', social_ins: '', wage_month: '' });
    expect(translate({ sex: '' })).toEqual({});
  });

  it('names the question and the choices that are undecided', () => {
    const [fault] = mappingFaults([{ ...sex, noAnswer: [], categories: sex.categories.slice(1) }], sides);
    expect(fault!.detail.en).toContain('“sex”. Not chosen yet: Woman, Other.');
  });

  it('has the same text in any order, and another for another decision', () => {
    const other = { ...sex, categories: [...sex.categories].reverse() };
    expect(mappingText([pay({}), other])).toBe(mappingText([sex, pay({})]));
    expect(mappingText([{ ...sex, noAnswer: [] }])).not.toBe(mappingText([sex]));
  });

  it('asks for sex only if women and men can be recognised', () => {
    expect(askedBy([sex, pay({})])).toEqual(['sex', 'wage_month']);
    expect(askedBy([{ ...sex, categories: sex.categories.slice(1) }, pay({})])).toEqual(['wage_month']);
  });

  it('is proposed by names, roles and words, never by codes alone, and not if a choice remains undecided', () => {
    expect(proposedMapping(sides)).toEqual([pay({})]);
    expect(proposedMapping({ ...sides, questions: questions.slice(1) })).toEqual([
      mapped('sex', 'gender2', {
        categories: [
          { choice: '1', category: '2' },
          { choice: '2', category: '1' },
        ],
      }),
      pay({}),
    ]);
  });

  const yearly = pay({ unit: 'yuan-year', noAnswer: ['-9'] });
  const otherwise = (given: Partial<MappableQuestion>) =>
    questions.map((each) => (each.name === 'sex' || each.name === 'pay' ? { ...each, ...given } : each));
  const swapped = [choice('f', 'Man'), choice('m', 'Woman'), choice('x', 'Other')];
  it.each<[string, readonly MappableQuestion[], readonly MappedVariable[]]>([
    ['with the same words', questions, [sex, yearly]],
    [
      'in a second language',
      questions.map((each) => ({ ...each, label: { ...each.label, en: 'English' } })),
      [sex, yearly],
    ],
    ['with other words', otherwise({ label: { en: 'Other', zh: 'Other' } }), [pay({})]],
    [
      'with a new choice',
      [{ ...questions[0]!, choices: [...questions[0]!.choices, choice('y', 'New')] }, questions[2]!],
      [yearly],
    ],
    ['whose codes have changed their meaning', [{ ...questions[0]!, choices: swapped }, questions[2]!], [yearly]],
  ])('is proposed as for questions of an earlier version %s', (_, now, expected) => {
    const gone = mapped('age', 'age_then', { unit: 'years' });
    expect(proposedMapping({ ...sides, questions: now }, { mapped: [sex, yearly, gone], questions })).toEqual(expected);
  });

  it('has a unit for each number of the built-in questionnaire, which is its own mapping', () => {
    const own = indicatorVariables.map(({ name, kind, categories }) => question(name, { kind, choices: categories }));
    const mapping = proposedMapping({ questions: own, variables: indicatorVariables });
    expect(mapping.map(({ variable }) => variable)).toEqual(indicatorVariables.map(({ name }) => name));
    expect(mappingFaults(mapping, { questions: own, variables: indicatorVariables })).toEqual([]);
    const answers = { sex: '2', age: '30', social_ins: '1 2 5', wage_month: '4321.5', contract: '99' };
    expect(translationBy(mapping, indicatorVariables)(answers)).toEqual(answers);
  });
});

describe('the questions of a form', () => {
  it('can be mapped under the names of stored answers, with their kinds and whether they are in a repeat', () => {
    const { model } = readForm(
      readMarkdown(`
| survey |
|  | type | name | label | calculation |
|  | integer | age | Age | |
|  | calculate | older | | \${age} + 1 |
|  | begin_repeat | child | Child | |
|  | integer | months | Months | |
|  | end_repeat | | | |
|  | note | thanks | Thank you | |
|  | text | wish | Wish | |`),
      'form',
    );
    expect(mappableQuestions(model!).map(({ name, kind, inRepeat }) => [name, kind, inRepeat])).toEqual([
      ['age', 'number', false],
      ['older', 'number', false],
      ['months', 'number', true],
      ['wish', null, false],
    ]);
  });
});
