import { readAnswer } from './evaluation/answer-types.js';
import type { EvaluationContext } from './evaluation/environment.js';
import { FormAnswers } from './evaluation/form-answers.js';
import { AnswersInOrder } from './evaluation/given-answers.js';
import { NO_CONTEXT } from './evaluation/plain-form.js';
import { FilledGroup } from './filled-group.js';
import { firstText } from './answer-value.js';
import type { Row } from './filled-row.js';
import { addGiven, rowOf } from './filled-row.js';
import type { Form, FormQuestion } from './form.js';

export interface FilledOptions {
  /** Optional modules that were begun. */
  readonly modules?: readonly string[];
  /** Answers in the repeats of the form. They are changed when answers change. */
  readonly entries?: Row[][];
  /** Questions without an answer have the first answers that the form gives. */
  readonly isFresh?: boolean;
  /** The language of labels that expressions read. */
  readonly language?: 'en' | 'zh';
  /** For the order of choices. */
  readonly seed?: number;
  /** Bytes of a text in JSON at most. */
  readonly textLimit?: number | null;
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

  /** `texts` by slot. */
  constructor(
    readonly form: Form,
    texts: string[],
    private readonly options: FilledOptions = {},
  ) {
    const row = rowOf(form, texts, options.entries);
    const state = new FormAnswers(form.loaded, contextOf(options), givenOf(form, row, options));
    super(form, state, state.root, row);
    this.atFirst = state.evaluations;
    this.markKnown();
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

  /** Gives counted entries their answers until no count changes; counts that depend on each other may never agree. */
  settleCounts(hasFirst = true): void {
    for (let round = 0; round < MOST_ROUNDS && this.settleOnce(hasFirst); round += 1);
  }

  /** Starts an optional module. */
  take(module: string): void {
    const place = Array.from(this.form.optionalModules).indexOf(module);
    if (place >= 0) this.store(this.form.slots.size + place, '1');
    this.settleCounts();
  }

  override valueOf(name: string): string {
    return this.value(this.form.slots.get(name) ?? -1);
  }

  protected override get textLimit(): number | undefined {
    return this.options.textLimit ?? undefined;
  }

  override isFirst(question: FormQuestion, value: string): boolean {
    return (firstAnswers(this.form, question) || NO_TEXTS).indexOf(value) >= 0;
  }
}

const MOST_ROUNDS = 10;
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
function givenOf(form: Form, { texts, repeats }: Row, options: FilledOptions): AnswersInOrder {
  const { modules = [] } = options;
  // null is a blank that no first answer replaces
  const blank = form.hasDefaults && !options.isFresh ? null : undefined;
  const given: unknown[] = [];
  for (let slot = 0; slot < form.slots.size; slot += 1) given.push(texts[slot] || blank);
  form.optionalModules.forEach((module) => given.push(modules.indexOf(module) < 0 ? undefined : '1'));
  if (form.repeats.length > 0) addGiven(form, repeats, given);
  return new AnswersInOrder(given);
}
