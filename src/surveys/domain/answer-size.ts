/** How long the answers to a questionnaire can become, from its questions and expressions alone. */
import { bytesInJson, type Choice, type Question, type Questionnaire, type Repeat } from '../form/index.js';
import { readQuestionnaire } from '../form/compile-form.js';
import type { Trees } from '../form/questionnaire-model.js';
import { lookupPath } from '../form/xpath/lookups.js';
import type { XPath } from '../form/xpath/tree.js';
import { conjunctsOf } from './repeat-limits.js';

/** At most so many bytes of JSON, and so many texts that a person writes, whose limit is not known yet. */
export interface Size {
  readonly bytes: number;
  readonly texts: number;
}

const sized = (bytes: number, texts = 0): Size => ({ bytes, texts });
const NOTHING = sized(0);
export const plus = (one: Size, other: Size): Size => sized(one.bytes + other.bytes, one.texts + other.texts);
export const times = ({ bytes, texts }: Size, factor: number): Size => sized(bytes * factor, texts * factor);
const most = (...sizes: readonly Size[]): Size =>
  sized(Math.max(0, ...sizes.map(({ bytes }) => bytes)), Math.max(0, ...sizes.map(({ texts }) => texts)));
const sum = (sizes: readonly Size[]): Size => sizes.reduce(plus, NOTHING);

/** A sign, 15 digits, a point and 9 digits (`DECIMAL`); -2147483648; the longest text of a double in JavaScript. */
const decimal = sized(26);
const integer = sized(11);
const double = sized(25);
const boolean = sized('false'.length);
const instant = sized('2026-03-01T10:30:00.000+08:00'.length);
/** Of a text that the phone computes: 2,000 characters of three bytes, more are refused. */
const mostComputed = sized(6_000);
/** Half of a pair that a function cut: `\ud83d` in place of the four bytes of the pair, at both ends. */
const cut = sized(12);
/** Bytes of one character at most. */
const character = 6;

/** The number of entries of a repeat, in all entries of those around it; 1: in no repeat. */
export function entriesOf(name: string | undefined, repeats: readonly Repeat[]): number {
  const found = repeats.find((repeat) => repeat.name === name);
  return found === undefined ? 1 : found.most * entriesOf(found.repeat, repeats);
}

type Call = XPath & { kind: 'call' };

export class AnswerSizes {
  private readonly trees: ReadonlyMap<string, Trees>;
  private readonly questions: ReadonlyMap<string, Question>;
  private readonly repeats: readonly Repeat[];
  private readonly known = new Map<string, Size>();
  /** Questions whose size is being computed, and those of them that read themselves: of an entry before their own. */
  private readonly open = new Set<string>();
  private readonly running = new Set<string>();

  constructor(private readonly questionnaire: Questionnaire) {
    const { questions, repeats = [] } = questionnaire;
    const { trees } = readQuestionnaire(questionnaire);
    this.trees = new Map(questions.map(({ name }, at) => [name, trees[at] ?? {}]));
    this.questions = new Map(questions.map((question) => [question.name, question]));
    this.repeats = repeats;
  }

  /** The answer with its name, or its refusal marker instead; nothing for what is not stored. */
  stored(question: Question): Size {
    const { type, name, decline } = question;
    if (type === 'note' || (type === 'calculate' && !this.storesCalculations)) return NOTHING;
    const around = '"":"",'.length;
    const mark = decline && decline.stored_in !== 'value' ? decline.stored_in : undefined;
    const declined = mark === undefined ? NOTHING : sized(bytesInJson(mark) + around + longest(decline?.codes ?? []));
    return most(plus(this.answer(name), sized(bytesInJson(name) + around)), declined);
  }

  private get storesCalculations(): boolean {
    return 'storesCalculations' in this.questionnaire && this.questionnaire.storesCalculations === true;
  }

  private answer(name: string): Size {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const question = this.questions.get(name);
    if (question === undefined) return decimal;
    if (this.open.has(name)) {
      this.running.add(name);
      return NOTHING;
    }
    this.open.add(name);
    const own = this.ofType(question);
    // a running text grows with each entry
    const size = this.running.has(name) ? times(own, entriesOf(question.repeat, this.repeats)) : own;
    this.open.delete(name);
    this.known.set(name, size);
    return size;
  }

