/**
 * What travels between server and phone, and in which shape. The core comes with the page; optional modules follow
 * once the first question is shown (`GET /api/phone/:code/modules`). Texts are pairs [en, zh] and rows instead of
 * objects: on a slow line each byte before the first question counts.
 */
import type { Trees } from './assemble.js';
import { readQuestionnaire } from './compile-form.js';
import type { Bilingual, Question, Questionnaire, QuestionType } from './questionnaire.js';
import type { WireTree } from './wire-trees.js';
import { packTree } from './wire-trees.js';

export type WireText = readonly [en: string, zh: string];
/** code, en, zh */
export type WireChoice = readonly [code: string, en: string, zh: string];
/** Letters: o select_one, m select_multiple, i integer, d decimal, t text, c calculate. */
export type WireType = 'o' | 'm' | 'i' | 'd' | 't' | 'c';

export interface WireQuestion {
  readonly n: string;
  readonly m: string;
  readonly t: WireType;
  readonly l: WireText;
  readonly c?: readonly WireChoice[];
  /** Relevant, constraint, calculation, read already. */
  readonly r?: WireTree;
  readonly k?: WireTree;
  readonly f?: WireTree;
  /** 1 must, 2 optional; absent: answer or decline. */
  readonly a?: 1 | 2;
  /** Codes of refusal, separated by a space. */
  readonly d?: string;
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
  readonly questions: readonly WireQuestion[];
}

const LETTERS: Readonly<Record<QuestionType, WireType>> = {
  select_one: 'o',
  select_multiple: 'm',
  integer: 'i',
  decimal: 'd',
  text: 't',
  calculate: 'c',
};

const pair = (text: Bilingual): WireText => [text.en, text.zh];

/**
 * The questionnaire as the phone needs it: expressions read already, hidden choices and what only the desk uses left
 * out. `modules` picks the modules whose questions come along (all by default); the list of modules itself is always
 * whole. Throws `FormProblem` for a questionnaire that does not compile.
 */
export function toWire(questionnaire: Questionnaire, modules?: readonly string[]): WireForm {
  const { trees } = readQuestionnaire(questionnaire);
  const questions = questionnaire.questions.map((question, place) => packQuestion(question, trees[place] ?? {}));
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    languages: questionnaire.languages,
    seconds: questionnaire.seconds_per_question,
    modules: questionnaire.modules.map(({ id, label, optional, minutes, questions: count }) => {
      return { id, l: pair(label), optional, minutes, questions: count };
    }),
    questions: questions.filter((each) => !modules || modules.includes(each.m)),
  };
}

function packQuestion(question: Question, { relevant, constraint, calculation }: Trees): WireQuestion {
  const choices = question.choices.filter((choice) => !choice.hidden);
  return {
    n: question.name,
    m: question.module,
    t: LETTERS[question.type],
    l: pair(question.label),
    ...(choices.length > 0 && { c: choices.map((choice) => [choice.code, choice.label.en, choice.label.zh] as const) }),
    ...(relevant && { r: packTree(relevant) }),
    ...(constraint && { k: packTree(constraint) }),
    ...(calculation && { f: packTree(calculation) }),
    ...(question.answer !== 'answer-or-decline' && { a: question.answer === 'must' ? (1 as const) : (2 as const) }),
    ...(question.decline && { d: question.decline.codes.join(' ') }),
  };
}

export type PhoneLanguage = 'en' | 'zh';

/** Texts of the questionnaire with placeholders filled, the sheet first; only what is shown to workers. */
export interface PhoneTexts {
  readonly sheetTitle: WireText;
  /** Who asks, how long it takes, that it is anonymous and voluntary: a sentence a line. */
  readonly summary: WireText;
  readonly sheet: readonly { readonly id: string; readonly title: WireText; readonly body: WireText }[];
  readonly noConsent: WireText;
  readonly underAge: WireText;
  readonly notCovered: WireText;
  /** {module_minutes} is left for the phone, which knows what it offers. */
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

/** What is read before the first question comes with it, the rest after it. */
export type PhoneFirstText = 'sheetTitle' | 'summary' | 'sheet';

/** An optional module that the wave offers, with the probability of the offer (1: to everyone). */
export interface PhoneOffer {
  readonly module: string;
  readonly probability: number;
}

/** 200 of `GET /api/phone/:code`. A wave that is not open is answered with `wave.state` and without `form`. */
export interface PhoneOpening {
  readonly wave: { readonly name: WireText; readonly state: 'open' | 'grace' | 'not-yet-open' | 'closed' };
  readonly parkName: WireText;
  /** https address of the page of results, shown at the end and when the wave has closed. */
  readonly resultsAddress: string;
  /** Number and body of the approval, where the survey needed one. */
  readonly approval: string;
  /** Shown as a band on every screen where this is not real. */
  readonly demonstration: boolean;
  readonly form?: WireForm;
  readonly texts?: Pick<PhoneTexts, PhoneFirstText>;
  readonly offers?: readonly PhoneOffer[];
}

/** 200 of `GET /api/phone/:code/modules`: what is needed from the second question on. */
export interface PhoneModules {
  readonly version: string;
  /** Questions of the optional modules. */
  readonly questions: readonly WireQuestion[];
  readonly texts: Omit<PhoneTexts, PhoneFirstText>;
}

/**
 * Body of `POST /api/phone/:code/answers`. Answered with 201, or 200 when this instance is already here, and
 * `{ received: true }`; 409 when the instance is here with another body; 410 when the code is spent or the wave closed.
 */
export interface PhoneAnswers {
  /** Random, made once for each answer; the same at each try. */
  readonly instanceId: string;
  readonly version: string;
  readonly language: PhoneLanguage;
  /** false: the person stopped and chose to send. */
  readonly complete: boolean;
  readonly answers: Readonly<Record<string, string>>;
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  /** "1" under 2 min of active time, "2" 2-5, "3" 5-10, "4" 10-20, "5" over 20 or interrupted. */
  readonly durationBand: string;
  /** Active seconds per question: "1" under 4, "2" 4-8, "3" 8-16, "4" 16-32, "5" over 32. */
  readonly paceBand: string;
}
