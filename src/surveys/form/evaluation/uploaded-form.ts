import { compilePath, tableOperand } from './compile-path.js';
import { DATE_FUNCTIONS } from './functions/date-functions.js';
import { instanceFunction } from './functions/form-functions.js';
import { pulldata } from './functions/node-functions.js';
import { NUMBER_FUNCTIONS } from './functions/number-functions.js';
import { PLAIN_FUNCTIONS } from './functions/plain-functions.js';
import { TEXT_FUNCTIONS } from './functions/text-functions.js';
import type { Language } from './language.js';
import type { FormNode } from './form-node.js';
import type { AnswerNode, RepeatAnswer } from './nodes.js';
import { pathOfAnswer } from './nodes.js';
import type { Frame, XPathFunction } from './operand.js';
import { PLAIN_FORM } from './plain-form.js';
import { RowFilter } from './row-filter.js';
import { uniformOf } from './shuffle.js';

/** What answers without names must not depend on: the clock, the device, and identifiers. */
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
  return Object.assign(kept, { random: drawn, pulldata });
}

/**
 * A number from 0 to 0.999 that depends on the person's seed and the place of the question only. It has three digits, so that
 * it identifies no answer.
 */
const drawn: XPathFunction = (_args, { environment, answer }) =>
  Math.floor(uniformOf(`${environment.context.seed} ${pathOfAnswer(answer)}`) * 1000) / 1000;

/** Further functions that need the form. */
export const INSTANCE_FUNCTIONS: readonly string[] = ['position', 'indexed-repeat', 'jr:choice-name', 'once'];

/**
 * The part of the language that uploaded questionnaires can use on phones, beyond `PLAIN_FORM`: the phone page loads it for
 * forms that need it. Of paths, `position(..)` and lookups in tables (`lookupPath`).
 */
export const UPLOADED_FORM: Language = /* @__PURE__ */ uploadedForm();

function uploadedForm(): Language {
  return {
    ...PLAIN_FORM,
    functions: valueFunctions(),
    callOfForm: (call, scope, compile) => {
      const [table] = call.name === 'instance' ? call.args : [];
      return table === undefined ? instanceFunction(call, scope, compile) : tableOperand(compile(table, scope));
    },
    filter: (tree, scope, compile) => new RowFilter(tree, scope, compile),
    path: (tree, scope, compile) => {
      if (typeof tree.start !== 'string') return compilePath(tree, scope, compile);
      if (tree.steps[0]?.axis !== 'parent') return PLAIN_FORM.path(tree, scope, compile);
      const target = upFrom<FormNode>(scope.owner, tree.steps.length);
      const nodes = ({ answer }: Frame): readonly AnswerNode[] => {
        const group = upFrom<AnswerNode | RepeatAnswer>(answer, tree.steps.length);
        return group === undefined || group.kind === 'repeat' ? [] : [group];
      };
      return { run: nodes, nodes, isNode: true, targets: new Set(target === undefined ? [] : [target]) };
    },
  };
}

/** What is some levels above. */
function upFrom<Node extends { readonly parent: Node | undefined }>(from: Node, levels: number): Node | undefined {
  let above: Node | undefined = from;
  for (let level = 0; level < levels; level += 1) above = above && above.parent;
  return above;
}
