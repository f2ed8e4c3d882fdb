import { toTruth } from './expression/values.js';
import type { Form } from './form.js';
import { questionOf } from './form.js';

/**
 * Codes of a multiple choice that cannot be combined with any other ("none", refusals). Found by evaluating the
 * constraint on pairs of codes, so that the rule is defined in one place. The page unticks the others when one of
 * these is ticked.
 */
export function exclusiveChoices(form: Form, name: string): ReadonlySet<string> {
  const question = questionOf(form, name);
  const codes = [...question.codes];
  const values = new Array<string>(form.slots.size).fill('');
  const together = (one: string, other: string): boolean => {
    if (question.declineCodes.has(one) || question.declineCodes.has(other)) return false;
    return !question.satisfies || toTruth(question.satisfies({ values, current: `${one} ${other}` }));
  };
  if (question.type !== 'select_multiple') return new Set();
  return new Set(codes.filter((code) => codes.every((other) => other === code || !together(code, other))));
}
