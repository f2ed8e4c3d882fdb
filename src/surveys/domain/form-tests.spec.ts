import { expect, it } from '@jest/globals';
import { importedFormTexts } from '../catalogue/imported-form.js';
import type { FormModel, FormTest } from '../form/model/form-model.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { definitionOf } from './form-definition.js';
import { failedTests, runTests } from './form-tests.js';

const survey = `| survey |
| | type | name | label | relevant | constraint | calculation | default | trigger |
| | select_one yes | member | Member? | | | | | |
| | integer | years | Years | \${member} = 'yes' | . < 60 | | 2 | |
| | calculate | months | | | | \${years} * 12 | | |
| | integer | visits | Visits | | | | | |
| | calculate | kept | | | | once(\${visits}) | | |
| | integer | guess | Guess | | . < 100 | \${visits} * 2 | | \${visits} |
| | begin_repeat | child | Child | | | | | |
| | text | first | Name | | position(..) <= 4 | | | |
| | integer | age | Age | \${first} != '' | . < 18 | | | |
| | calculate | born | | | | 2026 - \${age} | | |
| | end_repeat | | | | | | | |
| choices |
| | list_name | name | label |
| | yes | yes | Yes |
| | yes | no | No |`;

/** Each question has its name as id. */
function modelWith(test: Partial<FormTest>): FormModel {
  const { model } = readForm(readMarkdown(survey), 'form');
  const named = (items: FormModel['items']): FormModel['items'] =>
    items.map((item) => {
      return item.kind === 'question'
        ? { ...item, id: item.name }
        : { ...item, id: item.name, items: named(item.items) };
    });
  const tests = [{ id: 't', name: 'T', answers: {}, asked: [], notAsked: [], ...test }];
  return { ...model!, items: named(model!.items), tests };
}

it.each<[title: string, test: Partial<FormTest>, faults: Readonly<Record<string, string>>]>([
  ['passes', { answers: { member: 'yes', months: '24' }, asked: ['years'] }, {}],
  [
    'fails if a question is asked that must not be',
    { answers: { member: 'yes' }, notAsked: ['years'] },
    { years: 'asked' },
  ],
  ['fails if a question is not asked', { answers: { member: 'no' }, asked: ['years'] }, { years: 'not-asked' }],
  ['fails if a question with an answer is not asked', { answers: { years: '3' } }, { years: 'not-asked' }],
  ['fails if an answer is not valid', { answers: { member: 'yes', years: '60' } }, { years: 'not-valid' }],
  [
    'fails if a calculation differs',
    { answers: { member: 'yes', years: '3', months: '35' } },
    { months: 'other-value' },
  ],
  ['fails if a question was deleted', { asked: ['gone'] }, { gone: 'no-question' }],
  ['reads a line for each entry of a repeat', { answers: { first: 'A\nB', age: '3\n18' } }, { age: 'not-valid' }],
  ['runs what answers start', { answers: { visits: '3', kept: '3', guess: '7' } }, {}],
  ['fails if what answers start differs', { answers: { visits: '3', kept: '4' } }, { kept: 'other-value' }],
  ['checks an answer in place of a computed one', { answers: { visits: '3', guess: '100' } }, { guess: 'not-valid' }],
  ['compares a calculation in each entry', { answers: { first: 'A\nB', age: '3\n4', born: '2023\n2022' } }, {}],
  [
    'fails if a calculation of an entry differs',
    { answers: { first: 'A\nB', age: '3\n4', born: '2023\n2023' } },
    { born: 'other-value' },
  ],
  ['fails if a calculation has no entry', { answers: { born: '2023' } }, { born: 'other-value' }],
  ['asks in an entry as its answers say', { answers: { first: 'A' }, asked: ['age'] }, {}],
])('a test %s', (_title, test, faults) => {
  const model = modelWith(test);
  const results = runTests(model, definitionOf(model, importedFormTexts));
  expect(Object.fromEntries(results[0]!.faults.map(({ item, kind }) => [item, kind]))).toEqual(faults);
  expect(failedTests(results)).toBe(Object.keys(faults).length > 0 ? 1 : 0);
});

it('tests of a form with errors do not run', () => {
  expect(runTests(modelWith({}), null)).toEqual([{ id: 't', state: 'not-run', faults: [] }]);
});
