import type { FormQuestion } from '#server/surveys/form/former/index.js';
import { answerFlags, closingOf, FormState } from '#server/surveys/form/former/index.js';

export type Fault =
  'not-loaded' | 'needed' | 'answer-or-decline' | 'not-a-number' | 'not-whole' | 'out-of-range' | 'other';

/** A number that is confirmed once and then accepted. */
export type Concern = 'under_age' | 'hourly_range' | 'hours_long';

/** The concerns to check when a question is left. */
const CONCERNS: Readonly<Record<string, readonly Concern[]>> = {
  age: ['under_age'],
  hours_usual: ['hours_long', 'hourly_range'],
  wage_month: ['hourly_range'],
};

/** The error that prevents leaving a question, if any. `unread`: the typed text is not a number. */
export function faultOf(state: FormState, question: FormQuestion, unread: string): Fault | undefined {
  if (unread !== '') return 'not-a-number';
  const given = state.value(question.name) !== '' || declinedWith(state, question) !== '';
  if (!given)
    return question.answer === 'must' ? 'needed' : question.answer === 'optional' ? undefined : 'answer-or-decline';
  switch (state.fault(question.name)) {
    case undefined:
      return undefined;
    case 'not-an-integer':
      return 'not-whole';
    case 'constraint':
      return isNumber(question) ? 'out-of-range' : 'other';
    default:
      return 'other';
  }
}

/** Concerns about the answer to this question. */
export function concernsOf(state: FormState, question: FormQuestion): readonly Concern[] {
  const value = (name: string): string =>
    state.form.slots.has(name) && state.isRelevant(name) ? state.value(name) : '';
  const raised: string[] = answerFlags(value).slice();
  if (closingOf(value) === 'under_age') raised.push('under_age');
  return (CONCERNS[question.name] || []).filter((concern) => raised.indexOf(concern) >= 0);
}

export function isNumber(question: FormQuestion): boolean {
  return question.type === 'integer' || question.type === 'decimal';
}

/** The refusal code that was chosen; blank if there is none. */
export function declinedWith(state: FormState, question: FormQuestion): string {
  const stored = question.decline ? question.decline.stored_in : '';
  if (stored && stored !== 'value') return state.value(stored);
  const value = state.value(question.name);
  return question.declineCodes.has(value) ? value : '';
}

/** The answers without those that have an error. */
export function soundOnly(given: FormState, modules: readonly string[]): FormState {
  const state = new FormState(given.form, { answers: given.answers(), modules });
  for (;;) {
    const wrong = state.path().find((each) => state.fault(each.name));
    if (!wrong) return state;
    state.set(wrong.name, '');
    if (wrong.markSlot >= 0 && wrong.decline) state.set(wrong.decline.stored_in, '');
  }
}
