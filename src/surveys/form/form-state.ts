import { FilledForm } from './filled-form.js';
import type { AnswerFault, FilledGroup } from './filled-group.js';
import type { Form, FormQuestion, FormRepeat } from './form.js';
import { addressOf, questionOf, textOf } from './form.js';
import type { Limits } from './limits.js';
import { limitsOf } from './limits.js';
import type { Answers, NestedAnswers } from './questionnaire.js';

interface Start {
  readonly answers?: NestedAnswers;
  readonly modules?: readonly string[];
  /** Nothing was answered on another visit: the form gives its first answers. */
  readonly isFresh?: boolean;
  readonly language?: 'en' | 'zh';
  /** For the order of choices. */
  readonly seed?: number;
}

/** Where the answer to a question is. */
interface Spot {
  readonly group: FilledGroup;
  readonly question: FormQuestion;
}

const ADDRESS = /^(.*)\[(\d+)\]\/(.*)$/;

/**
 * The answers of one person while they are being given. A change costs what depends on it, and not what the form has
 * (`settled`). Answers to questions that are currently skipped are kept, so that going back loses nothing, but are not part
 * of `answers()`.
 *
 * Questions in repeats have addresses as names (`addressOf`), and the name of a repeat asks for another instance.
 */
export class FormState {
  private readonly texts: string[] = [];
  private readonly filled: FilledForm;
  /** Questions by address, so that the same question is the same object each time. */
  private readonly addressed = new Map<string, FormQuestion>();

  constructor(
    readonly form: Form,
    protected readonly start: Start = {},
  ) {
    const answers = start.answers ?? {};
    form.slots.forEach((_slot, name) => this.texts.push(textOf(answers, name)));
    this.filled = new FilledForm(form, this.texts, Object.assign({}, start, { instances: rowsIn(form, answers) }));
  }

  /** Number of rules that were evaluated because of changes; measures the work in tests and benchmarks. */
  get settled(): number {
    return this.filled.evaluations;
  }

  /** Sets, changes or (if blank) removes an answer or a refusal marker. */
  set(name: string, value: string): void {
    const slot = this.form.slots.get(name);
    if (slot !== undefined) return this.filled.set(slot, value);
    const spot = this.spotOf(name);
    if (!spot) throw new RangeError(`no answer ${name} in ${this.form.id} ${this.form.version}`);
    spot.group.setText(spot.question, value);
    this.filled.settleCounts();
  }

  /** Starts an optional module. */
  take(module: string): void {
    this.filled.take(module);
  }

  value(name: string): string {
    const slot = this.form.slots.get(name);
    if (slot !== undefined) return this.texts[slot] ?? '';
    const spot = this.spotOf(name);
    return spot ? spot.group.text(spot.question.slot) : '';
  }

  /** What a read-only question shows: its answer, or the value of a calculation. */
  shown(name: string): string {
    const { group, question } = this.spot(name);
    return group.value(question.slot);
  }

  isRelevant(name: string): boolean {
    return this.filled.isRelevant(questionOf(this.form, name).slot);
  }

  isReadOnly(name: string): boolean {
    const { group, question } = this.spot(name);
    return question.type === 'calculate' || group.isReadOnly(question);
  }

  isNeeded(name: string): boolean {
    if (this.repeatOf(name)) return false;
    const { group, question } = this.spot(name);
    return group.isNeeded(question);
  }

  fault(name: string): AnswerFault | undefined {
    if (this.repeatOf(name)) return undefined;
    const { group, question } = this.spot(name);
    return group.isRelevant(question.slot) ? group.fault(question) : undefined;
  }

  /** The range that the constraint allows, given the current answers. */
  limits(name: string): Limits {
    const { group, question } = this.spot(name);
    return limitsOf(question, group);
  }

  /** The codes that a question offers at present, in their order; undefined if they are those of the questionnaire. */
  offered(name: string): ReadonlySet<string> | undefined {
    const { group, question } = this.spot(name);
    return group.offered(question);
  }

  /** A text of a question, with the answers that it shows. */
  filledIn(name: string, text: string): string {
    if (text.indexOf('${') < 0) return text;
    const { group, question } = this.spot(name);
    return group.filledIn(question, text);
  }

