import type { Formula, InitialAnswer } from '../model/form-model.js';
import { parseXPath } from '../xpath/parse.js';
import { XPathProblem } from '../xpath/tree.js';

const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/**
 * An expression as an author types it; undefined if it is blank. A draft may contain one with a fault: its tree is a
 * blank text, and the checks of a form report the fault from the text.
 */
export function formulaOf(typed: string): Formula | undefined {
  // word processors change quotes; expressions need the plain ones
  const text = typed.replace(/[‘’“”]/g, (quote) => QUOTES[quote] ?? quote).trim();
  if (text === '') return undefined;
  const read = parsed(text);
  return { text, tree: read instanceof XPathProblem ? { kind: 'string', value: '', at: 0 } : read };
}

/** Whether a first answer is an expression: it has a reference, a call or an operator between numbers. */
export const isInitialFormula = (text: string): boolean =>
  /\$\{|[\w-]\(.*\)/.test(text) || /^[\d.]+ (?:[-+*]|div|mod) [\d.]+$/.test(text);

/** A first answer as an author types it. */
export function initialOfText(text: string): InitialAnswer | undefined {
  if (text === '') return undefined;
  const formula = isInitialFormula(text) ? formulaOf(text) : undefined;
  return formula === undefined ? { fixed: text } : { formula: { ...formula, text } };
}

/** What is wrong with the syntax of an expression; undefined if nothing is, or it is blank. */
export function faultOf(formula: Formula | undefined): XPathProblem | undefined {
  const read = formula === undefined ? undefined : parsed(formula.text);
  return read instanceof XPathProblem ? read : undefined;
}

function parsed(text: string) {
  try {
    return parseXPath(text);
  } catch (error) {
    if (error instanceof XPathProblem) return error;
    throw error;
  }
}
