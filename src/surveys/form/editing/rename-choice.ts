/** Changes the code of a choice, wherever a form compares it with answers or stores it. */
import type { ChoiceList, Formula, FormItem, FormModel } from '../model/form-model.js';
import { itemsOf } from '../model/form-model.js';
import type { XPath } from '../xpath/tree.js';
import { changeList, usesList } from './edit-form.js';
import { type Owner, pathsOf, type Places, placesIn, type Visit, visitsOf } from './places.js';
import { everyQuestion, lengthAt, type Piece, renamed, updated } from './rename.js';

const NUMBER = /[\d.]+/y;
const NAMED = /^\$\{\s*([^\s}]+)\s*\}$/;

interface Pair {
  readonly one: Visit;
  readonly other: Visit;
}

/** Where a form reads the codes of a choice list. */
class Codes {
  private readonly places: Places;
  private readonly users: ReadonlySet<FormItem>;
  private readonly names: ReadonlySet<string>;
  private readonly paths: ReadonlySet<string>;
  /** By list, the columns that contain codes of this one. */
  private readonly columns: Map<string, Set<string>>;

  constructor(
    private readonly model: FormModel,
    list: string,
  ) {
    this.places = placesIn(model);
    this.users = new Set([...itemsOf(model.items)].filter((item) => usesList(item, list)));
    this.names = new Set([...this.users].map(({ name }) => name));
    const paths = pathsOf(model.items);
    this.paths = new Set([...this.users].map((item) => paths.get(item)!.join('/')));
    this.columns = new Map([[list, new Set(['name'])]]);
    this.read((formula, owner) => this.noteColumns(formula, owner));
  }

  /** The values that are compared with codes, e.g. `'a'` in `${question} = 'a'`. */
  comparedIn(formula: Formula, owner: Owner): readonly XPath[] {
    const { visits, byNode, pairs } = this.pairsIn(formula, owner);
    const compared = pairs.filter(({ one }) => this.isCode(one, byNode)).map(({ other }) => other.node);
    const shown = visits.flatMap(({ node }) => {
      if (node.kind !== 'call' || node.name !== 'jr:choice-name') return [];
      const [code, question] = node.args;
      const named = question?.kind === 'string' ? NAMED.exec(question.value)?.[1] : undefined;
      return code !== undefined && named !== undefined && this.names.has(named) ? [code] : [];
    });
    return [...compared, ...shown];
  }

  hasCodes(list: string, column: string): boolean {
    return column !== 'name' && this.columns.get(list)?.has(column) === true;
  }

  /** The names of the items with this text in an expression, unless an answer from another list is compared with it. */
  itemsWith(code: string): readonly string[] {
    const found = new Set<string>();
    this.read((formula, owner) => {
      const { visits, byNode, pairs } = this.pairsIn(formula, owner);
      const others = pairs.filter(({ one }) => !this.isCode(one, byNode) && this.isOfOtherList(one));
      const settled = new Set(others.map(({ other }) => other.node));
      const stays = visits.some(({ node }) => node.kind === 'string' && node.value === code && !settled.has(node));
      if (stays) found.add(owner.item?.name ?? this.model.id);
    });
    return [...found];
  }

  private read(visit: (formula: Formula, owner: Owner) => void): void {
    const pieces = (formula: Formula, owner: Owner): readonly Piece[] => {
      visit(formula, owner);
      return [];
    };
    renamed(this.model, { pieces, text: (text) => text, name: (name) => name });
  }

  private noteColumns(formula: Formula, owner: Owner): void {
    const { byNode, pairs } = this.pairsIn(formula, owner);
    for (const { one, other } of pairs) {
      const column = columnOf(other);
      if (other.list === undefined || column === undefined || column === 'name' || !this.isCode(one, byNode)) continue;
      this.columns.set(other.list, (this.columns.get(other.list) ?? new Set()).add(column));
    }
  }

