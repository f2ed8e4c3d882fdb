/** Functions that give nodes, or look rows up. */
import type { XPathNode } from '../nodes.js';
import type { XPathFunction } from '../operand.js';
import { shuffled } from '../shuffle.js';
import { toText } from '../values.js';
import { nodesOfArgument, textAt } from './arguments.js';

/** `pulldata('file', 'column', 'key column', key)`: one cell of the first row in which the key column has the key. */
export const pulldata: XPathFunction = (args, frame) => {
  const table = frame.environment.table(textAt(args, 0, frame).replace(/\.csv$/, ''));
  const row = table?.rowsWith(textAt(args, 2, frame), textAt(args, 3, frame))[0];
  return row === undefined ? '' : (table?.text(row, textAt(args, 1, frame)) ?? '');
};

/** `randomize(nodes, seed)`: the nodes in random order, in the same order for the same seed. */
const randomize: XPathFunction = (args, frame): readonly XPathNode[] => {
  const seed = args.length > 1 ? toText(args[1]?.run(frame) ?? '') : String(frame.environment.context.seed);
  return shuffled(nodesOfArgument(args, 0, frame), seed);
};

export const NODE_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  pulldata,
  randomize,
  position: (_args, { position }) => position,
  last: (_args, { size }) => size,
  // identifiers of nodes are declared in document types, which forms do not have
  id: () => [],
};
