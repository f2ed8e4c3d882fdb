import type { Answers, Closing, Flag, Roles, WireForm, WireQuestion } from '#server/surveys/form/index.js';
import {
  answerFlags,
  closingOf,
  exclusiveChoices,
  FormState,
  fromWire,
  hourlyPay,
} from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';

/** A number that is confirmed once and then accepted. */
export type Concern = 'under_age' | 'hourly_range' | 'hours_long';

interface Start {
  readonly answers: Answers;
  readonly modules: readonly string[];
}

/** Starts the engine with all questions of the form; `more` are those of the optional modules. */
export type RunForm = (wire: WireForm, more: readonly WireQuestion[], start: Start) => RunningForm;

export const runForm: RunForm = (wire, more, start) => new RunningForm(fromWire(wire, more), start);

/** The answers of one person and what the form says about them. Part of the second script, which has the engine. */
export class RunningForm extends FormState {
  get roles(): Roles {
    return this.form.roles;
  }

  /** Concerns about the answer to a question, when the question is left. */
  concerns({ name }: Asked): readonly Concern[] {
    const { age, hours_usual: hours, wage_month: pay } = this.roles;
    const raised: readonly Flag[] = answerFlags(this.roles, this.asked);
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

  /** Codes of a question that cannot be combined with others. */
  exclusive({ name }: Asked): ReadonlySet<string> {
    return exclusiveChoices(this.form, name);
  }

  /** Whether a module would have a question for this person. */
  wouldAsk(module: string): boolean {
    const trial = new FormState(this.form, { answers: this.typed(), modules: [module] });
    return trial.path().some((question) => question.module === module);
  }

  /** The same without the answers that have an error. */
  withoutFaults(modules: readonly string[]): RunningForm {
    const state = new RunningForm(this.form, { answers: this.answers(), modules });
    for (;;) {
      const wrong = state.path().find((each) => state.fault(each.name));
      if (!wrong) return state;
      state.set(wrong.name, '');
      if (wrong.markSlot >= 0 && wrong.decline) state.set(wrong.decline.stored_in, '');
    }
  }

  /** The answer to a question that is asked at present. */
  private readonly asked = (name: string): string =>
    this.form.slots.has(name) && this.isRelevant(name) ? this.value(name) : '';
}
