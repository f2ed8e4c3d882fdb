import { FilledForm } from './filled-form.js';
import type { Form, FormQuestion } from './form.js';

const known = new WeakMap<Form, FilledForm>();

/** The answer to a question that is always read-only, as the form gives it at first; undefined if it is not known. */
export function fixedAnswer(form: Form, question: FormQuestion): string | undefined {
  if (question.readOnly?.trim() !== 'true()') return undefined;
  if (question.repeat !== undefined) return question.initial === undefined ? (question.default ?? '') : undefined;
  let fresh = known.get(form);
  if (fresh === undefined) known.set(form, (fresh = new FilledForm(form, [], { isFresh: true })));
  return fresh.text(question.slot);
}
