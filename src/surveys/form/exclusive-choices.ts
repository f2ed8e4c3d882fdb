import { FilledForm } from './filled-form.js';
import type { Form } from './form.js';
import { questionOf } from './form.js';
import { isLong } from './questionnaire.js';

/**
 * Codes of a multiple choice that cannot be combined with any other ("none", refusals). Found by evaluating the
 * constraint on pairs of codes, so that the rule is defined in one place. The page unticks the others when one of
 * these is ticked. Not looked for in a long list, which has too many pairs.
 */
export function exclusiveChoices(form: Form, name: string): ReadonlySet<string> {
  const question = questionOf(form, name);
  if (question.type !== 'select_multiple' || isLong(question.choices)) return new Set();
  const codes = Array.from(question.codes);
  const blank = new FilledForm(form, []);
  const together = (one: string, other: string): boolean => blank.accepts(question, `${one} ${other}`);
  return new Set(codes.filter((code) => codes.every((other) => other === code || !together(code, other))));
}