  /** What is compared with what, in both directions. */
  private pairsIn(formula: Formula, owner: Owner) {
    const visits = visitsOf(formula, owner, this.places);
    const byNode = new Map(visits.map((visit) => [visit.node, visit]));
    const pairs = visits.flatMap(({ node }): readonly Pair[] => {
      const sides = sidesOf(node).map((side) => byNode.get(side));
      const [one, other] = sides;
      return one && other
        ? [
            { one, other },
            { one: other, other: one },
          ]
        : [];
    });
    return { visits, byNode, pairs };
  }

  private isCode(visit: Visit, byNode: ReadonlyMap<XPath, Visit>): boolean {
    const { node, place, list } = visit;
    if (node.kind === 'reference') return this.names.has(node.name);
    if (node.kind === 'call' && (node.name === 'coalesce' || node.name === 'once'))
      return node.args.some((part) => this.isCode(byNode.get(part)!, byNode));
    if (place !== undefined) return this.paths.has(place.join('/'));
    const column = columnOf(visit);
    return list !== undefined && column !== undefined && this.columns.get(list)?.has(column) === true;
  }

  private isOfOtherList({ place, list, ...visit }: Visit): boolean {
    if (list !== undefined && columnOf({ place, list, ...visit }) !== undefined) return true;
    const path = place?.join('/');
    const item = [...pathsOf(this.model.items)].find(([, each]) => each.join('/') === path)?.[0];
    return item?.kind === 'question' && 'choices' in item.type;
  }
}

function sidesOf(node: XPath): readonly XPath[] {
  if (node.kind === 'binary' && (node.operator === '=' || node.operator === '!=')) return [node.left, node.right];
  return node.kind === 'call' && node.name === 'selected' ? node.args : [];
}

/** The bare name by which a filter reads a column. */
function columnOf({ node, list }: Visit): string | undefined {
  if (list === undefined || node.kind !== 'path' || node.start !== 'context' || node.steps.length !== 1)
    return undefined;
  return node.steps[0]?.axis === 'child' ? node.steps[0].name : undefined;
}

/** Changes the code of a choice in expressions, columns of lists, and fixed answers. */
export function renameChoice(model: FormModel, list: string, { old, name }: { old: string; name: string }): FormModel {
  const codes = new Codes(model, list);
  const pieceFor = (code: XPath, text: string): readonly Piece[] => {
    if (code.kind === 'string' && code.value === old) return [{ at: code.at + 1, length: old.length, text: name }];
    if (code.kind !== 'number' || String(code.value) !== old) return [];
    return [{ at: code.at, length: lengthAt(NUMBER, text, code.at), text: /^\d+$/.test(name) ? name : `'${name}'` }];
  };
  const next = renamed(model, {
    pieces: (formula, owner) => codes.comparedIn(formula, owner).flatMap((code) => pieceFor(code, formula.text)),
    text: (text) => text,
    name: (each) => each,
  });
  const replaced = (text: string): string =>
    text
      .split(' ')
      .map((code) => (code === old ? name : code))
      .join(' ');
  const inColumns = ({ choices, ...rest }: ChoiceList): ChoiceList => ({
    ...rest,
    choices: choices.map((choice) => {
      const cells = Object.entries(choice.attributes).map(([column, value]) => {
        return [column, codes.hasCodes(rest.name, column) ? replaced(value) : value] as const;
      });
      return { ...choice, attributes: Object.fromEntries(cells) };
    }),
  });
  const changed = { ...next, lists: next.lists.map(inColumns), externalLists: next.externalLists.map(inColumns) };
  return {
    ...changeList(changed, list, ({ choices, ...rest }) => ({
      ...rest,
      choices: choices.map((choice) => (choice.name === old ? { ...choice, name } : choice)),
    })),
    items: everyQuestion(changed.items, (question) =>
      usesList(question, list) && question.initial !== undefined && 'fixed' in question.initial
        ? updated(question, { initial: withFixed(question.initial, replaced(question.initial.fixed)) })
        : question,
    ),
  };
}

const withFixed = (initial: { readonly fixed: string }, fixed: string) =>
  initial.fixed === fixed ? initial : { fixed };

/** The names of the items whose expressions contain a text that may be this code of the list. */
export const mentionsOfCode = (model: FormModel, list: string, code: string): readonly string[] =>
  new Codes(model, list).itemsWith(code);
