/**
 * The messages between server and phone. The core questions come with the page; optional modules are requested once
 * the first question is shown (`GET /api/phone/:code/modules`). Texts are pairs [en, zh], and rows replace objects: on
 * a slow connection each byte before the first question counts.
 */
import { isPlain, readQuestionnaire } from './compile-form.js';
import { isLong } from './questionnaire.js';
import type {
  Bilingual,
  Choice,
  NestedAnswers,
  Question,
  Questionnaire,
  QuestionType,
  Repeat,
  Table,
} from './questionnaire.js';
import type { Trees } from './questionnaire-model.js';
import type { Roles } from './roles.js';
import type { WireTree } from './wire-trees.js';
import { packTree } from './wire-trees.js';

export type WireText = readonly [en: string, zh: string];
/** code, en, zh, and the attributes that filters read */
export type WireChoice = readonly [code: string, en: string, zh: string, attributes?: Readonly<Record<string, string>>];
/** Letters: o select_one, m select_multiple, r rank, i integer, d decimal, t text, c calculate, y date, h time, j datetime, n note. */
export type WireType = 'o' | 'm' | 'r' | 'i' | 'd' | 't' | 'c' | 'y' | 'h' | 'j' | 'n';

export interface WireQuestion {
  readonly n: string;
  readonly m: string;
  readonly t: WireType;
  readonly l: WireText;
  readonly c?: readonly WireChoice[];
  /** Instead of `c`: the place of a long list among those of the form. */
  readonly y?: number;
  /** Relevance, constraint and calculation, parsed. */
  readonly r?: WireTree;
  readonly k?: WireTree;
  readonly f?: WireTree;
  /** Filter of the choices. */
  readonly x?: WireTree;
  /** Name of the group, hint, and message of the constraint. */
  readonly g?: WireText;
  readonly h?: WireText;
  readonly e?: WireText;
  /** The questions that start its calculation, and whether it is not shown. */
  readonly o?: readonly string[];
  readonly v?: 1;
  /** The answer is a code that can be scanned. */
  readonly j?: 1;
  /** A calculation that is shown. */
  readonly s?: 1;
  /** First answer: fixed, or parsed. */
  readonly b?: string;
  readonly i?: WireTree;
  /** Read-only and required, parsed, and the message of a missing answer. */
  readonly w?: WireTree;
  readonly q?: WireTree;
  readonly u?: WireText;
  /** Seed of the random order of choices. */
  readonly z?: string;
  /** Name of its repeat. */
  readonly p?: string;
  /** 1 must, 2 optional; absent means answer or decline. */
  readonly a?: 1 | 2;
  /** Refusal codes, separated by a space. */
  readonly d?: string;
}

export interface WireRepeat {
  readonly n: string;
  readonly l: WireText;
  readonly most: number;
  /** Name of the repeat that it is in. */
  readonly p?: string;
  /** Relevance and count, parsed. */
  readonly r?: WireTree;
  readonly f?: WireTree;
}

export interface WireModule {
  readonly id: string;
  readonly l: WireText;
  readonly optional: boolean;
  readonly minutes: readonly number[];
  readonly questions: number;
}

export interface WireForm {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly seconds: readonly number[];
  readonly modules: readonly WireModule[];
  readonly roles?: Roles;
  readonly questions: readonly WireQuestion[];
  readonly repeats?: readonly WireRepeat[];
  /** The form needs more of the language than the built-in questionnaire (`UPLOADED_FORM`). */
  readonly more?: 1;
  /** Long lists of choices and attached tables: sent later (`PhoneModules`). */
  readonly lists?: readonly WireList[];
  readonly tables?: readonly Table[];
  /** The most bytes of a text in JSON that can be sent. */
  readonly textLimit?: number;
}

export type WireList = readonly WireChoice[];

const LETTERS: Readonly<Record<QuestionType, WireType>> = {
  select_one: 'o',
  select_multiple: 'm',
  rank: 'r',
  integer: 'i',
  decimal: 'd',
  text: 't',
  calculate: 'c',
  date: 'y',
  time: 'h',
  datetime: 'j',
  note: 'n',
};

const pair = (text: Bilingual): WireText => [text.en, text.zh];

