import { readAnswer } from './evaluation/answer-types.js';
import type { EvaluationContext } from './evaluation/environment.js';
import { FormAnswers } from './evaluation/form-answers.js';
import { AnswersInOrder } from './evaluation/given-answers.js';
import type { RepeatAnswer } from './evaluation/nodes.js';
import { NO_CONTEXT } from './evaluation/plain-form.js';
import { FilledGroup } from './filled-group.js';
import { firstText } from './answer-value.js';
import type { Form, FormQuestion, FormRepeat } from './form.js';

export interface FilledOptions {
  /** Optional modules that were begun. */
  readonly modules?: readonly string[];
  /** Answers to the questions of each repeat of the form by slot, for each instance. */
  readonly instances?: readonly (readonly string[])[][];
  /** Questions without an answer have the first answers that the form gives. */
  readonly isFresh?: boolean;
  /** The language of labels that expressions read. */
  readonly language?: 'en' | 'zh';
  /** For the order of choices. */
  readonly seed?: number;
}

const CONTEXTS = {
  en: Object.assign({}, NO_CONTEXT, { language: 'en' }),
  zh: Object.assign({}, NO_CONTEXT, { language: 'zh' }),
};

function contextOf({ language = 'en', seed }: FilledOptions): EvaluationContext {
  return seed === undefined ? CONTEXTS[language] : Object.assign({}, CONTEXTS[language], { seed });
}

/**
 * One set of answers as texts, and what the form says about them. A text that is no answer of its question's type is blank
 * to the expressions of the form.
 */
export class FilledForm extends FilledGroup {
  private readonly atFirst: number;
  /** Answers by repeat, instance and slot; of a repeat whose count became smaller also those of instances that were left out. */
  private readonly rows: string[][][];
  /** How many instances of each repeat have the answers in `rows`. */
  private readonly known: number[];

  /** `texts` by slot. */
  constructor(
    readonly form: Form,
    texts: string[],
    options: FilledOptions = {},
  ) {
    const state = new FormAnswers(form.loaded, contextOf(options), givenOf(form, texts, options));
    super(form.plain, state, state.root, texts);
    this.atFirst = state.evaluations;
    this.rows = form.repeats.map((_, at) => (options.instances?.[at] ?? []).map((row) => row.slice()));
    this.known = form.repeats.map((repeat, at) =>
      Math.min(this.instancesOf(repeat).instances.length, this.rows[at]?.length ?? 0),
    );
    if (options.isFresh && form.hasDefaults) this.readDefaults();
    this.settleCounts(options.isFresh === true);
  }

  /** Rules that were run because of changes; measures the work in tests and benchmarks. */
  get evaluations(): number {
    return this.state.evaluations - this.atFirst;
  }

  set(slot: number, text: string): void {
    this.texts[slot] = text;
    const question = this.form.owners[slot];
    if (!question || (question.slot === slot && question.type === 'calculate')) return;
    const type = question.slot === slot ? question.valueType : ({ kind: 'hidden' } as const);
    this.store(slot, readAnswer(type, text, this.language));
    for (const triggered of this.form.triggered) this.readComputed(triggered);
    this.settleCounts();
  }

  /** Starts an optional module. */
  take(module: string): void {
    const place = Array.from(this.form.optionalModules).indexOf(module);
    if (place >= 0) this.store(this.form.slots.size + place, '1');
  }

  override valueOf(name: string): string {
    return this.value(this.form.slots.get(name) ?? -1);
  }

  /** The instances of a repeat; none if it is not relevant. */
  instances(repeat: FormRepeat): readonly FilledGroup[] {
    if (!this.isRelevant(repeat.askedPlace)) return NONE;
    const rows = this.rowsOf(repeat);
    return this.instancesOf(repeat).instances.map(
      (instance, at) => new FilledGroup(repeat.questions, this.state, instance, rows[at] ?? [], this),
    );
  }

