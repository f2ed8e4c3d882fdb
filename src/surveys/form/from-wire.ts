import { assembleForm } from './assemble.js';
import type { Form } from './form.js';
import type { Trees } from './questionnaire-model.js';
import type { WireForm, WireQuestion } from './wire.js';
import { readQuestion, readText } from './wire-questions.js';
import type { WireTree } from './wire-trees.js';
import { unpackTree } from './wire-trees.js';
import type { XPath } from './xpath/tree.js';

/** Restores a form from the wire format, ready to run; `more` are the questions of modules that were sent later. */
export function fromWire(wire: WireForm, more: readonly WireQuestion[] = []): Form {
  const questions = wire.questions.concat(more);
  return assembleForm({
    questionnaire: {
      id: wire.id,
      version: wire.version,
      ...(wire.roles && { roles: wire.roles }),
      languages: wire.languages,
      seconds_per_question: wire.seconds,
      modules: wire.modules.map(({ id, l, optional, minutes, questions: count }) => {
        return { id, label: readText(l), optional, minutes, questions: count };
      }),
      questions: questions.map(readQuestion),
    },
    trees: questions.map(unpackTrees),
  });
}

function unpackTrees({ r, k, f, x }: WireQuestion): Trees {
  const tree = (wire: WireTree | undefined): XPath | undefined => (wire === undefined ? wire : unpackTree(wire));
  return { relevant: tree(r), constraint: tree(k), calculation: tree(f), filter: tree(x) };
}