  private ofType(question: Question): Size {
    const { type, choices, name } = question;
    switch (type) {
      case 'select_one':
        return sized(longest(codesOf(choices)));
      case 'select_multiple':
      case 'rank':
        return sized(longestList(codesOf(choices), this.mostChosen(question)));
      case 'integer':
        return integer;
      case 'decimal':
        return decimal;
      case 'date':
      case 'time':
      case 'datetime':
        return sized('2026-03-01T10:30'.length);
      case 'calculate':
        return this.expression(this.trees.get(name)?.calculation, question);
      case 'text':
        return this.text(question);
      case 'note':
        return NOTHING;
    }
  }

  /** What a person writes is limited; what the form gives at first or computes must have room. */
  private text(question: Question): Size {
    const { calculation, initial } = this.trees.get(question.name) ?? {};
    const given = most(
      sized(bytesInJson(question.default ?? '')),
      this.expression(calculation, question),
      this.expression(initial, question),
    );
    if (question.isHidden) return given.bytes > mostComputed.bytes ? sized(mostComputed.bytes, given.texts) : given;
    return given.bytes === 0 && given.texts === 0 ? sized(0, 1) : sized(given.bytes, Math.max(1, given.texts));
  }

  /** `count-selected(.) <= 3` in the constraint. */
  private mostChosen({ name }: Question): number {
    const limits = conjunctsOf(this.trees.get(name)?.constraint).map((tree) => {
      if (tree.kind !== 'binary' || (tree.operator !== '<=' && tree.operator !== '<')) return Infinity;
      const { left, right } = tree;
      const isCount = left.kind === 'call' && left.name === 'count-selected' && left.args[0]?.kind === 'current';
      return isCount && right.kind === 'number' ? Math.floor(right.value) : Infinity;
    });
    return Math.min(...limits);
  }

  private expression(tree: XPath | undefined, owner: Question): Size {
    switch (tree?.kind) {
      case undefined:
      case 'current':
        return NOTHING;
      case 'number':
        return sized(String(tree.value).length);
      case 'string':
        return sized(bytesInJson(tree.value));
      case 'reference':
        return this.answer(tree.name);
      case 'negate':
        return double;
      case 'binary':
        if (tree.operator === '|') return most(this.expression(tree.left, owner), this.expression(tree.right, owner));
        return double;
      case 'path':
        return this.lookedUp(tree);
      case 'call':
        return this.call(tree, owner);
    }
  }

  private call({ name, args }: Call, owner: Question): Size {
    if (BOOLEANS.has(name)) return boolean;
    if (NUMBERS.has(name)) return double;
    const size = this.functions.get(name);
    if (size !== undefined) return size(args, owner);
    // `translate`, `base64-decode`: each character can become a longer one
    return plus(times(sum(this.each(args, owner)), character), double);
  }

  private each(args: readonly XPath[], owner: Question): readonly Size[] {
    return args.map((arg) => this.expression(arg, owner));
  }

  private readonly functions = this.textFunctions();

  /** Functions whose values are texts. */
  private textFunctions(): ReadonlyMap<string, (args: readonly XPath[], owner: Question) => Size> {
    const first = (args: readonly XPath[], owner: Question): Size => this.expression(args[0], owner);
    const shorter = (args: readonly XPath[], owner: Question): Size => plus(first(args, owner), cut);
    const part = (args: readonly XPath[], owner: Question): Size => shortened(shorter(args, owner), args);
    const formatted = ([, format]: readonly XPath[], owner: Question): Size =>
      times(this.expression(format, owner), character * 2);
    const ofEntries = (args: readonly XPath[], owner: Question): Size =>
      sum(args.map((arg) => times(this.expression(arg, owner), this.entriesRead(arg, owner))));
    return new Map(
      Object.entries({
        if: (args, owner) => most(...this.each(args.slice(1), owner)),
        coalesce: (args, owner) => most(...this.each(args, owner)),
        ...{ string: first, once: first, 'indexed-repeat': first },
        'selected-at': ([text], owner) => this.word(text, owner),
        concat: ofEntries,
        join: (args, owner) => this.joined(args, owner),
        ...{ substr: part, substring: part },
        ...{ 'substring-before': shorter, 'substring-after': shorter, 'normalize-space': shorter },
        ...{ date: () => instant, 'date-time': () => instant },
        ...{ 'format-date': formatted, 'format-date-time': formatted },
        version: () => sized(bytesInJson(this.questionnaire.version)),
        'jr:choice-name': ([, name]) => this.choiceName(name),
        pulldata: ([table, column]) => sized(this.longestCell(textOf(table).replace(/\.csv$/, ''), textOf(column))),
      } satisfies Record<string, (args: readonly XPath[], owner: Question) => Size>),
    );
  }