/**
 * The questionnaire in the format for the phone: expressions parsed, without hidden choices and without fields that
 * only the workspace needs. `modules` selects the modules whose questions are included (default: all, with `wireTables`); the list of modules is always complete. Throws `FormProblem` for a questionnaire that does not compile.
 */
export function toWire(questionnaire: Questionnaire, modules?: readonly string[]): WireForm {
  const read = readQuestionnaire(questionnaire);
  const { trees, repeatTrees } = read;
  const lists = longLists(questionnaire);
  const questions = questionnaire.questions.map((question, place) =>
    packQuestion(question, trees[place] ?? {}, lists.indexOf(question.choices)),
  );
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    languages: questionnaire.languages,
    seconds: questionnaire.seconds_per_question,
    modules: questionnaire.modules.map(({ id, label, optional, minutes, questions: count }) => {
      return { id, l: pair(label), optional, minutes, questions: count };
    }),
    ...(questionnaire.roles && { roles: questionnaire.roles }),
    questions: questions.filter((each) => !modules || modules.includes(each.m)),
    ...(questionnaire.repeats && {
      repeats: questionnaire.repeats.map((repeat, place) => packRepeat(repeat, repeatTrees[place] ?? {})),
    }),
    ...(!isPlain(read) && { more: 1 as const }),
    ...(!modules && wireTables(questionnaire)),
  };
}

/** The long lists of a questionnaire, each once: questions with the same list have the same object as their choices. */
const longLists = ({ questions }: Questionnaire): readonly (readonly Choice[])[] => [
  ...new Set(questions.map(({ choices }) => choices).filter(isLong)),
];

/** The long lists of choices in the format for the phone, as questions refer to them, and the attached tables. */
export function wireTables(questionnaire: Questionnaire): Pick<WireForm, 'lists' | 'tables'> {
  const lists = longLists(questionnaire);
  const { tables } = questionnaire;
  return { ...(lists.length > 0 && { lists: lists.map(packChoices) }), ...(tables && { tables }) };
}

const packChoices = (choices: readonly Choice[]): WireList =>
  choices.filter(({ hidden }) => !hidden).map((choice) => packChoice(choice, true));

function packRepeat({ name, label, most, repeat }: Repeat, { relevant, count }: Trees): WireRepeat {
  const trees = { ...(relevant && { r: packTree(relevant) }), ...(count && { f: packTree(count) }) };
  return { n: name, l: pair(label), most, ...(repeat !== undefined && { p: repeat }), ...trees };
}

/** What only uploaded questionnaires have. */
function packMore(question: Question, { initial, readOnly, required }: Trees): Partial<WireQuestion> {
  const { isShown, isHidden, isBarcode, triggers, default: fixed, order, repeat } = question;
  return {
    ...(isBarcode && { j: 1 as const }),
    ...(triggers && { o: triggers }),
    ...(isHidden && { v: 1 as const }),
    ...(isShown && { s: 1 as const }),
    ...(fixed !== undefined && { b: fixed }),
    ...(order !== undefined && { z: order }),
    ...(repeat !== undefined && { p: repeat }),
    ...(initial && { i: packTree(initial) }),
    ...(readOnly && { w: packTree(readOnly) }),
    ...(required && { q: packTree(required) }),
  };
}

/** `list`: the place of its long list of choices; -1 if it has none. */
function packQuestion(question: Question, trees: Trees, list: number): WireQuestion {
  const { relevant, constraint, calculation, filter } = trees;
  const choices = question.choices.filter((choice) => !choice.hidden);
  return {
    n: question.name,
    m: question.module,
    t: LETTERS[question.type],
    l: pair(question.label),
    ...(list >= 0 && { y: list }),
    ...(list < 0 && choices.length > 0 && { c: choices.map((choice) => packChoice(choice, filter !== undefined)) }),
    ...(relevant && { r: packTree(relevant) }),
    ...(constraint && { k: packTree(constraint) }),
    ...(calculation && { f: packTree(calculation) }),
    ...(filter && { x: packTree(filter) }),
    ...packTexts(question),
    ...packMore(question, trees),
    ...(question.answer !== 'answer-or-decline' && { a: question.answer === 'must' ? (1 as const) : (2 as const) }),
    ...(question.decline && { d: question.decline.codes.join(' ') }),
  };
}

