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
    'The choice has two categories, or a category and “no answer”. Choose one for each choice.',
    '该选项对应了两个类别，或既有类别又为无回答。每个选项只能选其一。',
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
  const decided = new Set<string>();
  const ofChoice = (choice: string, pointer: string): MappingFault[] => {
    if (!question.choices.some(({ code }) => code === choice)) return [at(pointer, 'choice-unknown')];
    if (decided.has(choice)) return [at(pointer, 'choice-twice')];
    decided.add(choice);
    return [];
  };
  const wrong = [
    ...(unit === null ? [] : [at('/unit', 'unit')]),
    ...categories.flatMap(({ choice, category }, place) => {
      const found = ofChoice(choice, `/categories/${place}/choice`);
      const isKnown = variable.categories.some(({ code }) => code === category);
      return found.length > 0 || isKnown ? found : [at(`/categories/${place}/category`, 'category-unknown')];
    }),
    ...noAnswer.flatMap((choice, place) => ofChoice(choice, `/noAnswer/${place}`)),
  ];
  const open = question.choices.filter(({ code }) => !decided.has(code));
  return open.length === 0 ? wrong : [...wrong, undecided(question, open)];
}

/** Figures would be of the people with the other choices only. */
function undecided({ label }: MappableQuestion, choices: MappableQuestion['choices']): MappingFault {
  const words = choices.map((choice) => choice.label);
  const [en, zh] = [words.map((each) => each.en).join(', '), words.map((each) => each.zh).join('、')];
  return {
    ...{ pointer: '/categories', code: 'choice-undecided' },
    detail: localized(
      `Choose a category or “no answer” for each choice of “${label.en}”. Not chosen yet: ${en}.`,
      `请为“${label.zh}”的每个选项选择类别或“无回答”。尚未选择：${zh}。`,
    ),
  };
}

/** Roles of a form's questions that say what they are. */
const ofRole: Readonly<Record<string, string>> = {
  age: 'age',
  sex: 'sex',
  'wage-month': 'wage_month',
  hours: 'hours_usual',
};

/** The mapping of another version of the form, and the questions of that version. */
export interface EarlierMapping {
  readonly mapped: readonly MappedVariable[];
  readonly questions: readonly MappableQuestion[];
}

/**
 * What is mapped without asking: what the mapping of an earlier version of the form says of questions and choices that
 * still have the same words, then questions with the name or role of a variable, and choices with the words of a
 * category. Codes alone decide nothing, because the same code may mean something else. A question with a choice that
 * remains undecided is not proposed.
 */
export function proposedMapping(
  sides: MappingSides,
  earlier: EarlierMapping = { mapped: [], questions: [] },
): MappedVariable[] {
  return sides.variables.flatMap((variable) => {
    const fitting = sides.questions.filter(({ kind, inRepeat }) => !inRepeat && kind === variable.kind);
    const before = decidedBefore(variable, fitting, earlier);
    const question =
      before?.question ??
      fitting.find(({ name }) => name === variable.name) ??
      fitting.find(({ role }) => ofRole[role ?? ''] === variable.name);
    if (question === undefined) return [];
    const mapped = proposed(variable, question, before?.decided);
    return mappingFaults([mapped], sides).length === 0 ? [mapped] : [];
  });
}

type Decided = Pick<MappedVariable, 'unit' | 'noAnswer' | 'categories'>;

/** The question that an earlier version gave to a variable, and what it decided of the choices that are still the same. */
function decidedBefore(
  { name, kind }: IndicatorVariable,
  fitting: readonly MappableQuestion[],
  { mapped, questions }: EarlierMapping,
): { readonly question: MappableQuestion; readonly decided: Decided } | undefined {
  const was = mapped.find(({ variable }) => variable === name);
  const question = fitting.find((each) => each.name === was?.question);
  const old = questions.find((each) => each.name === was?.question);
  if (was === undefined || question === undefined || old === undefined || !isSame(question, old)) return undefined;
  if (kind === 'number') return { question, decided: was };
  const same = new Set(
    question.choices
      .filter((choice) => old.choices.some((each) => each.code === choice.code && isSame(each, choice)))
      .map(({ code }) => code),
  );
  const categories = was.categories.filter(({ choice }) => same.has(choice));
  return { question, decided: { unit: null, categories, noAnswer: was.noAnswer.filter((code) => same.has(code)) } };
}

interface Labelled {
  readonly label: LocalizedText;
}

/** A text in one language is given for both, so a language may be added. */
function isSame({ label: one }: Labelled, { label: other }: Labelled): boolean {
  const [first, second] = [
    [one.en, one.zh],
    [other.en, other.zh],
  ];
  return first.every((text) => second.includes(text)) || second.every((text) => first.includes(text));
}

function proposed(variable: IndicatorVariable, question: MappableQuestion, decided?: Decided): MappedVariable {
  const { unit = variable.units[0]?.code ?? null, noAnswer = [], categories = [] } = decided ?? {};
  const known = new Set([...noAnswer, ...categories.map(({ choice }) => choice)]);
  const words = ({ label }: Labelled): string[] =>
    [label.en, label.zh].map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  const byWords = question.choices.flatMap((choice) => {
    const own = words(choice);
    const found = variable.categories.find((category) => words(category).some((text) => own.includes(text)));
    return found === undefined || known.has(choice.code) ? [] : [{ choice: choice.code, category: found.code }];
  });
  return {
    ...{ variable: variable.name, question: question.name, unit, noAnswer },
    categories: [...categories, ...byWords],
  };
}
