import { readAnswer } from './evaluation/answer-types.js';
import type { FormAnswers } from './evaluation/form-answers.js';
import type { GroupAnswer, QuestionAnswer, RepeatAnswer } from './evaluation/nodes.js';
import { offeredCodes, offersCode, offersNothing } from './evaluation/offered-choices.js';
import { toNumber, toText } from './evaluation/values.js';
import type { ValueFault } from './answer-value.js';
import { firstText, valueFault } from './answer-value.js';
import type { Row } from './filled-row.js';
import { rowOf } from './filled-row.js';
import type { FormLevel, FormQuestion, FormRepeat } from './form.js';
import { signsOver } from './text-limit.js';
import type { XPath } from './xpath/tree.js';

export type AnswerFault = ValueFault | 'constraint' | 'declined-and-answered' | 'not-declinable';

/** The answers to questions that are in no repeat, or in one entry of a repeat, and what the form says about them. */
export class FilledGroup {
  protected readonly texts: string[];

  constructor(
    readonly level: FormLevel,
    protected readonly state: FormAnswers,
    private readonly group: GroupAnswer,
    readonly row: Row,
    private readonly whole?: FilledGroup,
  ) {
    this.texts = row.texts;
  }

  /** Whether an answer is the one that the form gives at first. */
  isFirst(question: FormQuestion, value: string): boolean {
    return this.whole !== undefined && this.whole.isFirst(question, value);
  }

  /** Bytes of a text in JSON at most; undefined: only its number of characters is limited. */
  protected get textLimit(): number | undefined {
    return this.whole?.textLimit;
  }

  /** How many characters of a text are too many, because a wave stores texts only up to a length. */
  signsOver({ type, slot, isHidden }: FormQuestion): number {
    const limit = this.textLimit;
    return type !== 'text' || isHidden || limit === undefined ? 0 : signsOver(this.text(slot), limit);
  }

  /** The error in the format of an answer, also if the question is not relevant. */
  formatFault(question: FormQuestion): ValueFault | undefined {
    const text = this.text(question.slot);
    return text === '' ? undefined : valueFault(question, text, this.at(question.slot).stored !== '');
  }

  isRelevant(slot: number): boolean {
    return this.at(slot).relevant;
  }

  /** The answer, as it was given; the value of a calculation; blank if the question is not relevant. */
  value(slot: number): string {
    if (slot < 0) return '';
    const answer = this.at(slot);
    if (!answer.relevant) return '';
    return answer.form.question?.calculation ? answer.text : (this.texts[slot] ?? '');
  }

  /** The answer as it was given, also if the question is not relevant. */
  text(slot: number): string {
    return this.texts[slot] ?? '';
  }

  setText({ slot, type, valueType }: FormQuestion, text: string): void {
    this.texts[slot] = text;
    if (type !== 'calculate') this.store(slot, readAnswer(valueType, text, this.language));
  }

  /** The error of the answer to a relevant question; undefined if there is no answer or no error. */
  fault(question: FormQuestion): AnswerFault | undefined {
    const value = this.value(question.slot);
    const mark = this.value(question.markSlot);
    if (mark !== '' && value !== '') return 'declined-and-answered';
    if (mark !== '') return question.declineCodes.has(mark) ? undefined : 'not-declinable';
    if (value === '') return undefined;
    const answer = this.at(question.slot);
    const fault = valueFault(question, value, answer.stored !== '') ?? this.choiceFault(question, value);
    if (fault || (this.isReadOnly(question) && this.isFirst(question, value))) return fault;
    if (this.signsOver(question) > 0) return 'too-long';
    const { constraint } = answer.form.checks;
    return !constraint || constraint(this.state.frame(answer)) ? undefined : 'constraint';
  }

  /** Choices that are not offered at present; of a ranking also those that are left out. */
  private choiceFault(question: FormQuestion, value: string): ValueFault | undefined {
    const answer = this.at(question.slot);
    const isRank = question.type === 'rank';
    if (!isRank && !answer.form.filter) return undefined;
    const codes = value.split(' ');
    if (codes.some((code) => !offersCode(this.state, answer, code))) return 'not-a-choice';
    return isRank && codes.length < (this.offered(question)?.size ?? 0) ? 'incomplete' : undefined;
  }

  /** The codes that a question offers at present, in their order; undefined if they are those of the questionnaire. */
  offered(question: FormQuestion): ReadonlySet<string> | undefined {
    const answer = this.at(question.slot);
    const isOwn = answer.form.filter === undefined && question.order === undefined && question.type !== 'rank';
    return isOwn ? undefined : new Set(offeredCodes(this.state, answer));
  }

