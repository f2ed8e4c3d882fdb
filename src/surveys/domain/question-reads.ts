import type { Question, Repeat } from '../form/index.js';
import { parseXPath } from '../form/xpath/parse.js';
import { nodesOf } from '../form/xpath/tree.js';

/** Names in an expression: `${name}`, and the steps of paths. */
function namesIn(text: string): string[] {
  if (text.trim() === '') return [];
  return [...nodesOf(parseXPath(text))].flatMap((node) => {
    if (node.kind === 'reference') return [node.name];
    return node.kind === 'path' ? node.steps.map(({ name }) => name) : [];
  });
}

/** The questions that decide whether a question is asked or may stay blank, what it offers, or what its first or calculated answer is. */
export function readsOf(question: Question): Set<string> {
  const { relevant, required, filter, calculation, initial, triggers } = question;
  return new Set([
    ...[relevant, required, filter, calculation, initial].flatMap((text) => namesIn(text ?? '')),
    ...(triggers ?? []),
  ]);
}

/** The questions that decide whether a repeat is asked, or how many entries it has. */
export const readsOfRepeat = ({ relevant, count }: Repeat): Set<string> => new Set([relevant, count].flatMap(namesIn));
