/** The engine that was made for the questionnaire of the catalogue: of the phone page only. */
export type { FormQuestion } from './form.js';
export { compileForm } from './compile-form.js';
export { canonicalNumber } from './answer-value.js';
export type { Limits } from './limits.js';
export { FormState } from './form-state.js';
export { checkAnswers } from './check-answers.js';
export { exclusiveChoices } from './exclusive-choices.js';
export { answerFlags, closingOf, hourlyPay } from './rules.js';
export { fromWire } from './from-wire.js';
