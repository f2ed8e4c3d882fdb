import type { LocalizedText } from '../../kernel/localized-text.js';

/** What this room reads of a questionnaire's definition; the form engine reads the rest. */
export interface QuestionnaireDefinition {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly modules: readonly QuestionModule[];
  readonly placeholders: readonly { readonly name: string; readonly meaning: LocalizedText }[];
  readonly texts: Readonly<Record<string, unknown>>;
  readonly questions: readonly Question[];
}

export interface QuestionModule {
  readonly id: string;
  readonly label: LocalizedText;
  readonly optional: boolean;
  readonly questions: number;
  readonly minutes: readonly [number, number] | readonly number[];
}

export interface Question {
  readonly name: string;
  readonly module: string;
  readonly type: string;
  readonly label: LocalizedText;
  readonly choices: readonly { readonly code: string; readonly label: LocalizedText; readonly hidden?: boolean }[];
  readonly decline: { readonly codes: readonly string[]; readonly stored_in: string } | null;
}

/** Columns of an answer in files: each question, and beside a number the mark that says it was declined. */
export function answerColumns(definition: Pick<QuestionnaireDefinition, 'questions'>): string[] {
  return definition.questions.flatMap((question) => {
    const mark = declineMark(question);
    return mark === null ? [question.name] : [question.name, mark];
  });
}

export function declineMark(question: Question): string | null {
  return question.decline === null || question.decline.stored_in === 'value' ? null : question.decline.stored_in;
}

/** Fills {placeholders} in every text of a tree; what has no value keeps its braces, so that a gap shows. */
export function fillPlaceholders<Tree>(
  tree: Tree,
  values: Readonly<Record<string, LocalizedText>>,
  language: 'en' | 'zh' = 'en',
): Tree {
  if (typeof tree === 'string') {
    return tree.replace(/\{([a-z_]+)\}/g, (whole: string, name: string) => values[name]?.[language] ?? whole) as Tree;
  }
  if (Array.isArray(tree)) return tree.map((item: unknown) => fillPlaceholders(item, values, language)) as Tree;
  if (tree === null || typeof tree !== 'object') return tree;
  const filled = Object.entries(tree).map(([key, value]) => [
    key,
    fillPlaceholders(value as unknown, values, key === 'zh' ? 'zh' : key === 'en' ? 'en' : language),
  ]);
  return Object.fromEntries(filled) as Tree;
}

/** The placeholders that come from the questionnaire and from the place, not from the wave. */
export function derivedTexts(
  definition: QuestionnaireDefinition,
  parkName: LocalizedText,
): Record<string, LocalizedText> {
  const core = definition.modules.find((module) => !module.optional);
  const optional = definition.modules.filter((module) => module.optional);
  const digits = (value: number): LocalizedText => ({ en: String(value), zh: String(value) });
  const span = (modules: readonly QuestionModule[]): LocalizedText => {
    const low = Math.min(...modules.map((module) => module.minutes[0] ?? 0));
    const high = Math.max(...modules.map((module) => module.minutes[1] ?? 0));
    return { en: `${Math.ceil(low)} to ${Math.ceil(high)}`, zh: `${Math.ceil(low)}至${Math.ceil(high)}` };
  };
  return {
    park_name: parkName,
    core_questions: digits(core?.questions ?? 0),
    core_minutes: core === undefined ? digits(0) : span([core]),
    module_minutes: optional.length === 0 ? digits(0) : span(optional),
  };
}