  /** Whether the count of a repeat is above its limit. It has no instance then. */
  isTooMany({ countPlace, askedPlace, isCounted, most }: FormRepeat): boolean {
    return isCounted && this.isRelevant(askedPlace) && Number(this.value(countPlace)) > most;
  }

  /** Adds an instance at the end; false if there are as many as there may be. */
  add(repeat: FormRepeat): boolean {
    const rows = this.rowsOf(repeat);
    if (repeat.isCounted || rows.length >= repeat.most) return false;
    this.state.addInstance(this.instancesOf(repeat));
    rows.push([]);
    this.known[this.form.repeats.indexOf(repeat)] = rows.length;
    const added = this.instances(repeat)[rows.length - 1];
    if (added) added.readDefaults();
    return true;
  }

  remove(repeat: FormRepeat, at: number): void {
    const rows = this.rowsOf(repeat);
    this.state.removeInstance(this.instancesOf(repeat), at);
    rows.splice(at, 1);
    this.known[this.form.repeats.indexOf(repeat)] = rows.length;
  }

  /** Answers of all instances by slot. */
  rowsOf(repeat: FormRepeat): string[][] {
    return this.rows[this.form.repeats.indexOf(repeat)] ?? [];
  }

  override isFirst(question: FormQuestion, value: string): boolean {
    return (firstAnswers(this.form, question) || NO_TEXTS).indexOf(value) >= 0;
  }

  /** A count that grows again gives its instances the answers that they had, or first answers. */
  settleCounts(hasFirst = true): void {
    this.form.repeats.forEach((repeat, place) => {
      const { instances } = this.instancesOf(repeat);
      const rows = this.rowsOf(repeat);
      const from = this.known[place] ?? 0;
      this.known[place] = instances.length;
      for (let at = from; at < instances.length; at += 1) {
        const row = rows[at];
        const group = new FilledGroup(
          repeat.questions,
          this.state,
          instances[at] as (typeof instances)[0],
          row ?? (rows[at] = []),
          this,
        );
        if (row === undefined && hasFirst) group.readDefaults();
        else for (const question of repeat.questions) group.setText(question, row?.[question.slot] ?? '');
      }
    });
  }

  protected instancesOf({ place }: FormRepeat): RepeatAnswer {
    return this.state.root.children[place] as RepeatAnswer;
  }
}

const NONE: readonly FilledGroup[] = [];
const NO_TEXTS: readonly string[] = [];

const fresh = new WeakMap<Form, readonly FilledForm[]>();

/**
 * The answer that the form gives to a question at first, in each language, because it may be a label; undefined if it depends
 * on other answers.
 */
export function firstAnswers(form: Form, question: FormQuestion): readonly string[] | undefined {
  if (question.repeat !== undefined)
    return question.initial === undefined ? [firstText(question, question.default || '')] : undefined;
  let known = fresh.get(form);
  if (known === undefined) {
    known = (['en', 'zh'] as const).map((language) => new FilledForm(form, [], { isFresh: true, language }));
    fresh.set(form, known);
  }
  return known.map((each) => each.text(question.slot));
}

/** The texts in the order of the model (`modelOf`). */
function givenOf(form: Form, texts: readonly string[], options: FilledOptions): AnswersInOrder {
  const { modules = [], instances = [] } = options;
  // null is a blank that no first answer replaces
  const blank = form.hasDefaults && !options.isFresh ? null : undefined;
  const given: unknown[] = [];
  for (let slot = 0; slot < form.slots.size; slot += 1) given.push(texts[slot] || blank);
  form.optionalModules.forEach((module) => given.push(modules.indexOf(module) < 0 ? undefined : '1'));
  for (const { askedPlace, countPlace } of form.repeats) given[askedPlace] = given[countPlace] = undefined;
  form.repeats.forEach(({ place, questions }, at) => {
    const rows = instances[at] ?? [];
    given[place] = rows.map((row) => new AnswersInOrder(questions.map(({ slot }) => row[slot] || null)));
  });
  return new AnswersInOrder(given);
}
