import { FilledForm } from './filled-form.js';
import type { AnswerFault, FilledGroup } from './filled-group.js';
import type { Row } from './filled-row.js';
import { entriesIn } from './filled-row.js';
import type { Entry, Form, FormLevel, FormQuestion, FormRepeat } from './form.js';
import { addressOf, questionOf, textOf } from './form.js';
import type { Limits } from './limits.js';
import { limitsOf } from './limits.js';
import type { NestedAnswers } from './questionnaire.js';
import { signsLeft } from './text-limit.js';

interface Start {
  readonly answers?: NestedAnswers;
  readonly modules?: readonly string[];
  /** Nothing was answered on another visit: the form gives its first answers. */
  readonly isFresh?: boolean;
  readonly language?: 'en' | 'zh';
  /** For the order of choices. */
  readonly seed?: number;
  /** Bytes of a text in JSON at most. */
  readonly textLimit?: number | null;
}

/** Where an address leads. */
interface Spot {
  readonly group: FilledGroup;
  readonly question: FormQuestion | undefined;
  readonly repeat: FormRepeat | undefined;
}

const ENTRY = /^(.*)\[(\d+)\]$/;

/**
 * The answers of one person while they are being given. A change costs what depends on it, and not what the form has
 * (`settled`). Answers to questions that are currently skipped are kept, so that going back loses nothing, but are not part
 * of `answers()`.
 *
 * Questions in repeats have addresses as names (`addressOf`): `child[2]/toy[1]/price`. The address of a repeat, `child[2]/toy`,
 * asks for another entry.
 */
export class FormState {
  private readonly texts: string[] = [];
  private readonly filled: FilledForm;
  /** Questions by address, so that the same question is the same object each time. */
  private readonly addressed = new Map<string, FormQuestion>();
  /** Where the questions of the last path are. */
  private readonly spots = new Map<FormQuestion, Spot>();

  constructor(
    readonly form: Form,
    protected readonly start: Start = {},
  ) {
    const answers = start.answers ?? {};
    form.slots.forEach((_slot, name) => this.texts.push(textOf(answers, name)));
    this.filled = new FilledForm(form, this.texts, Object.assign({}, start, { entries: entriesIn(form, answers) }));
  }

  /** Number of rules that were evaluated because of changes; measures the work in tests and benchmarks. */
  get settled(): number {
    return this.filled.evaluations;
  }

  /** Sets, changes or (if blank) removes an answer or a refusal marker. */
  set(name: string, value: string): void {
    const slot = this.form.slots.get(name);
    if (slot !== undefined) return this.filled.set(slot, value);
    const { group, question } = this.spotOf(name) || {};
    if (!group || !question) throw new RangeError(`no answer ${name} in ${this.form.id} ${this.form.version}`);
    group.setText(question, value);
    this.filled.settleCounts();
  }

  /** Starts an optional module. */
  take(module: string): void {
    this.filled.take(module);
  }

