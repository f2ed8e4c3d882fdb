import type { XPathNode } from '../nodes.js';
import type { Frame, Operand } from '../operand.js';
import { numberOfNode, toNumber, toText } from '../values.js';

/** The arguments of one call; those that are missing are blank. */
export const textAt = (args: readonly Operand[], at: number, frame: Frame): string =>
  toText(args[at]?.run(frame) ?? '');

/** An argument as a number; NaN if it is missing or no number. */
export const numberAt = (args: readonly Operand[], at: number, frame: Frame): number =>
  toNumber(args[at]?.run(frame) ?? '');

/** The nodes of an argument; none if it is missing or a plain value. */
export const nodesOfArgument = (args: readonly Operand[], at: number, frame: Frame): readonly XPathNode[] =>
  args[at]?.nodes?.(frame) ?? [];

/** The texts of all arguments from one on; a list of nodes counts as one argument for each node. */
export function textsFrom(args: readonly Operand[], first: number, frame: Frame): readonly string[] {
  const texts: string[] = [];
  for (let at = first; at < args.length; at += 1) {
    const value = args[at]?.run(frame) ?? '';
    if (typeof value !== 'object') texts.push(toText(value));
    else for (const node of value) texts.push(node.text);
  }
  return texts;
}

/**
 * The numbers of all arguments from one on; a list of nodes counts as one argument for each node. What is no number is NaN.
 */
export function numbersFrom(args: readonly Operand[], first: number, frame: Frame): readonly number[] {
  const numbers: number[] = [];
  for (let at = first; at < args.length; at += 1) {
    const value = args[at]?.run(frame) ?? '';
    if (typeof value !== 'object') numbers.push(toNumber(value));
    else for (const node of value) numbers.push(numberOfNode(node));
  }
  return numbers;
}
