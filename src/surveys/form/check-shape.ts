import type { Column, Question, Questionnaire, Repeat } from './questionnaire.js';
import { FormProblem } from './questionnaire.js';

/** XLSForm names are XML names without a colon; letters, digits, "_", "-", ".". */
const NAME = /^[A-Za-z_][\w.-]{0,63}$/;
/** Codes of a multiple choice are separated by spaces, so a code must not contain any. */
const CODE = /^\S{1,64}$/;
const TYPES = new Set([
  ...['select_one', 'select_multiple', 'rank', 'integer', 'decimal', 'text', 'calculate'],
  ...['date', 'time', 'datetime', 'note'],
]);

/** Checks that must pass before the expressions of a questionnaire are parsed. Throws `FormProblem`. */
export function checkShape({ modules, questions, repeats = [] }: Questionnaire): void {
  const names = new Set<string>();
  const lists = new Set<Question['choices']>();
  repeats.forEach((repeat, at) => {
    checkName(repeat, names);
    checkRepeat(repeat, repeats.slice(0, at));
  });
  for (const question of questions) {
    checkName(question, names);
    const home = modules.some((module) => module.id === question.module);
    if (!home) throw refusalIn(question.name)('unknown-module', 'module', question.module);
    checkType(question);
    checkRepeat(question, repeats);
    checkChoices(question, lists);
    checkDecline(question);
  }
  for (const { name, decline } of questions) {
    const mark = decline?.stored_in ?? 'value';
    if (mark === 'value') continue;
    if (!NAME.test(mark) || names.has(mark)) throw refusalIn(name)('bad-decline', 'decline', mark);
    names.add(mark);
  }
}

/** Questions in repeats have no marker of their own: it would need a slot in each instance. */
function checkRepeat(
  { name, repeat, decline }: Pick<Question, 'name' | 'repeat' | 'decline'>,
  repeats: readonly Repeat[],
): void {
  if (repeat === undefined) return;
  if (!repeats.some((each) => each.name === repeat)) throw refusalIn(name)('unknown-question', 'name', repeat);
  if (decline && decline.stored_in !== 'value') throw refusalIn(name)('bad-decline', 'decline', decline.stored_in);
}

function checkName({ name }: Pick<Question, 'name'>, names: Set<string>): void {
  if (!NAME.test(name)) throw refusalIn(name)('bad-name', 'name', name);
  if (names.has(name)) throw refusalIn(name)('duplicate-name', 'name', name);
  names.add(name);
}

function checkType({ name, type, calculation }: Question): void {
  if (!TYPES.has(type)) throw refusalIn(name)('unknown-type', 'type', type);
  const lacking = type === 'calculate' && !calculation?.trim();
  if (lacking) throw refusalIn(name)('no-calculation', 'calculation', '');
}

type Refuse = (code: FormProblem['code'], column: Column, found: string) => FormProblem;

const refusalIn =
  (question: string): Refuse =>
  (code, column, found) =>
    new FormProblem(code, { question, column }, { at: 0, found });

function isChoice(question: Question): boolean {
  return question.type === 'select_one' || question.type === 'select_multiple' || question.type === 'rank';
}

/** A list that several questions share is checked once. */
function checkChoices(question: Question, checked: Set<Question['choices']>): void {
  const refuse = refusalIn(question.name);
  if (isChoice(question) && !question.choices.some((choice) => !choice.hidden)) {
    throw refuse('no-choices', 'choices', '');
  }
  if (checked.has(question.choices)) return;
  checked.add(question.choices);
  const codes = new Set<string>();
  for (const { code } of question.choices) {
    if (!CODE.test(code)) throw refuse('bad-choice', 'choices', code);
    if (codes.has(code)) throw refuse('duplicate-choice', 'choices', code);
    codes.add(code);
  }
}

/**
 * A refusal code stored in the value must be one of the choices; one stored in a separate marker requires a number or
 * text.
 */
function checkDecline(question: Question): void {
  const { decline } = question;
  const refuse = refusalIn(question.name);
  if (question.answer === 'answer-or-decline' && !decline?.codes.length) throw refuse('bad-decline', 'decline', '');
  if (!decline) return;
  if (question.answer === 'must') throw refuse('bad-decline', 'decline', 'must');
  if ((decline.stored_in === 'value') !== isChoice(question)) throw refuse('bad-decline', 'decline', decline.stored_in);
  const missing = isChoice(question) && decline.codes.find((code) => !question.choices.some((c) => c.code === code));
  if (missing) throw refuse('bad-decline', 'decline', missing);
}
