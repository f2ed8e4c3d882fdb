import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { IndicatorVariable, MappableQuestion, MappedKind, MappedVariable } from './mapping.js';

export interface MappingFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: LocalizedText;
}

/** What a form offers and what indicators read. */
export interface MappingSides {
  readonly questions: readonly MappableQuestion[];
  readonly variables: readonly IndicatorVariable[];
}

const kindFaults: Readonly<Record<MappedKind, LocalizedText>> = {
  number: localized(
    'Choose a question whose answer is a number: integer, decimal, range or calculate.',
    '请选择答案为数字的题目：integer、decimal、range 或 calculate。',
  ),
  code: localized('Choose a question with one choice: select_one.', '请选择单选题：select_one。'),
  codes: localized('Choose a question with several choices: select_multiple.', '请选择多选题：select_multiple。'),
};

const faults = {
  'variable-unknown': localized(
    'Indicators have no such variable. Choose a variable of the list.',
    '指标没有该变量，请从列表中选择。',
  ),
  'variable-twice': localized(
    'The variable has two questions. Choose one question for each variable.',
    '该变量对应了两道题，每个变量只能选一道题。',
  ),
  'question-unknown': localized(
    'The questionnaire has no question with this name. Choose a question of the list.',
    '问卷中没有该名称的题目，请从列表中选择。',
  ),
  'question-in-repeat': localized(
    'The question is in a repeat, so a person may have several answers. Move it out of the repeat in the XLSForm, and upload the form with another version.',
    '该题位于重复组内，一个人可能有多个回答。请在 XLSForm 中将其移出重复组，并以新版本上传。',
  ),
  unit: localized('Choose a unit of the list.', '请从列表中选择单位。'),
  'no-answer': localized(
    'Enter numbers only, such as 999, for values that mean no answer.',
    '表示无回答的数值只能填写数字，例如999。',
  ),
  'choice-unknown': localized(
    'The question has no choice with this code. Choose a choice of the question.',
    '该题没有此代码的选项，请从该题的选项中选择。',
  ),
  'choice-twice': localized(
    'The choice is in two categories. Choose one category for each choice.',
    '该选项对应了两个类别，每个选项只能选一个类别。',
  ),
  'category-unknown': localized(
    'The variable has no category with this code. Choose a category of the list.',
    '该变量没有此代码的类别，请从列表中选择。',
  ),
} as const;

/** Everything that is wrong with a mapping, with its place. */
export function mappingFaults(mapping: readonly MappedVariable[], sides: MappingSides): MappingFault[] {
  const seen = new Set<string>();
  return mapping.flatMap((mapped, at) => {
    const twice = seen.has(mapped.variable);
    seen.add(mapped.variable);
    return faultsOf(mapped, sides, twice).map(({ pointer, ...fault }) => ({
      ...fault,
      pointer: `/variables/${at}${pointer}`,
    }));
  });
}

const at = (pointer: string, code: keyof typeof faults): MappingFault => ({ pointer, code, detail: faults[code] });

function faultsOf(mapped: MappedVariable, { questions, variables }: MappingSides, twice: boolean): MappingFault[] {
  const variable = variables.find(({ name }) => name === mapped.variable);
  if (variable === undefined) return [at('/variable', 'variable-unknown')];
  if (twice) return [at('/variable', 'variable-twice')];
  const question = questions.find(({ name }) => name === mapped.question);
  if (question === undefined) return [at('/question', 'question-unknown')];
  if (question.inRepeat) return [at('/question', 'question-in-repeat')];
  if (question.kind !== variable.kind)
    return [{ pointer: '/question', code: 'question-kind', detail: kindFaults[variable.kind] }];
  return variable.kind === 'number' ? numberFaults(mapped, variable) : choiceFaults(mapped, variable, question);
}

function numberFaults({ unit, noAnswer, categories }: MappedVariable, { units }: IndicatorVariable): MappingFault[] {
  return [
    ...(units.some(({ code }) => code === unit) ? [] : [at('/unit', 'unit')]),
    ...(noAnswer.every((value) => value.trim() !== '' && Number.isFinite(Number(value)))
      ? []
      : [at('/noAnswer', 'no-answer')]),
    ...(categories.length > 0 ? [at('/categories/0/choice', 'choice-unknown')] : []),
  ];
}

function choiceFaults(
  { unit, noAnswer, categories }: MappedVariable,
  variable: IndicatorVariable,
  question: MappableQuestion,
): MappingFault[] {
  const seen = new Set<string>();
  const ofChoices = categories.flatMap(({ choice, category }, place) => {
    const twice = seen.has(choice);
    seen.add(choice);
    const pointer = `/categories/${place}`;
    if (!question.choices.some(({ code }) => code === choice)) return [at(`${pointer}/choice`, 'choice-unknown')];
    if (twice) return [at(`${pointer}/choice`, 'choice-twice')];
    const isKnown = variable.categories.some(({ code }) => code === category);
    return isKnown ? [] : [at(`${pointer}/category`, 'category-unknown')];
  });
  return [
    ...(unit === null ? [] : [at('/unit', 'unit')]),
    ...(noAnswer.length === 0 ? [] : [at('/noAnswer', 'no-answer')]),
    ...ofChoices,
  ];
}

/** Roles of a form's questions that say what they are. */
const ofRole: Readonly<Record<string, string>> = {
  age: 'age',
  sex: 'sex',
  'wage-month': 'wage_month',
  hours: 'hours_usual',
};

/**
 * What is mapped without asking: what the mapping of an earlier version of the form still says, then questions with the
 * name or role of a variable and of its kind. A choice has a category only if both have the same words, because the same
 * code may mean something else.
 */
export function proposedMapping(sides: MappingSides, earlier: readonly MappedVariable[] = []): MappedVariable[] {
  const { questions, variables } = sides;
  const kept = new Map(
    earlier.filter((mapped) => mappingFaults([mapped], sides).length === 0).map((each) => [each.variable, each]),
  );
  return variables.flatMap((variable) => {
    const fits = ({ kind, inRepeat }: MappableQuestion): boolean => !inRepeat && kind === variable.kind;
    const question =
      questions.find((each) => fits(each) && each.name === variable.name) ??
      questions.find((each) => fits(each) && ofRole[each.role ?? ''] === variable.name);
    return kept.get(variable.name) ?? (question === undefined ? [] : proposed(variable, question));
  });
}

function proposed(variable: IndicatorVariable, { name: question, choices }: MappableQuestion): MappedVariable {
  const words = ({ label }: { readonly label: LocalizedText }): string[] =>
    [label.en, label.zh].map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  const categories = choices.flatMap((choice) => {
    const own = words(choice);
    const found = variable.categories.find((category) => words(category).some((text) => own.includes(text)));
    return found === undefined ? [] : [{ choice: choice.code, category: found.code }];
  });
  const unit = variable.units[0]?.code ?? null;
  return { variable: variable.name, question, unit, noAnswer: [], categories };
}