  /** Whether a question is answered or declined. A calculated question always counts as answered. */
  isDealtWith(question: FormQuestion): boolean {
    return question.type === 'calculate' || this.value(question.slot) !== '' || this.value(question.markSlot) !== '';
  }

  /** Whether a question was declined, by a code or by the refusal marker. */
  isDeclined(question: FormQuestion): boolean {
    if (question.markSlot >= 0) return this.value(question.markSlot) !== '';
    return question.declineCodes.has(this.value(question.slot));
  }

  /** Whether the answer cannot be changed at present. */
  isReadOnly(question: FormQuestion): boolean {
    const answer = this.at(question.slot);
    return answer.form.checks.readOnly?.(this.state.frame(answer)) ?? false;
  }

  /** Whether an answer or a refusal must be given at present. */
  isNeeded(question: FormQuestion): boolean {
    if (question.answer === 'optional') {
      const answer = this.at(question.slot);
      const { required } = answer.form.checks;
      if (!required?.(this.state.frame(answer))) return false;
    }
    return !this.isReadOnly(question) && !offersNothing(this.state, this.at(question.slot));
  }

  isOpen(question: FormQuestion): boolean {
    return (!this.isDealtWith(question) && this.isNeeded(question)) || this.fault(question) !== undefined;
  }

  /** Relevant questions in the order of the questionnaire, without calculations that are not shown. */
  asked(): readonly FormQuestion[] {
    return this.level.plain.filter(
      ({ type, isShown, isHidden, slot }) =>
        (type !== 'calculate' || isShown === true) && isHidden !== true && this.isRelevant(slot),
    );
  }

  /** The number that a part of a question's constraint gives at present. */
  number(question: FormQuestion, expression: XPath): number {
    return toNumber(this.evaluated(question.slot, expression));
  }

  /** A text of a question with the answers that it shows: `${name}`. */
  filledIn({ slot }: Pick<FormQuestion, 'slot'>, text: string): string {
    return text.replace(/\$\{\s*([\w.-]+)\s*\}/g, (_whole, name: string) =>
      toText(this.evaluated(slot, { kind: 'reference', name, lastSaved: false, at: 0 })),
    );
  }

  /** The label of a repeat for all of its entries: without answers that differ between them. */
  labelOf(repeat: FormRepeat, text: string): string {
    const common = text.replace(/\$\{\s*([\w.-]+)\s*\}/g, (whole, name: string) => (has(repeat, name) ? '' : whole));
    return this.filledIn({ slot: repeat.askedPlace }, common).trim();
  }

  private evaluated(slot: number, expression: XPath): Parameters<typeof toText>[0] {
    const answer = this.at(slot);
    return this.state.form.valueAt(answer.form, expression)(this.state.frame(answer));
  }

  /** Whether the constraint of a question accepts an answer, also if the question is not asked at present. */
  accepts(question: FormQuestion, text: string): boolean {
    const answer = this.at(question.slot);
    const { stored, relevant } = answer;
    answer.stored = text;
    answer.relevant = true;
    const { constraint } = answer.form.checks;
    const accepted = !constraint || constraint(this.state.frame(answer));
    answer.stored = stored;
    answer.relevant = relevant;
    return accepted;
  }

  /** Takes over what the form gave as first answers. */
  readDefaults(): void {
    for (const question of this.level.plain) {
      if (question.type === 'calculate') continue;
      const { stored } = this.at(question.slot);
      const text = firstText(question, stored);
      if (text === String(stored)) this.texts[question.slot] = text;
      else this.setText(question, text);
    }
  }

  /** The entries of a repeat; none if it is not relevant. */
  instances(repeat: FormRepeat): readonly FilledGroup[] {
    return this.isRelevant(repeat.askedPlace) ? this.allInstances(repeat) : NONE;
  }

  private allInstances(repeat: FormRepeat): readonly FilledGroup[] {
    const rows = this.rowsOf(repeat);
    const whole = this.whole ?? this;
    return this.answerOf(repeat).instances.map((instance, at) => {
      const row = rows[at] ?? (rows[at] = rowOf(repeat, []));
      return new FilledGroup(repeat, this.state, instance, row, whole);
    });
  }

  /** Whether the count of a repeat is above its limit. It has no entry then. */
  isTooMany({ countPlace, askedPlace, isCounted, most }: FormRepeat): boolean {
    return isCounted && this.isRelevant(askedPlace) && Number(this.value(countPlace)) > most;
  }

