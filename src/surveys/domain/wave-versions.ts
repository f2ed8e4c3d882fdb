/** Versions of the questionnaire of a wave that moves to a later one during fieldwork (docs/adr/0077). */
import { type LocalizedText, localized } from '../../kernel/localized-text.js';
import type { InputError } from '../../kernel/problem.js';
import type { Question, QuestionType } from '../form/index.js';
import type { FormChange } from './form-changes.js';
import { type MappedVariable, mappingText } from './mapping.js';
import type { QuestionnaireDefinition } from './questionnaire.js';

/**
 * The questionnaire whose columns hold the answers to all versions of a wave: the present version, which is the first, with
 * the questions, choices and repeats that only earlier ones had after its own. The same name is the same column.
 */
export function withEarlierVersions(versions: readonly QuestionnaireDefinition[]): QuestionnaireDefinition {
  return versions.reduce((all, before) => ({
    ...all,
    modules: withMissing(all.modules, before.modules, ({ id }) => id),
    questions: withMissing(
      all.questions.map((question) => withChoicesOf(question, before.questions)),
      before.questions,
      ({ name }) => name,
    ),
    ...((all.repeats ?? before.repeats) && {
      repeats: withMissing(all.repeats ?? [], before.repeats ?? [], ({ name }) => name),
    }),
  }));
}

function withMissing<Item>(items: readonly Item[], others: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const known = new Set(items.map(nameOf));
  return [...items, ...others.filter((item) => !known.has(nameOf(item)))];
}

function withChoicesOf(question: Question, others: readonly Question[]): Question {
  const same = others.find(({ name }) => name === question.name);
  // a note has no column
  if (same !== undefined && question.type === 'note') return same;
  if (same === undefined || same.choices.length === 0) return question;
  return { ...question, choices: withMissing(question.choices, same.choices, ({ code }) => code) };
}

export interface VersionToCompare {
  readonly definition: QuestionnaireDefinition;
  /** Which questions indicators use. */
  readonly mapping: readonly MappedVariable[];
}

/** Why answers to the next version could not be in one file and in the same figures as those to the present one. */
export function moveFaults(
  present: VersionToCompare,
  next: QuestionnaireDefinition,
  changes: readonly FormChange[],
): InputError[] {
  const after = new Map(next.questions.map((question) => [question.name, question]));
  const renamed = changes.flatMap(({ kind, name, parts }) => {
    const before = parts.find(({ part }) => part === 'name')?.before ?? '';
    return kind === 'renamed' && !after.has(before) ? [fault(before, 'renamed', name)] : [];
  });
  const changed = present.definition.questions.flatMap((before) => {
    const question = after.get(before.name);
    if (question === undefined) return [];
    if (!isSameType(before.type, question.type)) return [fault(before.name, 'type')];
    return before.repeat === question.repeat ? [] : [fault(before.name, 'repeat')];
  });
  return [...renamed, ...changed, ...present.mapping.flatMap((mapped) => mappedFaults(mapped, after))];
}

/** A note has no column. */
const isSameType = (before: QuestionType, after: QuestionType): boolean =>
  before === after || before === 'note' || after === 'note';

function mappedFaults(
  { question, categories }: MappedVariable,
  after: ReadonlyMap<string, Question>,
): readonly InputError[] {
  const found = after.get(question);
  if (found === undefined) return [fault(question, 'used')];
  const codes = new Set(found.choices.map(({ code }) => code));
  return categories.filter(({ choice }) => !codes.has(choice)).map(({ choice }) => fault(question, 'choice', choice));
}

/**
 * Why a mapping cannot be used for answers to an earlier version of the questionnaire, which it would translate too: a
 * question or choice is missing there, or a variable was mapped otherwise. With the place of the variable.
 */
export function earlierFaults(
  inForce: readonly MappedVariable[],
  { definition, mapping }: VersionToCompare,
): { readonly at: number; readonly fault: InputError }[] {
  const questions = new Map(definition.questions.map((question) => [question.name, question]));
  return inForce.flatMap((mapped, at) => {
    const { variable, question, categories } = mapped;
    const found = questions.get(question);
    if (found === undefined) return [{ at, fault: fault(question, 'new') }];
    const codes = new Set(found.choices.map(({ code }) => code));
    const missing = categories.filter(({ choice }) => !codes.has(choice));
    if (missing.length > 0) return missing.map(({ choice }) => ({ at, fault: fault(question, 'new-choice', choice) }));
    const before = mapping.find((other) => other.variable === variable);
    // a choice that only the later version has may mean that there is no answer
    const noAnswer = mapped.noAnswer.filter((choice) => codes.size === 0 || codes.has(choice));
    const isSame = before === undefined || mappingText([before]) === mappingText([{ ...mapped, noAnswer }]);
    return isSame ? [] : [{ at, fault: fault(question, 'mapped-otherwise', definition.version) }];
  });
}

type FaultCode = 'renamed' | 'type' | 'repeat' | 'used' | 'choice' | 'new' | 'new-choice' | 'mapped-otherwise';

const words: Readonly<Record<FaultCode, (value: string) => LocalizedText>> = {
  renamed: (value) =>
    localized(
      `renamed to ${value}. Keep the name: the answers to both versions share a column.`,
      `已改名为${value}。请保留原名，两个版本的回答使用同一列。`,
    ),
  type: () =>
    localized(
      'another type. Keep the type, or use another name for the new question.',
      '题型已改变。请保留题型，或为新题另取名称。',
    ),
  repeat: () =>
    localized(
      'moved into or out of a repeat. Use another name for the new question.',
      '已移入或移出重复组。请为新题另取名称。',
    ),
  used: () =>
    localized(
      'removed, but indicators use it. Keep it, or change which questions indicators use.',
      '已删除，但指标用到此题。请保留此题，或修改指标所用的题目。',
    ),
  new: () =>
    localized(
      'indicators use it, but the earlier version of the wave does not ask it. Change which questions indicators use.',
      '指标用到此题，但该调查的较早版本没有此题。请修改指标所用的题目。',
    ),
  'new-choice': (value) =>
    localized(
      `indicators use choice ${value}, but the earlier version of the wave does not have it. Change which choices indicators use.`,
      `指标用到选项${value}，但该调查的较早版本没有该选项。请修改指标所用的选项。`,
    ),
  'mapped-otherwise': (value) =>
    localized(
      `used for an indicator in another way than in version ${value}. Use it in the same way for both versions.`,
      `用于指标的方式与版本${value}不同。请使两个版本一致。`,
    ),
  choice: (value) =>
    localized(
      `choice ${value} removed, but indicators use it. Keep it, or change which questions indicators use.`,
      `选项${value}已删除，但指标用到该选项。请保留，或修改指标所用的题目。`,
    ),
};

function fault(question: string, code: FaultCode, value = ''): InputError {
  const { en, zh } = words[code](value);
  return { pointer: '/questionnaireId', code, detail: localized(`${question}: ${en}`, `${question}：${zh}`) };
}
