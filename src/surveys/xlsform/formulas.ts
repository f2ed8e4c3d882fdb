import type { Formula, InitialAnswer, Texts } from '../form/model/form-model.js';
import { isInitialFormula } from '../form/editing/formula.js';
import { patternFault } from '../form/evaluation/pattern.js';
import { callFault } from '../form/xpath/functions.js';
import { parseXPath } from '../form/xpath/parse.js';
import { nodesOf, type XPath, type XPathFault, XPathProblem } from '../form/xpath/tree.js';
import type { Messages, Place } from './messages.js';
import type { TableRow } from './table.js';

/** A reference in any text; what does not match is reported. */
const REFERENCE = /\$\{\s*(last-saved#)?([\p{L}_][\p{L}\p{M}\p{N}_.·-]*)\s*\}/uy;

const FAULTS: Readonly<Record<XPathFault, readonly [en: string, zh: string]>> = {
  empty: ['the expression is empty.', '表达式为空。'],
  'too-long': ['the expression is longer than a cell can be.', '表达式超过单元格的长度。'],
  'too-deep': ['brackets and calls are nested too deeply.', '括号和调用嵌套过深。'],
  'open-text': ['a quotation mark is missing.', '缺少引号。'],
  'open-reference': ['a reference is not complete.', '引用不完整。'],
  'unknown-sign': ['this sign is not part of the language of expressions.', '该符号不属于表达式语言。'],
  unexpected: ['this was not expected here.', '此处不应出现该内容。'],
  unfinished: ['the expression is not complete; a closing bracket may be missing.', '表达式不完整，可能缺少右括号。'],
};

const YES = /^(?:yes|true|true\(\))$/i;
const NO = /^(?:no|false|false\(\))$/i;

/** A name that a cell refers to, with its place, to be looked up when all names are known. */
export interface Mention {
  readonly name: string;
  readonly place: Place;
}

/** Reads expressions, and collects the names that cells refer to. */
export class Formulas {
  readonly mentions: Mention[] = [];

  constructor(private readonly messages: Messages) {}

  /** An expression; undefined if the cell is empty or was reported. */
  formula(row: TableRow, key: string): Formula | undefined {
    const text = row.text(key);
    return text === '' ? undefined : this.parse(text, row.place(key));
  }

  /** A cell that may say yes or no. No is undefined. */
  condition(row: TableRow, key: string): Formula | undefined {
    const text = row.text(key);
    if (NO.test(text)) return undefined;
    return YES.test(text) ? this.parse('true()', row.place(key)) : this.formula(row, key);
  }

  /** A fixed answer, or an expression if the cell has a reference, a call or an operator between blanks. */
  initial(row: TableRow): InitialAnswer | undefined {
    const text = row.text('default');
    if (text === '') return undefined;
    const formula = isInitialFormula(text) ? this.parse(text, row.place('default')) : undefined;
    return formula === undefined ? { fixed: text } : { formula };
  }

  parse(text: string, place: Place): Formula | undefined {
    try {
      const tree = parseXPath(text);
      for (const node of nodesOf(tree)) if (node.kind === 'call') this.checkCall(node, place);
      return { text, tree };
    } catch (error) {
      if (!(error instanceof XPathProblem)) throw error;
      const [fault, faultZh] = FAULTS[error.fault];
      this.messages.add('bad-expression', place, { at: String(error.at + 1), fault, faultZh });
      return undefined;
    }
  }

  private checkCall({ name, args }: XPath & { kind: 'call' }, place: Place): void {
    const fault = callFault(name, args.length);
    if (fault !== undefined) this.messages.add(fault, place, { name });
    if (name === 'jr:choice-name' && args[1]?.kind === 'reference') this.messages.add('choice-name-quotes', place);
    const pattern = name === 'regex' && args[1]?.kind === 'string' ? args[1].value : undefined;
    const wrong = pattern === undefined ? undefined : patternFault(pattern);
    if (pattern === undefined || wrong === undefined) return;
    this.messages.add(wrong === 'not-linear' ? 'pattern-not-linear' : 'bad-pattern', place, { pattern });
  }

  /** Collects the references of all cells of a row, whatever the column; reports incomplete ones. */
  collect(row: TableRow, isText: (key: string) => boolean): void {
    for (const [column, text] of row.cells()) {
      if (!text.includes('${') || !isText(column.key)) continue;
      const place = { sheet: row.sheet, row: row.number, column: column.header, value: text };
      for (const name of this.referencesIn(text, place)) this.mentions.push({ name, place });
    }
  }

  /** The names that a text refers to, e.g. a list of triggers. */
  referencesIn(text: string, place: Place): readonly string[] {
    const names: string[] = [];
    for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
      REFERENCE.lastIndex = at;
      const found = REFERENCE.exec(text);
      if (found) names.push(found[2] ?? '');
      else this.messages.add('bad-reference', place, { found: text.slice(at, at + 20) });
    }
    return names;
  }
}

/** Whether any language has a text. */
export const hasText = (texts: Texts): boolean => Object.keys(texts).length > 0;
