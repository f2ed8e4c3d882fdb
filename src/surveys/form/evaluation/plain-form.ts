import { PLAIN_FUNCTIONS } from './functions/plain-functions.js';
import type { EvaluationContext } from './environment.js';
import type { Language } from './language.js';
import { ItemNode } from './nodes.js';
import { conditionOf, within } from './operand.js';

const rowsOf = (size: number): readonly number[] => Array.from({ length: size }, (_, row) => row);

/**
 * The part of the language that flat questionnaires use: no paths except the attributes of choices in filters, no attached
 * tables, no functions of days or places.
 */
export const PLAIN_FORM: Language = {
  functions: PLAIN_FUNCTIONS,
  callOfForm: () => undefined,
  path: ({ steps: [step] }) => ({
    run: ({ item }) => (item.kind === 'item' && step !== undefined ? item.table.text(item.row, step.name) : ''),
    isNode: false,
  }),
  filter: (tree, scope, compile) => {
    const accepts = conditionOf(compile(tree, scope));
    return {
      accepts,
      rows: (table, frame) =>
        rowsOf(table.size)
          .map((row) => new ItemNode(table, row))
          .filter((item) => accepts(within(frame, item, [item.row + 1, table.size]))),
    };
  },
  isOfType: () => true,
  metadata: () => '',
};

/** Such questionnaires read nothing from outside, neither the time nor chance. */
export const NO_CONTEXT: EvaluationContext = {
  now: () => 0,
  offset: 0,
  random: () => 0,
  seed: 0,
  language: '',
  tables: new Map(),
  properties: {},
  lastSaved: {},
  digest: () => undefined,
  extractSigned: () => undefined,
};