  /** One word of a text: of the answer to a question with several choices, a code. */
  private word(tree: XPath | undefined, owner: Question): Size {
    const question = tree?.kind === 'reference' ? this.questions.get(tree.name) : undefined;
    const isChoices = question?.type === 'select_multiple' || question?.type === 'rank';
    return isChoices ? sized(longest(codesOf(question.choices))) : this.expression(tree, owner);
  }

  private joined([separator, ...args]: readonly XPath[], owner: Question): Size {
    const between = this.expression(separator, owner);
    return sum(args.map((arg) => times(plus(this.expression(arg, owner), between), this.entriesRead(arg, owner))));
  }

  /** In how many entries an expression reads a question: those of repeats around it that are not around its reader. */
  private entriesRead(tree: XPath, owner: Question): number {
    if (tree.kind !== 'reference') return 1;
    const shared = new Set(this.around(owner.repeat).map(({ name }) => name));
    return this.around(this.questions.get(tree.name)?.repeat)
      .filter(({ name }) => !shared.has(name))
      .reduce((product, repeat) => product * repeat.most, 1);
  }

  private around(name: string | undefined): readonly Repeat[] {
    const found = this.repeats.find((repeat) => repeat.name === name);
    return found === undefined ? [] : [found, ...this.around(found.repeat)];
  }

  private choiceName(tree: XPath | undefined): Size {
    const name = /([^/\s{}]+)\s*\}?\s*$/.exec(textOf(tree))?.[1] ?? '';
    const labels = (this.questions.get(name)?.choices ?? []).flatMap(({ label }) => [label.en, label.zh]);
    return sized(longest(labels));
  }

  private lookedUp(path: XPath & { kind: 'path' }): Size {
    const found = lookupPath(path);
    return found === undefined ? double : sized(this.longestCell(found.name, found.column));
  }

  private longestCell(table: string, column: string | undefined): number {
    const found = this.questionnaire.tables?.find(({ name }) => name === table);
    if (found === undefined) return 0;
    // labels are read in the language of the person
    const places = found.columns.flatMap((name, at) => {
      return column === undefined || name === column || name.startsWith(`${column} `) ? [at] : [];
    });
    return found.rows.reduce((length, row) => Math.max(length, longest(places.map((at) => row[at] ?? ''))), 0);
  }
}

/** Numbers from the start and length, or start and end, that the form states. */
function shortened(whole: Size, args: readonly XPath[]): Size {
  const [from, to] = args.slice(1).map((arg) => (arg.kind === 'number' ? arg.value : undefined));
  if (from === undefined || to === undefined || to < 0) return whole;
  // a text that a person writes is always longer
  const signs = sized(Math.ceil(to) * character);
  return whole.texts > 0 || signs.bytes < whole.bytes ? signs : whole;
}

const textOf = (tree: XPath | undefined): string => (tree?.kind === 'string' ? tree.value : '');

const codesOf = (choices: readonly Choice[]): readonly string[] =>
  choices.filter(({ hidden }) => !hidden).map(({ code }) => code);

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, bytesInJson(text)), 0);
}

/** The longest codes with one blank between them. */
function longestList(codes: readonly string[], count: number): number {
  const lengths = codes.map(bytesInJson).sort((one, other) => other - one);
  return lengths.slice(0, Math.max(0, count)).reduce((length, each) => length + each + 1, 0);
}

const BOOLEANS: ReadonlySet<string> = new Set([
  ...['true', 'false', 'not', 'boolean', 'boolean-from-string', 'selected', 'contains', 'starts-with', 'ends-with'],
  ...['regex', 'checklist', 'weighted-checklist'],
]);

const NUMBERS: ReadonlySet<string> = new Set([
  ...['number', 'int', 'round', 'floor', 'ceiling', 'abs', 'pow', 'exp', 'exp10', 'log', 'log10', 'sqrt', 'sin', 'cos'],
  ...['tan', 'asin', 'acos', 'atan', 'atan2', 'pi', 'min', 'max', 'sum', 'random', 'count', 'count-non-empty'],
  ...['string-length', 'count-selected', 'position', 'last', 'decimal-date-time', 'decimal-date', 'decimal-time'],
]);
