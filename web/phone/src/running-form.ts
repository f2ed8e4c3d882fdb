import type { Closing, PhoneLanguage, Roles, Unusual, WireForm, WireQuestion } from '#server/surveys/form/index.js';
import {
  closingOf,
  exclusiveChoices,
  FormState,
  fromWire,
  hourlyPay,
  unusualNumbers,
} from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';

/** A number that is confirmed once and then accepted. */
export type Concern = 'under_age' | Unusual;

type Start = NonNullable<ConstructorParameters<typeof FormState>[1]>;

/** Starts the engine with all questions of the form; `more` are those of the optional modules. */
export type RunForm = (wire: WireForm, more: readonly WireQuestion[], start: Start) => RunningForm;

export const runFormIn =
  (language: Parameters<typeof fromWire>[2]): RunForm =>
  (wire, more, start) =>
    new RunningForm(fromWire(wire, more, language), start);

/** The answers of one person and what the form says about them. Part of the second script, which has the engine. */
export class RunningForm extends FormState {
  get roles(): Roles {
    return this.form.roles;
  }

  /** Concerns about the answer to a question, when the question is left. */
  concerns({ name }: Asked): readonly Concern[] {
    const { age, hours_usual: hours, wage_month: pay } = this.roles;
    const raised = unusualNumbers(this.roles, this.asked);
    const concerns: Concern[] = [];
    if (age && age.question === name && this.closing() === 'under_age') concerns.push('under_age');
    if (hours && hours.question === name && raised.indexOf('hours_long') >= 0) concerns.push('hours_long');
    const isPay = [hours, pay].some((role) => role !== undefined && role.question === name);
    if (isPay && raised.indexOf('hourly_range') >= 0) concerns.push('hourly_range');
    return concerns;
  }

  closing(): Closing | undefined {
    return closingOf(this.roles, this.asked);
  }

  hourlyPay(): number {
    const { hours_usual: hours, wage_month: pay } = this.roles;
    return pay && hours ? hourlyPay(this.asked(pay.question), this.asked(hours.question)) : NaN;
  }

  /** The same in another language. */
  inLanguage(language: PhoneLanguage): RunningForm {
    const start = Object.assign({}, this.start, { answers: this.typed(), language, isFresh: false });
    return new RunningForm(this.form, start);
  }

  /** Codes of a question that cannot be combined with others; in repeats, only its constraint says so. */
  exclusive({ name, entries }: Asked): ReadonlySet<string> {
    return entries === undefined ? exclusiveChoices(this.form, name) : new Set();
  }

  /** Whether a module would have a question for this person. */
  wouldAsk(module: string): boolean {
    const trial = new FormState(this.form, { answers: this.typed(), modules: [module] });
    return trial.path().some((question) => question.module === module);
  }

  /**
   * The same without the answers that have an error, and without first answers to questions that were not `shown`: a
   * person may stop although everything that is left is optional.
   */
  toSend(modules: readonly string[], shown: readonly string[] | undefined): RunningForm {
    const { language, textLimit } = this.start;
    const start = Object.assign(
      { answers: this.answers(), modules },
      language && { language },
      textLimit && { textLimit },
    );
    const state = new RunningForm(this.form, start);
    for (;;) {
      const wrong = state
        .path()
        .find(
          ({ name, type, ofRepeat }) =>
            state.fault(name) ||
            (shown && shown.indexOf(name) < 0 && type !== 'calculate' && !ofRepeat && state.value(name)),
        );
      if (!wrong) return state;
      state.set(wrong.name, '');
      if (wrong.markSlot >= 0 && wrong.decline) state.set(wrong.decline.stored_in, '');
    }
  }

  /** The answer to a question that is asked at present. */
  private readonly asked = (name: string): string =>
    this.form.slots.has(name) && this.isRelevant(name) ? this.value(name) : '';
}
