import { dayInWords } from '../../kernel/day-in-words.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Module, Question, Questionnaire, Repeat } from '../form/index.js';
import type { Retention } from './retention.js';

/** A questionnaire as stored: the part that the form engine reads, and the texts shown with it. */
export interface QuestionnaireDefinition extends Questionnaire {
  readonly placeholders: readonly { readonly name: string; readonly meaning: LocalizedText }[];
  readonly texts: Readonly<Record<string, unknown>>;
  /** Whether calculated values are stored with the answers, as forms from elsewhere expect. */
  readonly storesCalculations?: boolean;
}

/** Columns of an exported answer other than questions. */
export const recordColumns: readonly string[] = [
  ...['lang', 'version', 'park', 'size_class', 'stratum', 'psu', 'modules_offered', 'modules_taken', 'n_asked'],
  ...['duration_band', 'pace_band', 'disposition', 'flags'],
];

/**
 * Columns by which the file of a repeat refers to others: to the answers by their key, and of a repeat in a repeat to the
 * entry of the repeat around it. Entries are counted within an answer.
 */
export const entryKeysOf = ({ repeat }: Pick<Repeat, 'repeat'>): readonly string[] =>
  repeat === undefined ? ['answer_key', 'entry'] : ['answer_key', 'outer_entry', 'entry'];

/** The columns of these kinds in all files of a questionnaire. */
export const entryKeys = (repeats: readonly Pick<Repeat, 'repeat'>[]): readonly string[] =>
  repeats.flatMap(entryKeysOf);

/** The repeats that are in no other: one column of a table of answers can have all entries of such a repeat. */
export const outerRepeats = ({ repeats = [] }: Pick<Questionnaire, 'repeats'>): readonly Repeat[] =>
  repeats.filter(({ repeat }) => repeat === undefined);

/** Columns of an answer in files: each question, and for a number also the marker that it was declined. */
export function answerColumns(definition: Pick<Questionnaire, 'questions'>): string[] {
  return definition.questions.flatMap((question) => {
    if (question.type === 'note' || question.repeat !== undefined) return [];
    const mark = declineMark(question);
    return mark === null ? [question.name] : [question.name, mark];
  });
}

export function declineMark(question: Question): string | null {
  const mark = question.decline?.stored_in ?? 'value';
  return mark === 'value' ? null : mark;
}

const beginsSentence = (text: string, at: number): boolean => at === 0 || /[.?!]\s$/.test(text.slice(0, at));

/** Capitalises the first letter, but not of a web or email address. */
const capital = (text: string): string =>
  /^[a-z]+[ ,]/.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;

/**
 * Fills {placeholders} in every text of a tree. A placeholder without a value keeps its braces, so that the gap is
 * visible.
 */
export function fillPlaceholders<Tree>(
  tree: Tree,
  values: Readonly<Record<string, LocalizedText>>,
  language: 'en' | 'zh' = 'en',
): Tree {
  if (typeof tree === 'string') {
    return tree.replace(/\{([a-z_]+)\}/g, (whole: string, name: string, at: number) => {
      const value = values[name]?.[language] ?? whole;
      return beginsSentence(tree, at) ? capital(value) : value;
    }) as Tree;
  }
  if (Array.isArray(tree)) return tree.map((item: unknown) => fillPlaceholders(item, values, language)) as Tree;
  if (tree === null || typeof tree !== 'object') return tree;
  const filled = Object.entries(tree).map(([key, value]) => [
    key,
    fillPlaceholders(value as unknown, values, key === 'zh' ? 'zh' : key === 'en' ? 'en' : language),
  ]);
  return Object.fromEntries(filled) as Tree;
}

/** The placeholders that are filled from the questionnaire and the place, not from the wave. */
export function derivedTexts(
  definition: QuestionnaireDefinition,
  from: { readonly park: LocalizedText } & Retention,
): Record<string, LocalizedText> {
  const core = definition.modules.find((module) => !module.optional);
  const digits = (value: number): LocalizedText => ({ en: String(value), zh: String(value) });
  const minutes = (module: Module): LocalizedText => {
    const [low = 0, high = low] = module.minutes;
    const from = Math.floor(low);
    const to = Math.ceil(high);
    return { en: from === to ? `${to}` : `${from} to ${to}`, zh: from === to ? `${to}` : `${from}至${to}` };
  };
  return {
    park_name: from.park,
    ...(from.answersKeptUntil !== null && { answers_kept_until: dayInWords(from.answersKeptUntil) }),
    ...(from.healthKeptUntil !== null && { health_kept_until: dayInWords(from.healthKeptUntil) }),
    core_questions: digits(core?.questions ?? 0),
    core_minutes: core === undefined ? digits(0) : minutes(core),
  };
}
