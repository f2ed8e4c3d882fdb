/** The form engine: the same rules on the server, at import and on the phone. Pure TypeScript without packages. */
export type {
  Answers,
  NestedAnswers,
  Repeat,
  AnswerRule,
  Bilingual,
  Choice,
  Column,
  Decline,
  FormProblemCode,
  Module,
  Question,
  Questionnaire,
  QuestionType,
  Table,
} from './questionnaire.js';
export { FormProblem, isLong } from './questionnaire.js';
export type { Entry, Form, FormQuestion, FormRepeat } from './form.js';
export { questionOf } from './form.js';
export { compileForm, inspectForm } from './compile-form.js';
export { faultyFirstAnswers } from './first-answers.js';
export { canonicalNumber } from './canonical-number.js';
export type { AnswerFault } from './filled-group.js';
export type { Limits } from './limits.js';
export { FormState } from './form-state.js';
export type { AnswerError, AnswerErrorCode, CheckOptions, CheckResult, Disposition } from './check-answers.js';
export { checkAnswers, nextQuestion, relevantQuestions } from './check-answers.js';
export { bytesInJson, signsLeft, signsOver, TEXT_LIMIT } from './text-limit.js';
export { exclusiveChoices } from './exclusive-choices.js';
export type { Closing, Unusual } from './rules.js';
export { closingOf, hourlyPay, unusualNumbers, usualNumbers } from './rules.js';
export type { Roles } from './roles.js';
export { rolesOf } from './roles.js';
export * from './wire.js';
export { fromWire } from './from-wire.js';
export type { HelpLine, QuestionnaireTexts } from './phone-texts.js';
export { firstScreen, toPhoneTexts } from './phone-texts.js';
