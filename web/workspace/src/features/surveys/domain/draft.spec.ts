import { expect, it } from '@jest/globals';
import { addItem, formulaOf, newGroup, newQuestion } from '#server/surveys/form/editing/index.js';
import type { FormModel } from '#server/surveys/form/model/form-model.js';
import { placedFindings } from './draft-findings.js';
import { newHistory, nextHistory } from './draft-history.js';
import { isFound, rowAfterRemoval, rowsOf } from './outline-rows.js';
import { missingInForm, missingInItem, textsElsewhere, withText } from './draft-texts.js';

const languages = { en: 'English (en)', zh: '中文 (zh)' };
const question = { ...newQuestion('a', 'a'), label: { 'English (en)': 'A' }, relevant: formulaOf('1 = 1') };
const empty: FormModel = {
  ...{ id: 'form', title: 'Form', version: '1', languages: Object.values(languages), defaultLanguage: languages.en },
  ...{ instanceName: undefined, items: [], lists: [], externalLists: [], attachments: [], entities: [] },
};
const inGroup = addItem(addItem(addItem(empty, newGroup('g', 'g')), question, 'g'), newQuestion('b', 'b'));
const form: FormModel = {
  ...inGroup,
  lists: [{ name: 'l', choices: [{ name: '1', label: {}, media: {}, attributes: {} }] }],
};

it('undoes and redoes steps; typing in one field is one step', () => {
  const typed = (about: string, title: string) =>
    ({ kind: 'change', about, change: (model: FormModel) => ({ ...model, title }) }) as const;
  const steps = [typed('title', 'A'), typed('title', 'AB'), typed('version', 'ABC')];
  const three = steps.reduce(nextHistory, newHistory(empty));
  expect(three.past.map(({ title }) => title)).toEqual(['Form', 'AB']);
  const undone = nextHistory(nextHistory(three, { kind: 'undo' }), { kind: 'undo' });
  expect(undone.model).toBe(empty);
  expect(nextHistory(undone, { kind: 'undo' })).toBe(undone);
  expect(nextHistory(undone, { kind: 'redo' }).model.title).toBe('AB');
  expect(nextHistory(undone, typed('title', 'X')).future).toEqual([]);
  expect(nextHistory(undone, { kind: 'change', about: null, change: (model) => model })).toBe(undone);
});

it('puts messages at the question, the choice list or the form', () => {
  const words = { en: 'Wrong', zh: '错误' };
  const message = (sheet: string, row: number, column: string) =>
    ({ severity: 'error', sheet, row, column, value: '', code: 'x', text: words, fix: words }) as const;
  const { ofItem, ofList, ofForm } = placedFindings(form, {
    messages: [message('survey', 3, 'label::English (en)'), message('choices', 2, 'name'), message('settings', 2, 'x')],
    answerLength: null,
    obstacles: [{ name: 'b', row: 5, code: 'y', detail: words }],
    tests: [],
  });
  expect([...ofItem].map(([id, found]) => [id, found.map(({ column }) => column)])).toEqual([
    ['a', ['label']],
    ['b', ['']],
  ]);
  expect([...ofList.keys()]).toEqual(['l']);
  expect(ofForm).toHaveLength(1);
});

it('counts a translation that is missing, not a text that no language has', () => {
  expect(missingInItem(question, languages)).toEqual({ en: 0, zh: 1 });
  expect(missingInForm(form, languages)).toEqual({ en: 0, zh: 1 });
  const both = { ...question, label: withText(question.label, languages.zh, '甲') };
  expect(missingInItem(both, languages)).toEqual({ en: 0, zh: 0 });
  expect(withText(both.label, languages.en, '')).toEqual({ '中文 (zh)': '甲' });
  expect(textsElsewhere({ ...both.label, 'Français (fr)': 'A' }, languages)).toEqual(['A [Français (fr)]']);
});

it('finds questions by name or text in any language, and goes to the next row when a group is removed', () => {
  const nested = addItem(addItem(form, newGroup('h', 'h'), 'a'), newQuestion('c', 'c'), 'h');
  const last = addItem(nested, newQuestion('z', 'z'));
  const rows = rowsOf(last.items);
  expect(rows.map(({ item, depth }) => `${item.name}${depth}`)).toEqual(['g0', 'a1', 'h1', 'c2', 'b0', 'z0']);
  const found = (words: string) => rows.filter(({ item }) => isFound(item, words)).map(({ item }) => item.name);
  expect([found('A'), found(' Z '), found('')]).toEqual([['a'], ['z'], ['g', 'a', 'h', 'c', 'b', 'z']]);
  const after = (id: string) => rowAfterRemoval(rows, id)?.item.name;
  expect([after('a'), after('h'), after('z'), after('g')]).toEqual(['h', 'b', 'b', 'b']);
});
