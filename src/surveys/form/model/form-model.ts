/**
 * Any questionnaire as data: what an XLSForm (https://xlsform.org/en/ref-table/) can state, independent of
 * spreadsheets. Everything is immutable and can be written as JSON. Questions name their choice list; a list
 * is stored once, however many questions use it.
 *
 * A model is complete: names are unique where they must be, expressions are parsed, and each `${name}` in them exists
 * exactly once. The readers (`src/surveys/xlsform`) report what is wrong and give no model then.
 */
import type { XPath } from '../xpath/tree.js';

/**
 * Texts by language, e.g. `English (en)`, as the form names it. `''` is the language of columns that name none. Texts
 * may contain `${name}` for an answer.
 */
export type Texts = Readonly<Record<string, string>>;

/** An expression with its text, which is shown to authors and written to files. */
export interface Formula {
  readonly text: string;
  readonly tree: XPath;
}

/** Where the author wrote something: the sheet and its row, counted from 1 with the header. */
export interface Source {
  readonly sheet: string;
  readonly row: number;
}

/** File names by kind and language; the files are attached to the form. */
export type Media = Readonly<Partial<Record<'image' | 'bigImage' | 'audio' | 'video', Texts>>>;

/** What a question, group or repeat have in common. */
interface Named {
  /**
   * Stays the same when the item is renamed, so that versions can be compared. Items of the editor have one; files do
   * not contain it (`impliedId`).
   */
  readonly id?: string;
  /** Unique among the names of the same group; a name of XML without a colon. */
  readonly name: string;
  readonly label: Texts;
  readonly hint: Texts;
  /** More help, shown on request or on paper. */
  readonly guidance: Texts;
  readonly media: Media;
  /** Words of ODK that say how it is shown, e.g. `minimal`, `field-list`. */
  readonly appearance: readonly string[];
  /** It is asked if this is true; always, if undefined. */
  readonly relevant: Formula | undefined;
  readonly source: Source;
}

export interface Group extends Named {
  readonly kind: 'group';
  readonly items: readonly FormItem[];
}

/** Questions that are answered any number of times, e.g. once for each member of a household. */
export interface Repeat extends Named {
  readonly kind: 'repeat';
  /** Number of instances; the person adds and removes them if undefined. */
  readonly count: Formula | undefined;
  readonly items: readonly FormItem[];
}

export interface FormQuestion extends Named {
  readonly kind: 'question';
  readonly type: QuestionType;
  /** Whether an answer must be given; false if undefined. */
  readonly required: Formula | undefined;
  readonly requiredMessage: Texts;
  /** Must be true of the answer, which is `.`; a blank answer is not checked. */
  readonly constraint: Formula | undefined;
  readonly constraintMessage: Texts;
  /** Gives the answer; a question with a calculation is not asked. */
  readonly calculation: Formula | undefined;
  /** The calculation runs only when the answers to these questions change. */
  readonly triggers: readonly string[];
  readonly initial: InitialAnswer | undefined;
  /** The answer is shown and cannot be changed, if this is true. */
  readonly readOnly: Formula | undefined;
  /** The entity property into which the answer is written, `list#property` or `property`. */
  readonly saveTo: string | undefined;
  readonly role: FormRole | undefined;
}

export type FormItem = Group | Repeat | FormQuestion;

/** The first answer: a fixed one as it is stored, or an expression that is evaluated when the form is opened. */
export type InitialAnswer = { readonly fixed: string } | { readonly formula: Formula };

/** The types of ODK XForms with their settings. Sizes in pixels, accuracies in metres. */
export type QuestionType =
  | { readonly kind: 'text'; readonly rows: number | undefined }
  | { readonly kind: 'integer' | 'decimal' | 'date' | 'time' | 'dateTime' | 'barcode' | 'acknowledge' }
  | { readonly kind: 'note' | 'calculate' | 'hidden' }
  | { readonly kind: 'range'; readonly start: number; readonly end: number; readonly step: number }
  | { readonly kind: 'selectOne' | 'selectMultiple' | 'rank'; readonly choices: ChoiceSource }
  | { readonly kind: 'geopoint' | 'geotrace' | 'geoshape'; readonly settings: Readonly<Record<string, string>> }
  | { readonly kind: 'image'; readonly maxPixels: number | undefined }
  | { readonly kind: 'audio' | 'video' | 'file'; readonly quality: string | undefined }
  /** Filled in by the device, never asked. */
  | { readonly kind: 'metadata'; readonly of: Metadata };

export type Metadata =
  | 'start'
  | 'end'
  | 'today'
  | 'deviceid'
  | 'phonenumber'
  | 'simserial'
  | 'subscriberid'
  | 'username'
  | 'email'
  | 'audit'
  | 'start-geopoint'
  | 'background-geopoint'
  | 'background-audio';

/** Where the choices of a question come from. */
export interface ChoiceSource {
  readonly from:
    | { readonly list: string }
    /** A list of `externalLists`: long, and always filtered. */
    | { readonly externalList: string }
    /** A table attached to the form, with the columns of the codes and of the labels. */
    | { readonly file: string; readonly value: string; readonly label: string }
    /** The answers to a question of a repeat. */
    | { readonly repeatedQuestion: string };
  /** Reads a choice's attributes by their bare names, and answers by `${name}`: a cascade if it does both. */
  readonly filter: Formula | undefined;
  /** The choices are shown in random order; with a seed, in the same order each time. */
  readonly randomize: { readonly seed: string | undefined } | undefined;
}

export interface Choice {
  /** The code that is stored. */
  readonly name: string;
  readonly label: Texts;
  readonly media: Media;
  /** Further columns, which filters read. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ChoiceList {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/**
 * What a question means to the product, whatever its name is: the consent to take part, the quantities of which
 * completion, flags and disclosure control are decided.
 */
export const FORM_ROLES = [
  'consent',
  'health-consent',
  'age',
  'sex',
  'employment-status',
  'wage',
  'wage-month',
  'hours',
  'free-text',
] as const;
export type FormRole = (typeof FORM_ROLES)[number];

/** A list of entities that answers create or update (https://getodk.github.io/xforms-spec/entities). */
export interface EntityList {
  readonly name: string;
  readonly label: string | undefined;
  readonly id: Formula | undefined;
  readonly createIf: Formula | undefined;
  readonly updateIf: Formula | undefined;
}

/**
 * Answers, and the questions that must be asked and not asked after them. Questions are named by their ids, which stay
 * the same when they are renamed. Only the editor stores tests; files do not contain them.
 */
export interface FormTest {
  readonly id: string;
  readonly name: string;
  /** Answers as they are stored; in repeats, a line for each entry. Of a calculation, the expected value. */
  readonly answers: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
  readonly notAsked: readonly string[];
}

export interface FormModel {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The languages of its texts in order of appearance. */
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  /** Name of a set of answers, e.g. for a list of drafts. */
  readonly instanceName: Formula | undefined;
  readonly items: readonly FormItem[];
  readonly lists: readonly ChoiceList[];
  /** Lists of which a code may appear in several places, e.g. once for each district. */
  readonly externalLists: readonly ChoiceList[];
  /** Names of the tables that must be attached. */
  readonly attachments: readonly string[];
  readonly entities: readonly EntityList[];
  readonly tests?: readonly FormTest[];
}

/** All items in the order of the form, groups and repeats before what is in them. */
export function* itemsOf(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    if (item.kind !== 'question') yield* itemsOf(item.items);
  }
}
