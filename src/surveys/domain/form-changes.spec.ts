import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import {
  addItem,
  changeItem,
  changeList,
  formulaOf,
  moveItem,
  readModel,
  newGroup,
  newQuestion,
  removeItem,
  renameItem,
} from '../form/editing/index.js';
import { itemsOf } from '../form/model/form-model.js';
import type { FormModel } from '../form/model/form-model.js';
import { changesBetween } from './form-changes.js';
import { followRenames, mappableQuestions } from './mappable-questions.js';
import { templateForm } from './template-form.js';

let next = 0;
const form = templateForm(parkWorkerQuestionnaire, { id: 'copy', title: 'Copy' }, () => `id${(next += 1)}`);
const idOf = (name: string): string => [...itemsOf(form.items)].find((item) => item.name === name)!.id!;
const changed = (model: FormModel) =>
  changesBetween(form, model).map(({ kind, name, parts }) => [kind, name, ...parts.map(({ part }) => part)]);

it('names what was added, removed, renamed, moved and changed, and nothing else', () => {
  expect(changed(form)).toEqual([]);
  let after = renameItem(form, idOf('age'), 'years');
  after = changeItem(after, idOf('sex'), (item) => ({ ...item, label: { ...item.label, '中文 (zh)': '性别' } }));
  after = changeList(after, 'sex', (list) => ({ ...list, choices: list.choices.slice(0, 2) }));
  after = changeItem(after, idOf('injury_n'), (item) => ({ ...item, relevant: formulaOf('true()') }));
  after = addItem(removeItem(after, idOf('tenure_years')), newQuestion('new', 'tenure'), idOf('sex'));
  const found = changed(after);
  expect(found).toContainEqual(['renamed', 'years', 'name']);
  expect(found).toContainEqual(['changed', 'sex', 'label.zh', 'choices']);
  expect(found).toContainEqual(['added', 'tenure']);
  expect(found).toContainEqual(['changed', 'injury_n', 'relevant']);
  expect(found.at(-1)).toEqual(['removed', 'tenure_years']);
});

it('shows the choices that differ, with their columns for filters, and the number of entries of a repeat', () => {
  const parts = (model: FormModel) => changesBetween(form, model).flatMap((change) => change.parts);
  const [first, ...rest] = form.lists.find(({ name }) => name === 'sex')!.choices;
  const withColumn = changeList(form, 'sex', (list) => ({
    ...list,
    choices: [{ ...first!, attributes: { area: 'north' } }, ...rest],
  }));
  const [part] = parts(withColumn);
  expect(part?.before.split('\n')).toHaveLength(1);
  expect(part?.after).toBe(`${part?.before} [area: north]`);
  const turned = changeList(form, 'sex', (list) => ({ ...list, choices: list.choices.toReversed() }));
  expect(parts(turned)[0]?.after.split('\n')).toEqual(parts(turned)[0]?.before.split('\n').toReversed());
  const repeat = { ...newGroup('r', 'r'), kind: 'repeat' as const, count: undefined };
  const [before, after] = [addItem(form, repeat), addItem(form, { ...repeat, count: formulaOf('3') })];
  expect(changesBetween(before, after).map((change) => change.parts)).toEqual([
    [{ part: 'count', before: '', after: '3' }],
  ]);
});

it('names one question that was moved, not those that it passed', () => {
  const after = [1, 2, 3].reduce((model) => moveItem(model, idOf('sex'), 'down'), form);
  expect(changed(after)).toEqual([['moved', 'sex']]);
});

it('compares files, which have no ids, by name', () => {
  const withoutIds = (model: FormModel) =>
    JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'id' ? undefined : value))) as FormModel;
  const renamed = renameItem(form, idOf('union_member'), 'union');
  const kinds = changesBetween(withoutIds(form), withoutIds(renamed)).map(({ kind, name }) => [kind, name]);
  expect(kinds).toContainEqual(['added', 'union']);
  expect(kinds).toContainEqual(['removed', 'union_member']);
});

it('finds the opposite changes in the opposite direction', () => {
  const ids = [...itemsOf(form.items)].map(({ id }) => id!);
  fc.assert(
    fc.property(fc.subarray(ids, { maxLength: 6 }), (removed) => {
      const after = removed.reduce(removeItem, form);
      const names = (changes: ReturnType<typeof changesBetween>, wanted: string): string[] =>
        changes.filter(({ kind }) => kind === wanted).map(({ name }) => name);
      const [there, back] = [changesBetween(form, after), changesBetween(after, form)];
      expect(names(there, 'removed').sort()).toEqual(names(back, 'added').sort());
      expect(names(there, 'added')).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

it('follows a question that was renamed in the editor after it came from a file', () => {
  const file = JSON.parse(
    JSON.stringify(form, (key, value: unknown) => (key === 'id' ? undefined : value)),
  ) as FormModel;
  const draft = readModel(file, () => 'new');
  const id = [...itemsOf(draft.items)].find(({ name }) => name === 'age')!.id!;
  const found = changesBetween(file, renameItem(draft, id, 'years')).map(({ kind, name }) => [kind, name]);
  expect(found).toContainEqual(['renamed', 'years']);
  expect(found.filter(([kind]) => kind === 'added' || kind === 'removed')).toEqual([]);
});

it('finds the mapping of a renamed question under its new name', () => {
  const questions = mappableQuestions(form).filter(({ name }) => name === 'age');
  const mapped = [{ variable: 'age', question: 'age', unit: 'year', noAnswer: [], categories: [] }];
  const later = renameItem(form, idOf('age'), 'years');
  const found = followRenames({ mapped, questions }, form, later);
  expect([found.mapped[0]?.question, found.questions[0]?.name]).toEqual(['years', 'years']);
  expect(followRenames({ mapped, questions }, form, form)).toEqual({ mapped, questions });
});

it('pairs a file with an edited draft by name before the ids that the draft had from an earlier file', () => {
  const fileOf = (model: FormModel) =>
    JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'id' ? undefined : value))) as FormModel;
  const draft = readModel(fileOf(form), () => 'new');
  const idIn = (name: string): string => [...itemsOf(draft.items)].find((item) => item.name === name)!.id!;
  const [age, sex] = [idIn('age'), idIn('sex')];
  const swapped = renameItem(renameItem(renameItem(draft, age, 'swap'), sex, 'age'), age, 'sex');
  expect(changesBetween(swapped, fileOf(swapped))).toEqual([]);
  const questions = mappableQuestions(swapped).filter(({ name }) => name === 'age');
  const mapped = [{ variable: 'age', question: 'age', unit: 'year', noAnswer: [], categories: [] }];
  expect(followRenames({ mapped, questions }, swapped, fileOf(swapped))).toEqual({ mapped, questions });
});