  value(name: string): string {
    const slot = this.form.slots.get(name);
    if (slot !== undefined) return this.texts[slot] ?? '';
    const { group, question } = this.spotOf(name) || {};
    return group && question ? group.text(question.slot) : '';
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

  /** How many characters of a text are too many. */
  signsOver(name: string): number {
    const { group, question } = this.spot(name);
    return group.signsOver(question);
  }

  /** How many more characters of the language a text can have; undefined: it has no limit. */
  signsLeft(name: string): number | undefined {
    const { textLimit, language } = this.start;
    return textLimit ? signsLeft(this.value(name), textLimit, language === 'zh' ? 3 : 1) : undefined;
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

  /** A text of a question or repeat, with the answers that it shows. */
  filledIn(name: string, text: string): string {
    if (text.indexOf('${') < 0) return text;
    const { group, question, repeat } = this.spotOf(name) || {};
    if (group && repeat) return group.labelOf(repeat, text);
    return group && question ? group.filledIn(question, text) : text;
  }

  /** Questions to ask, in order, without calculations that are not shown. */
  path(): readonly FormQuestion[] {
    if (this.form.repeats.length === 0) return this.filled.asked();
    const path: FormQuestion[] = [];
    this.spots.clear();
    this.addLevel(this.filled, [], path);
    return path;
  }

  /** The first question of the path that is unanswered or invalid; undefined at the end. */
  next(): FormQuestion | undefined {
    return this.path().find((question) => this.isOpen(question));
  }

  /** The repeat at an address; undefined for names of questions. */
  repeatOf(address: string): FormRepeat | undefined {
    const spot = this.spotOf(address);
    return spot && spot.repeat;
  }

  /** Number of entries of a repeat. */
  instances(address: string): number {
    const { group, repeat } = this.spotOf(address) || {};
    return group && repeat ? group.instances(repeat).length : 0;
  }

  isTooMany(address: string): boolean {
    const { group, repeat } = this.spotOf(address) || {};
    return group !== undefined && repeat !== undefined && group.isTooMany(repeat);
  }

  /** Adds an entry of a repeat at the end; false if there are as many as there may be. */
  add(address: string): boolean {
    const { group, repeat } = this.spotOf(address) || {};
    if (!group || !repeat || !group.add(repeat)) return false;
    this.filled.settleCounts();
    return true;
  }

  /** `at`: from 0. */
  remove(address: string, at: number): void {
    const { group, repeat } = this.spotOf(address) || {};
    if (!group || !repeat) return;
    group.remove(repeat, at);
    this.filled.settleCounts();
  }

  /** The answers to send: relevant answers and refusal markers only. */
  answers(): NestedAnswers {
    const kept: Record<string, string | readonly NestedAnswers[]> = {};
    this.form.slots.forEach((slot, name) => {
      const value = this.filled.value(slot);
      if (value !== '' && this.form.owners[slot]?.type !== 'calculate') kept[name] = value;
    });
    addEntries(this.filled, kept);
    return kept;
  }

  /** All typed answers, including those to skipped questions: for the draft on the device. */
  typed(): NestedAnswers {
    const all: Record<string, string | readonly NestedAnswers[]> = {};
    this.form.slots.forEach((slot, name) => {
      const text = this.texts[slot];
      if (text) all[name] = text;
    });
    addRows(this.form, this.filled.row, all);
    return all;
  }

  private isOpen(question: FormQuestion): boolean {
    const { group, repeat } = this.spots.get(question) || { group: this.filled, repeat: question.ofRepeat };
    return repeat ? group.isTooMany(repeat) : group.isOpen(question);
  }

  /** Adds the questions of a level and those of the entries in it. */
  private addLevel(group: FilledGroup, entries: readonly Entry[], path: FormQuestion[]): void {
    const asked = new Set(group.asked());
    for (const each of group.level.course)
      if (!('prompt' in each)) {
        if (asked.has(each)) path.push(this.at(entries, each, { group, question: each, repeat: undefined }));
      } else if (group.isRelevant(each.askedPlace)) {
        const address = nameIn(entries, each.name);
        group.instances(each).forEach((entry, at) => {
          this.addLevel(entry, entries.concat({ repeat: each, address, at }), path);
        });
        if (!each.isCounted || group.isTooMany(each))
          path.push(this.at(entries, each.prompt, { group, question: undefined, repeat: each }));
      }
  }

  private at(entries: readonly Entry[], question: FormQuestion, spot: Spot): FormQuestion {
    const name = nameIn(entries, question.name);
    const known = entries.length === 0 ? question : this.addressed.get(name);
    const made = known ?? Object.assign({}, question, { name, entries });
    if (!known) this.addressed.set(name, made);
    this.spots.set(made, spot);
    return made;
  }

  private spotOf(address: string): Spot | undefined {
    let group: FilledGroup | undefined = this.filled;
    const parts = address.split('/');
    const name = parts.pop();
    for (const part of parts) {
      const [, of, number] = ENTRY.exec(part) ?? [];
      const repeat: FormRepeat | undefined = group && group.level.repeats.find((each) => each.name === of);
      group = repeat && group && group.instances(repeat)[Number(number) - 1];
    }
    if (!group) return undefined;
    const { plain, repeats } = group.level;
    const question = plain.find((each) => each.name === name);
    const repeat = repeats.find((each) => each.name === name);
    return question || repeat ? { group, question, repeat } : undefined;
  }

  private spot(name: string): { readonly group: FilledGroup; readonly question: FormQuestion } {
    const { group, question } = this.spotOf(name) || {};
    return group && question ? { group, question } : { group: this.filled, question: questionOf(this.form, name) };
  }
}

function nameIn(entries: readonly Entry[], name: string): string {
  const inner = entries[entries.length - 1];
  return inner ? addressOf(inner.address, inner.at, name) : name;
}

type Kept = Record<string, string | readonly NestedAnswers[]>;

/** Adds the relevant answers in the entries of a group. */
function addEntries(group: FilledGroup, kept: Kept): void {
  for (const repeat of group.level.repeats) {
    const entries = group.instances(repeat).map((entry) => {
      const own = textsIn(repeat, (slot) => entry.value(slot));
      addEntries(entry, own);
      return own;
    });
    if (entries.length > 0) kept[repeat.name] = entries;
  }
}

/** Adds the typed answers in the entries of a level. */
function addRows({ repeats }: FormLevel, row: Row, kept: Kept): void {
  repeats.forEach((repeat, place) => {
    const entries = (row.repeats[place] ?? []).map((each) => {
      const own = textsIn(repeat, (slot) => each.texts[slot] ?? '');
      addRows(repeat, each, own);
      return own;
    });
    if (entries.length > 0) kept[repeat.name] = entries;
  });
}

function textsIn({ plain }: FormRepeat, text: (slot: number) => string): Kept {
  const kept: Kept = {};
  for (const { name, slot, type } of plain) if (type !== 'calculate' && text(slot) !== '') kept[name] = text(slot);
  return kept;
}
