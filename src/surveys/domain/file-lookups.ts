import type { FormItem, FormModel, FormQuestion, Formula } from '../form/model/form-model.js';
import { parseXPath } from '../form/xpath/parse.js';
import { nodesOf, partsOf, type XPath } from '../form/xpath/tree.js';

/** What an expression reads of a file. */
export interface Lookup {
  readonly file: string;
  readonly columns: readonly string[];
  /** The column by which a path finds its row; the path is one text only if no value is there twice. */
  readonly key?: string;
}

export const CSV = '.csv';

/** `instance('parks')/root/item[code = ${park}]/wage`, which is `pulldata('parks', 'wage', 'code', ${park})`. */
const INSTANCE =
  /instance\(\s*(['"])([^'"]+)\1\s*\)\/root\/item\[\s*([\w.-]+)\s*=\s*(\$\{[^}]*\}|'[^']*'|"[^"]*")\s*\]\/([\w.-]+)(?![\w./[-])/g;

/** Functions that read how many rows a path has, or each of them. */
const OF_ROWS: ReadonlySet<string> = new Set([
  ...['count', 'count-non-empty', 'sum', 'min', 'max', 'join', 'randomize', 'position'],
  ...['name', 'local-name', 'namespace-uri', 'id', 'area', 'distance', 'enclosed-area'],
]);

/** A form whose paths in files are written as `pulldata()`. Other paths remain: the phone page cannot evaluate them. */
export function withLookups(model: FormModel): FormModel {
  const { attachments } = model;
  return attachments.length === 0 ? model : { ...model, items: model.items.map((item) => written(item, attachments)) };
}

/** The columns of a formula that reads rows by their bare names. */
export function columnsIn(formula: Formula, attachments: readonly string[]): readonly string[] {
  return [...nodesOf(writtenFormula(formula, attachments).tree)].flatMap((node) => {
    const [step, ...more] = node.kind === 'path' && node.start === 'context' ? node.steps : [];
    return step?.axis === 'child' && more.length === 0 ? [step.name] : [];
  });
}

export function lookupsIn(formula: Formula, attachments: readonly string[]): readonly Lookup[] {
  const calls = [...nodesOf(formula.tree)].flatMap((node) => {
    if (node.kind !== 'call' || node.name !== 'pulldata') return [];
    const [name, ...columns] = node.args.slice(0, 3).map(literal);
    return name === undefined ? [] : [{ file: fileOf(name), columns: columns.filter((each) => each !== undefined) }];
  });
  const paths = pathsIn(formula, attachments).map(({ file, column, key }) => ({ file, columns: [column, key], key }));
  return [...calls, ...paths];
}

const literal = (node: XPath): string | undefined => (node.kind === 'string' ? node.value : undefined);
const fileOf = (name: string): string => (name.endsWith(CSV) ? name : `${name}${CSV}`);

function written(item: FormItem, attachments: readonly string[]): FormItem {
  const formula = <F extends Formula | undefined>(given: F): F | Formula =>
    given === undefined ? given : writtenFormula(given, attachments);
  const relevant = formula(item.relevant);
  if (item.kind === 'question') return { ...item, relevant, ...writtenRules(item, formula) };
  const items = item.items.map((each) => written(each, attachments));
  return item.kind === 'group'
    ? { ...item, relevant, items }
    : { ...item, relevant, items, count: formula(item.count) };
}

function writtenRules(
  { type, required, constraint, calculation, readOnly, initial }: FormQuestion,
  formula: <F extends Formula | undefined>(given: F) => F | Formula,
): Partial<FormQuestion> {
  return {
    ...{ required: formula(required), constraint: formula(constraint), calculation: formula(calculation) },
    readOnly: formula(readOnly),
    initial: initial !== undefined && 'formula' in initial ? { formula: formula(initial.formula) } : initial,
    type: 'choices' in type ? { ...type, choices: { ...type.choices, filter: formula(type.choices.filter) } } : type,
  };
}

function writtenFormula(formula: Formula, attachments: readonly string[]): Formula {
  const paths = new Map(pathsIn(formula, attachments).map((path) => [path.at, path]));
  if (paths.size === 0) return formula;
  const text = formula.text.replace(INSTANCE, (whole: string, ...[, name, key, value, column, at]: string[]) =>
    paths.has(Number(at)) ? `pulldata('${name}', '${column}', '${key}', ${value})` : whole,
  );
  return { text, tree: parseXPath(text) };
}

/** The paths in attached files that are read as one text. */
function pathsIn({ text, tree }: Formula, attachments: readonly string[]) {
  const found = [...text.matchAll(INSTANCE)].flatMap(({ index: at, 2: name = '', 3: key = '', 5: column = '' }) =>
    attachments.includes(fileOf(name)) ? [{ at, file: fileOf(name), key, column }] : [],
  );
  if (found.length === 0) return [];
  const texts = placesOfTexts(tree);
  return found.filter(({ at }) => texts.has(at));
}

function placesOfTexts(tree: XPath): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (node: XPath): void => {
    if (node.kind === 'path') found.add(node.at);
  };
  add(tree);
  for (const node of nodesOf(tree)) if (!readsRows(node)) partsOf(node).forEach(add);
  return found;
}

function readsRows(node: XPath): boolean {
  if (node.kind === 'call') return OF_ROWS.has(node.name);
  if (node.kind === 'path') return typeof node.start !== 'string' && node.start.kind === 'path';
  return node.kind === 'binary' && node.operator === '|';
}