  /** Adds an entry at the end; false if there are as many as there may be. */
  add(repeat: FormRepeat): boolean {
    const rows = this.rowsOf(repeat);
    if (repeat.isCounted || rows.length >= repeat.most) return false;
    rows.push(rowOf(repeat, []));
    this.state.addInstance(this.answerOf(repeat));
    this.setKnown(repeat, rows.length);
    const added = this.instances(repeat)[rows.length - 1];
    if (added) added.readDefaults();
    return true;
  }

  /** An entry with its first answers, whatever the count of the repeat is: to try them out. */
  trial(repeat: FormRepeat): FilledGroup | undefined {
    const added = this.state.addInstance(this.answerOf(repeat));
    if (added === undefined) return undefined;
    const entry = new FilledGroup(repeat, this.state, added, rowOf(repeat, []), this.whole ?? this);
    entry.readDefaults();
    return entry;
  }

  remove(repeat: FormRepeat, at: number): void {
    const rows = this.rowsOf(repeat);
    this.state.removeInstance(this.answerOf(repeat), at);
    rows.splice(at, 1);
    this.setKnown(repeat, rows.length);
  }

  /** Answers of all entries. */
  rowsOf(repeat: FormRepeat): Row[] {
    return this.row.repeats[this.level.repeats.indexOf(repeat)] ?? [];
  }

  /** Says that the engine has the answers of all entries that there are. */
  protected markKnown(): void {
    for (const repeat of this.level.repeats) {
      const entries = this.answerOf(repeat).instances.length;
      this.setKnown(repeat, Math.min(entries, this.rowsOf(repeat).length));
      if (repeat.repeats.length > 0) for (const entry of this.allInstances(repeat)) entry.markKnown();
    }
  }

  /**
   * A count that grows again gives its entries the answers that they had, or first answers. Whether an answer was given, on
   * which other counts may depend.
   */
  protected settleOnce(hasFirst: boolean): boolean {
    let hasGiven = false;
    this.level.repeats.forEach((repeat, place) => {
      const { instances } = this.answerOf(repeat);
      const rows = this.rowsOf(repeat);
      // an entry that the engine made again begins without entries in it, or with those that were there at first
      while (!repeat.isCounted && instances.length > rows.length)
        this.state.removeInstance(this.answerOf(repeat), instances.length - 1);
      while (!repeat.isCounted && instances.length < rows.length) this.state.addInstance(this.answerOf(repeat));
      const from = this.row.known[place] ?? 0;
      if (from >= instances.length && repeat.repeats.length === 0) return this.setKnown(repeat, instances.length);
      const made = rows.length;
      this.setKnown(repeat, instances.length);
      this.allInstances(repeat).forEach((entry, at) => {
        if (at >= made && hasFirst) entry.readDefaults();
        else if (at >= from) entry.restore();
        if (at >= from) hasGiven = true;
        if (repeat.repeats.length > 0 && entry.settleOnce(hasFirst)) hasGiven = true;
      });
    });
    return hasGiven;
  }

  /** Gives the engine the answers that are known here. */
  private restore(): void {
    this.row.known.fill(0);
    for (const question of this.level.plain) this.setText(question, this.text(question.slot));
  }

  private setKnown(repeat: FormRepeat, entries: number): void {
    this.row.known[this.level.repeats.indexOf(repeat)] = entries;
  }

  protected answerOf({ place }: FormRepeat): RepeatAnswer {
    return this.group.children[place] as RepeatAnswer;
  }

  /** Takes over the answer that a trigger computed. */
  protected readComputed({ slot, valueType }: FormQuestion): void {
    const { stored } = this.at(slot);
    const known = readAnswer(valueType, this.texts[slot] ?? '', this.language) ?? '';
    if (known !== stored) this.texts[slot] = toText(stored);
  }

  protected store(slot: number, value: string | number | undefined): void {
    this.state.set(this.at(slot), value ?? '');
  }

  protected get language(): FormAnswers['form']['resources']['language'] {
    return this.state.form.resources.language;
  }

  private at(slot: number): QuestionAnswer {
    return this.group.children[slot] as QuestionAnswer;
  }
}

const NONE: readonly FilledGroup[] = [];

const has = ({ plain, repeats }: FormLevel, name: string): boolean =>
  plain.some((question) => question.name === name) || repeats.some((repeat) => has(repeat, name));
