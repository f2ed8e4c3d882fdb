import type { AnswerRule, Bilingual, Choice, Decline, Question, QuestionType } from './questionnaire.js';
import type { WireList, WireQuestion, WireText, WireType } from './wire.js';

const TYPES: Readonly<Record<WireType, QuestionType>> = {
  o: 'select_one',
  m: 'select_multiple',
  r: 'rank',
  i: 'integer',
  d: 'decimal',
  t: 'text',
  c: 'calculate',
  y: 'date',
  h: 'time',
  j: 'datetime',
  n: 'note',
};
const RULES: readonly AnswerRule[] = ['answer-or-decline', 'must', 'optional'];

/** In place of the text of an expression that was sent as a tree. */
const PARSED = ' ';

/** A text as it is sent, with a name for each language. */
export const readText = ([en, zh]: WireText): Bilingual => ({ en, zh });

/** Choices as they are sent, with names for their parts. */
export const readChoices = (choices: WireList): readonly Choice[] =>
  choices.map(([code, en, zh, attributes]) => Object.assign({ code, label: { en, zh } }, attributes && { attributes }));

/**
 * Relevance, constraint and calculation arrive as trees; their source texts are not sent. `lists`: the long lists of choices of
 * the form, which questions share.
 */
export function readQuestion(wire: WireQuestion, lists: readonly (readonly Choice[])[] = []): Question {
  const question: Question = {
    name: wire.n,
    module: wire.m,
    type: TYPES[wire.t],
    label: readText(wire.l),
    choices: (wire.y === undefined ? undefined : lists[wire.y]) || readChoices(wire.c || []),
    relevant: '',
    constraint: '',
    answer: RULES[wire.a || 0] || 'answer-or-decline',
    decline: declineOf(wire),
  };
  return Object.assign(question, textsOf(wire), valueOf(wire));
}

const textsOf = (wire: WireQuestion): Partial<Question> =>
  Object.assign(
    {},
    wire.g && { section: readText(wire.g) },
    wire.h && { hint: readText(wire.h) },
    wire.e && { message: readText(wire.e) },
    wire.u && { requiredMessage: readText(wire.u) },
  );

/** Where its answer may come from, and its repeat. */
const valueOf = (wire: WireQuestion): Partial<Question> =>
  Object.assign(
    {},
    wire.o && { triggers: wire.o, isHidden: wire.v === 1 },
    wire.j && { isBarcode: true },
    wire.s && { isShown: true },
    wire.b !== undefined && { default: wire.b },
    wire.i !== undefined && { initial: PARSED },
    wire.w !== undefined && { readOnly: PARSED },
    wire.z !== undefined && { order: wire.z },
    wire.p !== undefined && { repeat: wire.p },
  );

/**
 * Choice questions store a refusal in the value; all others in the marker `<name>_declined` (answer_rules of the
 * form).
 */
function declineOf(wire: WireQuestion): Decline | null {
  if (!wire.d) return null;
  return { codes: wire.d.split(' '), stored_in: 'omr'.includes(wire.t) ? 'value' : `${wire.n}_declined` };
}