  /** Questions to ask, in order, without calculations that are not shown. */
  path(): readonly FormQuestion[] {
    const { course, repeats } = this.form;
    if (repeats.length === 0) return this.filled.asked();
    const plain = new Set(this.filled.asked());
    const path: FormQuestion[] = [];
    for (const each of course)
      if (!('prompt' in each)) path.push(...(plain.has(each) ? [each] : []));
      else if (this.filled.isRelevant(each.askedPlace)) this.addInstances(each, path);
    return path;
  }

  /** The first question of the path that is unanswered or invalid; undefined at the end. */
  next(): FormQuestion | undefined {
    return this.path().find((question) => this.isOpen(question));
  }

  /** The repeat with a name; undefined for names of questions. */
  repeatOf(name: string): FormRepeat | undefined {
    return this.form.repeats.find((repeat) => repeat.name === name);
  }

  /** Number of instances of a repeat. */
  instances(repeat: FormRepeat): number {
    return this.filled.instances(repeat).length;
  }

  isTooMany(repeat: FormRepeat): boolean {
    return this.filled.isTooMany(repeat);
  }

  add(repeat: FormRepeat): boolean {
    return this.filled.add(repeat);
  }

  remove(repeat: FormRepeat, at: number): void {
    this.filled.remove(repeat, at);
  }

  /** The answers to send: relevant answers and refusal markers only. */
  answers(): NestedAnswers {
    const kept: Record<string, string | readonly Answers[]> = {};
    this.form.slots.forEach((slot, name) => {
      const value = this.filled.value(slot);
      if (value !== '' && this.form.owners[slot]?.type !== 'calculate') kept[name] = value;
    });
    for (const repeat of this.form.repeats) {
      const instances = this.filled.instances(repeat).map((group) => answersIn(repeat, (slot) => group.value(slot)));
      if (instances.length > 0) kept[repeat.name] = instances;
    }
    return kept;
  }

  /** All typed answers, including those to skipped questions: for the draft on the device. */
  typed(): NestedAnswers {
    const all: Record<string, string | readonly Answers[]> = {};
    this.form.slots.forEach((slot, name) => {
      const text = this.texts[slot];
      if (text) all[name] = text;
    });
    for (const repeat of this.form.repeats) {
      const rows = this.filled.rowsOf(repeat);
      if (rows.length > 0) all[repeat.name] = rows.map((row) => answersIn(repeat, (slot) => row[slot] ?? ''));
    }
    return all;
  }

  private isOpen(question: FormQuestion): boolean {
    if (question.ofRepeat) return this.isTooMany(question.ofRepeat);
    return question.instance === undefined
      ? this.filled.isOpen(question)
      : this.spot(question.name).group.isOpen(question);
  }

  private addInstances(repeat: FormRepeat, path: FormQuestion[]): void {
    this.filled.instances(repeat).forEach((group, at) => {
      for (const question of group.asked()) path.push(this.at(repeat, at, question));
    });
    if (!repeat.isCounted || this.isTooMany(repeat)) path.push(repeat.prompt);
  }

  private at(repeat: FormRepeat, instance: number, question: FormQuestion): FormQuestion {
    const name = addressOf(repeat.name, instance, question.name);
    const known = this.addressed.get(name);
    if (known) return known;
    const made = Object.assign({}, question, { name, instance });
    this.addressed.set(name, made);
    return made;
  }

  private spotOf(name: string): Spot | undefined {
    const [, repeatName, number, inside] = ADDRESS.exec(name) ?? [];
    const repeat = repeatName === undefined ? undefined : this.repeatOf(repeatName);
    const question = repeat && repeat.questions.find((each) => each.name === inside);
    const group = repeat && this.filled.instances(repeat)[Number(number) - 1];
    return question && group && { group, question };
  }

  private spot(name: string): Spot {
    return this.spotOf(name) ?? { group: this.filled, question: questionOf(this.form, name) };
  }
}

function answersIn({ questions }: FormRepeat, text: (slot: number) => string): Answers {
  const kept: Record<string, string> = {};
  for (const { name, slot, type } of questions) if (type !== 'calculate' && text(slot) !== '') kept[name] = text(slot);
  return kept;
}

function rowsIn({ repeats }: Form, answers: NestedAnswers): string[][][] {
  return repeats.map(({ name, questions }) => {
    const given = answers[name];
    return (typeof given === 'object' ? given : []).map((each) =>
      questions.map((question) => textOf(each, question.name)),
    );
  });
}
