import type { Asked, AnswersSoFar } from './answers-so-far.js';
import type { RunningForm } from './running-form.js';

export type Fault =
  | 'not-loaded'
  | 'needed'
  | 'too-many'
  | 'rank'
  | 'too-long'
  | 'answer-or-decline'
  | 'not-a-number'
  | 'not-whole'
  | 'out-of-range'
  | 'other';

/** What is known of the answers: without the engine, only whether there are any. */
interface Known {
  readonly state: AnswersSoFar;
  readonly form: RunningForm | undefined;
}

/** The error that prevents leaving a question, if any. `unread`: the typed text is not a number. */
export function faultOf({ state, form }: Known, question: Asked, unread: string): Fault | undefined {
  if (unread !== '') return 'not-a-number';
  if (question.ofRepeat) return form && form.isTooMany(question.name) ? 'too-many' : undefined;
  const given = state.value(question.name) !== '' || declinedWith(state, question) !== '';
  return given ? wrongAnswer(question, form) : noAnswer(question, form);
}

function noAnswer({ name, answer }: Asked, form: RunningForm | undefined): Fault | undefined {
  if (form ? !form.isNeeded(name) : answer === 'optional') return undefined;
  return answer === 'answer-or-decline' ? 'answer-or-decline' : 'needed';
}

function wrongAnswer(question: Asked, form: RunningForm | undefined): Fault | undefined {
  switch (form && form.fault(question.name)) {
    case undefined:
      return undefined;
    case 'not-an-integer':
      return 'not-whole';
    case 'incomplete':
      return 'rank';
    case 'bad-text':
    case 'too-long':
      return form && form.signsOver(question.name) > 0 ? 'too-long' : 'other';
    case 'constraint':
      return isNumber(question) ? 'out-of-range' : 'other';
    default:
      return 'other';
  }
}

export function isNumber(question: Asked): boolean {
  return question.type === 'integer' || question.type === 'decimal';
}

/** The name of the refusal marker; blank if refusals are codes in the value, or there are none. */
export function markerOf({ decline }: Asked): string {
  return decline && decline.stored_in !== 'value' ? decline.stored_in : '';
}

/** The refusal code that was chosen; blank if there is none. */
export function declinedWith(state: AnswersSoFar, question: Asked): string {
  const marker = markerOf(question);
  if (marker) return state.value(marker);
  const value = state.value(question.name);
  return question.declineCodes.has(value) ? value : '';
}
