import { XPathProblem } from './tree.js';

export interface XPathToken {
  readonly kind: 'number' | 'string' | 'reference' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
const TEXT = /"[^"]*"|'[^']*'/y;
/** Blanks inside the braces are ignored, as the reference converter does. */
const REFERENCE = /\$\{\s*((?:last-saved#)?[\p{L}_][\p{L}\p{M}\p{N}_.·-]*)\s*\}/uy;
/** A qualified name of XML Namespaces; the colon is part of it unless it begins the `::` of an axis. */
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.·-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{M}\p{N}_.·-]*|\*))?/uy;
const SIGN = /::|!=|<=|>=|\/\/|\.\.|[=<>+\-*/|()[\],.@]/y;

/** Splits an expression into tokens in one pass; each pattern matches only at the current position. */
export function tokensOf(cell: string): readonly XPathToken[] {
  const tokens: XPathToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(cell);
  };
  const take = (kind: XPathToken['kind'], pattern: RegExp): boolean => {
    const found = match(pattern);
    if (!found) return false;
    tokens.push({ kind, text: found[1] ?? found[0], at });
    at += found[0].length;
    return true;
  };
  for (;;) {
    at += match(SPACE)?.[0].length ?? 0;
    if (at >= cell.length) break;
    if (take('number', NUMBER) || take('string', TEXT) || take('reference', REFERENCE)) continue;
    if (take('name', NAME) || take('sign', SIGN)) continue;
    throw new XPathProblem(faultAt(cell, at), at, cell.slice(at, at + 20));
  }
  tokens.push({ kind: 'end', text: '', at: cell.length });
  return tokens;
}

function faultAt(cell: string, at: number): XPathProblem['fault'] {
  if (cell[at] === '"' || cell[at] === "'") return 'open-text';
  return cell.startsWith('${', at) ? 'open-reference' : 'unknown-sign';
}