function packChoice({ code, label, attributes }: Choice, isFiltered: boolean): WireChoice {
  return isFiltered && attributes ? [code, label.en, label.zh, attributes] : [code, label.en, label.zh];
}

function packTexts({ section, hint, message, requiredMessage }: Question): Partial<WireQuestion> {
  return {
    ...(section && { g: pair(section) }),
    ...(hint && { h: pair(hint) }),
    ...(message && { e: pair(message) }),
    ...(requiredMessage && { u: pair(requiredMessage) }),
  };
}

export type PhoneLanguage = 'en' | 'zh';

/** Texts of the questionnaire with placeholders filled, the information sheet first; only what workers see. */
export interface PhoneTexts {
  readonly sheetTitle: WireText;
  /** Who conducts the survey, how long it takes, and that it asks for no name and is voluntary: one sentence per line. */
  readonly summary: WireText;
  readonly sheet: readonly { readonly id: string; readonly title: WireText; readonly body: WireText }[];
  readonly noConsent: WireText;
  readonly underAge: WireText;
  readonly notCovered: WireText;
  /** {module_minutes} is filled by the phone, which selects the modules to offer. */
  readonly moduleOffer: WireText;
  readonly healthTitle: WireText;
  readonly healthBody: WireText;
  readonly stop: WireText;
  readonly closingTitle: WireText;
  readonly closingBody: WireText;
  readonly closingResults: WireText;
  readonly helpIntro: WireText;
  readonly help: readonly { readonly number: string; readonly label: WireText }[];
}

/** Texts that are read before the first question are sent with it, the others after it. */
export type PhoneFirstText = 'sheetTitle' | 'summary' | 'sheet';

/** An optional module of the wave, with the probability that it is offered (1: to everyone). */
export interface PhoneOffer {
  readonly module: string;
  readonly probability: number;
}

/**
 * Body of the 200 response of `GET /api/phone/:code`. For a wave that is not open, it has `wave.state` and no `form`.
 */
export interface PhoneOpening {
  readonly wave: {
    readonly name: WireText;
    readonly state: 'open' | 'grace' | 'not-yet-open' | 'closed' | 'test-over';
  };
  readonly parkName: WireText;
  /** The https address of the results page, shown at the end and after the wave has closed. */
  readonly resultsAddress: string;
  /** Number and responsible body of the approval, if the survey needed one. */
  readonly approval: string;
  /** If the survey is not real, every screen shows a banner. */
  readonly demonstration: boolean;
  /** Opened by a test link: the answers are checked and not stored, and every screen says so. */
  readonly test?: boolean;
  readonly form?: WireForm;
  readonly texts?: Pick<PhoneTexts, PhoneFirstText>;
  readonly offers?: readonly PhoneOffer[];
}

/** Body of the 200 response of `GET /api/phone/:code/modules`: everything needed from the second question on. */
export interface PhoneModules {
  readonly version: string;
  /** Questions of the optional modules. */
  readonly questions: readonly WireQuestion[];
  readonly texts: Omit<PhoneTexts, PhoneFirstText>;
  /** Long lists of choices, of the core too, and attached tables. */
  readonly lists?: readonly WireList[];
  readonly tables?: readonly Table[];
}

/**
 * Body of `POST /api/phone/:code/answers`. The response is 201, or 200 if this instance was stored before, with `{
 * received: true }`; 409 if the instance was stored with another body; 410 if the code was used or the wave is closed.
 */
export interface PhoneAnswers {
  /** Random id, generated once for each answer and sent again with each attempt. */
  readonly instanceId: string;
  readonly version: string;
  readonly language: PhoneLanguage;
  /** false: the person stopped early and chose to send the answers. */
  readonly complete: boolean;
  readonly answers: NestedAnswers;
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  /** "1" under 2 min of active time, "2" 2-5, "3" 5-10, "4" 10-20, "5" over 20 or interrupted. */
  readonly durationBand: string;
  /** Active seconds per question: "1" under 4, "2" 4-8, "3" 8-16, "4" 16-32, "5" over 32. */
  readonly paceBand: string;
}
