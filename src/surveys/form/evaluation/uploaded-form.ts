import { DATE_FUNCTIONS } from './functions/date-functions.js';
import { instanceFunction } from './functions/form-functions.js';
import { NUMBER_FUNCTIONS } from './functions/number-functions.js';
import { PLAIN_FUNCTIONS } from './functions/plain-functions.js';
import { TEXT_FUNCTIONS } from './functions/text-functions.js';
import type { Language } from './language.js';
import type { AnswerNode } from './nodes.js';
import type { Frame, XPathFunction } from './operand.js';
import { PLAIN_FORM } from './plain-form.js';

/** What anonymous answers must not depend on (the clock, the device), and what phone and server could not agree on (chance). */
const LEFT_OUT: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['today', 'now', 'random', 'uuid', 'digest', 'extract-signed', 'property'],
  ...['jr:itext', 'lang', 'name', 'local-name', 'namespace-uri'],
]);

/** Functions of `FUNCTIONS` whose arguments are only values. */
function valueFunctions(): Readonly<Record<string, XPathFunction>> {
  const kept: Record<string, XPathFunction> = {};
  for (const functions of [PLAIN_FUNCTIONS, NUMBER_FUNCTIONS, TEXT_FUNCTIONS, DATE_FUNCTIONS])
    for (const name of Object.keys(functions)) {
      const run = functions[name];
      if (run !== undefined && !LEFT_OUT.has(name)) kept[name] = run;
    }
  return kept;
}

/** Further functions that need the form. */
export const INSTANCE_FUNCTIONS: readonly string[] = ['position', 'indexed-repeat', 'jr:choice-name', 'once'];

/**
 * The part of the language that uploaded questionnaires can use on phones, beyond `PLAIN_FORM`: the phone page loads it for
 * forms that need it. Of paths, `position(..)`.
 */
export const UPLOADED_FORM: Language = /* @__PURE__ */ uploadedForm();

function uploadedForm(): Language {
  return {
    ...PLAIN_FORM,
    functions: valueFunctions(),
    callOfForm: instanceFunction,
    path: (tree, scope, compile) => {
      if (tree.steps[0]?.axis !== 'parent') return PLAIN_FORM.path(tree, scope, compile);
      const parent = scope.owner.parent;
      const nodes = ({ answer }: Frame): readonly AnswerNode[] => (answer.parent === undefined ? [] : [answer.parent]);
      return { run: nodes, nodes, isNode: true, targets: new Set(parent === undefined ? [] : [parent]) };
    },
  };
}
