import type { Form } from './form.js';
import type { Formula } from './model/form-model.js';
import { nodesOf } from './xpath/tree.js';

/**
 * Whether the first answer that a form gives to a question depends on `random()`, directly or by what it reads. The seed stays
 * on the phone, so that the server cannot compute such an answer again.
 */
export function drawsByChance({ loaded }: Form, name: string): boolean {
  const names = new Set([name]);
  // what is added on the way is visited too
  for (const each of names)
    for (const formula of formulasOf(loaded.named(each)?.question))
      for (const node of nodesOf(formula.tree)) {
        if (node.kind === 'call' && node.name === 'random') return true;
        if (node.kind === 'reference') names.add(node.name);
      }
  return false;
}

type ModelQuestion = NonNullable<ReturnType<Form['loaded']['named']>>['question'];

/** What decides the value of a question at first. */
function formulasOf(question: ModelQuestion): readonly Formula[] {
  if (question === undefined) return [];
  const { initial, calculation, relevant } = question;
  const first = initial !== undefined && 'formula' in initial ? initial.formula : undefined;
  return [first, calculation, relevant].filter((each) => each !== undefined);
}
