import { assembleForm } from './assemble.js';
import type { Language } from './evaluation/language.js';
import { PLAIN_FORM } from './evaluation/plain-form.js';
import type { Form } from './form.js';
import type { ReadQuestionnaire, Trees } from './questionnaire-model.js';
import type { WireForm, WireQuestion } from './wire.js';
import { readChoices, readQuestion, readText } from './wire-questions.js';
import type { WireTree } from './wire-trees.js';
import { unpackTree } from './wire-trees.js';
import type { XPath } from './xpath/tree.js';

/**
 * Restores a form from the wire format, ready to run; `more` are the questions of modules that were sent later, and
 * `wire.lists` and `wire.tables` the long lists of choices and the attached tables. A form with `more: 1` needs the language of uploaded questionnaires.
 */
export function fromWire(wire: WireForm, more: readonly WireQuestion[] = [], language: Language = PLAIN_FORM): Form {
  const questions = wire.questions.concat(more);
  const lists = (wire.lists || []).map(readChoices);
  const repeats = wire.repeats || [];
  const read: ReadQuestionnaire = {
    questionnaire: {
      id: wire.id,
      version: wire.version,
      ...(wire.roles && { roles: wire.roles }),
      languages: wire.languages,
      seconds_per_question: wire.seconds,
      modules: wire.modules.map(({ id, l, optional, minutes, questions: count }) => {
        return { id, label: readText(l), optional, minutes, questions: count };
      }),
      questions: questions.map((question) => readQuestion(question, lists)),
      ...(wire.tables && { tables: wire.tables }),
      repeats: repeats.map(({ n, l, most, p }) =>
        Object.assign({ name: n, label: readText(l), relevant: '', count: '', most }, p !== undefined && { repeat: p }),
      ),
    },
    trees: questions.map(unpackTrees),
    repeatTrees: repeats.map(({ r, f }) => ({ relevant: unpacked(r), count: unpacked(f) })),
  };
  return assembleForm(read, language);
}

const unpacked = (wire: WireTree | undefined): XPath | undefined => (wire === undefined ? wire : unpackTree(wire));

function unpackTrees({ r, k, f, x, i, w, q }: WireQuestion): Trees {
  return {
    ...{ relevant: unpacked(r), constraint: unpacked(k), calculation: unpacked(f), filter: unpacked(x) },
    ...{ initial: unpacked(i), readOnly: unpacked(w), required: unpacked(q) },
  };
}
