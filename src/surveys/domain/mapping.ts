/**
 * Which question of a form is which variable of the indicators, and which of its choices is which category. Indicators
 * know the variables of the built-in questionnaire only; answers to other forms are translated into these when they are
 * read. For the built-in questionnaire the translation is the identity.
 */
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Answers, NestedAnswers } from '../form/index.js';

export type MappedKind = 'number' | 'code' | 'codes';

/** A unit in which a form may ask for a number: its value times `times` divided by `per` is the value of the variable. */
export interface NumberUnit {
  readonly code: string;
  readonly label: LocalizedText;
  readonly times: number;
  readonly per: number;
}

interface Category {
  readonly code: string;
  readonly label: LocalizedText;
}

/** A variable that indicators read. */
export interface IndicatorVariable {
  readonly name: string;
  readonly module: string;
  readonly kind: MappedKind;
  readonly categories: readonly Category[];
  /** Of numbers; the first is that of the variable. */
  readonly units: readonly NumberUnit[];
}

/** A question of a form that may be mapped. */
export interface MappableQuestion {
  readonly name: string;
  /** Null: neither a number nor choices. */
  readonly kind: MappedKind | null;
  readonly label: LocalizedText;
  readonly choices: readonly Category[];
  readonly inRepeat: boolean;
  readonly role: string | null;
}

export interface MappedVariable {
  readonly variable: string;
  readonly question: string;
  /** Of numbers. */
  readonly unit: string | null;
  /** Values of a number, such as 999, or choices that mean that there is no answer. */
  readonly noAnswer: readonly string[];
  /** Several choices may be one category. */
  readonly categories: readonly { readonly choice: string; readonly category: string }[];
}

/** The same text for mappings that say the same, in whatever order. */
export function mappingText(mapping: readonly MappedVariable[]): string {
  const parts = mapping.map(({ variable, question, unit, noAnswer, categories }) => {
    const choices = categories.map(({ choice, category }) => [choice, category]);
    return JSON.stringify([variable, question, unit, [...noAnswer].sort(), choices.sort()]);
  });
  return parts.sort().join('\n');
}

export type Translation = (answers: Answers) => Answers;

export const identity: Translation = (answers) => answers;

/** Answers to a form as answers to the questions of the indicators. */
export function translationBy(
  mapping: readonly MappedVariable[],
  variables: readonly IndicatorVariable[],
): Translation {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const parts = mapping.flatMap((mapped) => {
    const variable = byName.get(mapped.variable);
    return variable === undefined ? [] : [{ ...mapped, translate: translationOf(mapped, variable) }];
  });
  return (answers) => {
    const translated: Record<string, string> = {};
    for (const { variable, question, translate } of parts) {
      const value = answers[question];
      if (value !== undefined && value !== '') translated[variable] = translate(value);
    }
    return translated;
  };
}

function translationOf({ unit, noAnswer, categories }: MappedVariable, variable: IndicatorVariable) {
  if (variable.kind === 'number') {
    const { times, per } = variable.units.find(({ code }) => code === unit) ?? variable.units[0]!;
    const missing = new Set(noAnswer.map(Number));
    return (value: string): string => {
      if (missing.has(Number(value))) return '';
      return times === per ? value : String((Number(value) * times) / per);
    };
  }
  const codes = new Map(categories.map(({ choice, category }) => [choice, category]));
  return (value: string): string => {
    const chosen = value.split(' ').flatMap((choice) => codes.get(choice) ?? []);
    return [...new Set(chosen)].join(' ');
  };
}

/** The codes of women and men, which weights and all figures need. */
export interface SexCodes {
  readonly question: string;
  readonly women: readonly string[];
  readonly men: readonly string[];
}

const SEX = { name: 'sex', women: '2', men: '1' };

export const ownSexCodes: SexCodes = { question: SEX.name, women: [SEX.women], men: [SEX.men] };

export function sexCodesOf(mapping: readonly MappedVariable[]): SexCodes {
  const mapped = mapping.find(({ variable }) => variable === SEX.name);
  const choicesOf = (category: string): string[] =>
    (mapped?.categories ?? []).filter((each) => each.category === category).map(({ choice }) => choice);
  return { question: mapped?.question ?? SEX.name, women: choicesOf(SEX.women), men: choicesOf(SEX.men) };
}

/** The variables that a form asks. Sex is one only if both women and men can be recognised. */
export function askedBy(mapping: readonly MappedVariable[]): readonly string[] {
  const { women, men } = sexCodesOf(mapping);
  return mapping
    .map(({ variable }) => variable)
    .filter((name) => name !== SEX.name || (women.length > 0 && men.length > 0));
}

/** Women, men, not stated. */
export type StatedSex = 'F' | 'M' | 'U';

export function statedSex(answers: NestedAnswers, { question, women, men }: SexCodes): StatedSex {
  const answer = answers[question];
  if (typeof answer !== 'string') return 'U';
  return women.includes(answer) ? 'F' : men.includes(answer) ? 'M' : 'U';
}
