import { unusedName } from '#server/surveys/form/editing/index.js';
import type { FormModel, FormTest } from '#server/surveys/form/model/form-model.js';

/** The form with a test changed, or removed if the change gives null. */
export function changeTest(model: FormModel, id: string, change: (test: FormTest) => FormTest | null): FormModel {
  const tests = (model.tests ?? []).flatMap((test) => (test.id === id ? (change(test) ?? []) : test));
  return { ...model, tests };
}

/** The form with one more test, which has the first name that is not used. */
export function addTest(model: FormModel, id: string, name: string): FormModel {
  const { tests = [] } = model;
  const names = tests.map((test) => test.name);
  const test = { id, name: unusedName(names, name), answers: {}, asked: [], notAsked: [] };
  return { ...model, tests: [...tests, test] };
}

/** Null removes the answer. */
export function withAnswer(test: FormTest, item: string, answer: string | null): FormTest {
  const { [item]: _before, ...answers } = test.answers;
  return { ...test, answers: answer === null ? answers : { ...test.answers, [item]: answer } };
}
