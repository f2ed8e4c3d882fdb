import type { Trees } from './assemble.js';
import { assembleForm } from './assemble.js';
import type { Expression } from './expression/ast.js';
import type { Form } from './form.js';
import type { AnswerRule, Bilingual, Decline, Question, QuestionType } from '../questionnaire.js';
import type { WireForm, WireQuestion, WireText, WireType } from '../wire.js';
import type { WireTree } from './wire-trees.js';
import { unpackTree } from './wire-trees.js';

const TYPES: Readonly<Record<WireType, QuestionType>> = {
  o: 'select_one',
  m: 'select_multiple',
  i: 'integer',
  d: 'decimal',
  t: 'text',
  c: 'calculate',
};
const RULES: readonly AnswerRule[] = ['answer-or-decline', 'must', 'optional'];

const text = ([en, zh]: WireText): Bilingual => ({ en, zh });

/** Restores a form from the wire format, ready to run; `more` are the questions of modules that were sent later. */
export function fromWire(wire: WireForm, more: readonly WireQuestion[] = []): Form {
  const questions = wire.questions.concat(more);
  return assembleForm({
    questionnaire: {
      id: wire.id,
      version: wire.version,
      languages: wire.languages,
      seconds_per_question: wire.seconds,
      modules: wire.modules.map(({ id, l, optional, minutes, questions: count }) => {
        return { id, label: text(l), optional, minutes, questions: count };
      }),
      questions: questions.map(unpackQuestion),
    },
    trees: questions.map(unpackTrees),
  });
}

function unpackTrees({ r, k, f }: WireQuestion): Trees {
  const tree = (wire: WireTree | undefined): Expression | undefined => (wire === undefined ? wire : unpackTree(wire));
  return { relevant: tree(r), constraint: tree(k), calculation: tree(f) };
}

/** Relevance, constraint and calculation arrive as trees; their source texts are not sent. */
function unpackQuestion(wire: WireQuestion): Question {
  return {
    name: wire.n,
    module: wire.m,
    type: TYPES[wire.t],
    label: text(wire.l),
    choices: (wire.c || []).map(([code, en, zh]) => ({ code, label: { en, zh } })),
    relevant: '',
    constraint: '',
    answer: RULES[wire.a || 0] || 'answer-or-decline',
    decline: declineOf(wire),
  };
}

/**
 * Choice questions store a refusal in the value; all others in the marker `<name>_declined` (answer_rules of the
 * form).
 */
function declineOf(wire: WireQuestion): Decline | null {
  if (!wire.d) return null;
  return { codes: wire.d.split(' '), stored_in: 'om'.includes(wire.t) ? 'value' : `${wire.n}_declined` };
}
