import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { FormItem, FormModel, FormQuestion, Formula } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { nodesOf } from '../form/xpath/tree.js';
import { choiceListOf } from './form-lines.js';

/** Why a wave cannot use a form: the question or group, its row in the form, and the reason. */
export interface FormObstacle {
  /** Blank: the whole form. */
  readonly name: string;
  readonly row: number;
  readonly code: string;
  readonly detail: LocalizedText;
}

const most = { questions: 500, choices: 5_000 };

const reasons = {
  'place-or-recording': localized(
    'Anonymous answers cannot contain places, pictures, recordings or files.',
    '匿名答卷不能包含地点、图片、录音、录像或文件。',
  ),
  metadata: localized(
    'Anonymous answers cannot contain what the device fills in, such as times and numbers of devices.',
    '匿名答卷不能包含由设备填写的内容，例如时间和设备编号。',
  ),
  'present-time': localized(
    'Anonymous answers cannot depend on the time of answering: today() and now().',
    '匿名答卷不能依赖作答时间：today() 和 now()。',
  ),
  'question-type': localized(
    'The phone page cannot show questions of this type yet.',
    '手机页面尚不能显示这种类型的题目。',
  ),
  repeat: localized('Answers to repeats cannot be stored yet.', '尚不能保存重复组的回答。'),
  choices: localized(
    'The phone page can only offer choices of the sheet “choices” in their order.',
    '手机页面只能按顺序显示工作表“choices”中的选项。',
  ),
  default: localized(
    'The phone page cannot fill in first answers, read-only answers or triggered calculations yet.',
    '手机页面尚不支持默认值、只读答案和由触发器启动的计算。',
  ),
  required: localized(
    'Whether an answer is required cannot depend on other answers yet.',
    '是否必答尚不能取决于其他回答。',
  ),
  'text-with-answer': localized(
    'The phone page cannot show answers within texts yet: ${…}.',
    '手机页面尚不能在文本中显示回答：${…}。',
  ),
  entities: localized('Answers cannot create or update entities.', '回答不能新建或更新实体。'),
  'too-many': localized(
    'A wave can use at most 500 questions and 5,000 choices.',
    '一期调查最多使用500道题和5,000个选项。',
  ),
  rule: localized('The phone page cannot evaluate a rule of this question yet.', '手机页面尚不能计算该题的规则。'),
  name: localized(
    'The name must have at most 64 letters, digits, “_”, “-” or “.”, and differ from the columns of exported files, such as version, park and lang.',
    '名称最多64个英文字母、数字、“_”“-”或“.”，且不能与导出文件的列名（如 version、park、lang）相同。',
  ),
  consent: localized(
    'The question of consent needs one choice and a code for refusal: no, n, 0 or 2.',
    '知情同意题应为单选题，并有表示不同意的代码：no、n、0或2。',
  ),
} as const;

export type ObstacleCode = keyof typeof reasons;

export function obstacle(code: ObstacleCode, at?: Pick<FormItem, 'name' | 'source'>): FormObstacle {
  return { name: at?.name ?? '', row: at?.source.row ?? 0, code, detail: reasons[code] };
}

const ASKED: ReadonlySet<string> = new Set([
  ...['text', 'integer', 'decimal', 'date', 'range', 'note', 'calculate', 'selectOne', 'selectMultiple'],
]);
const IDENTIFYING: ReadonlySet<string> = new Set([
  ...['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file'],
]);

/** What in a form itself prevents a wave with anonymous answers on phones from using it, one reason for each item. */
export function obstaclesOf(model: FormModel): readonly FormObstacle[] {
  const items = [...itemsOf(model.items)];
  const found: FormObstacle[] = [];
  const choices = model.lists.reduce((sum, list) => sum + list.choices.length, 0);
  if (items.length > most.questions || choices > most.choices) found.push(obstacle('too-many'));
  if (model.entities.length > 0) found.push(obstacle('entities'));
  for (const item of items) {
    const code = item.kind === 'question' ? obstacleIn(item) : obstacleInGroup(item);
    if (code !== undefined) found.push(obstacle(code, item));
  }
  return found;
}

function obstacleInGroup(item: FormItem): ObstacleCode | undefined {
  if (item.kind === 'repeat') return 'repeat';
  if (readsTime([item.relevant])) return 'present-time';
  return showsAnswers(item) ? 'text-with-answer' : undefined;
}

function obstacleIn(question: FormQuestion): ObstacleCode | undefined {
  const { type, required, constraint, calculation, relevant } = question;
  if (IDENTIFYING.has(type.kind)) return 'place-or-recording';
  if (type.kind === 'metadata') return 'metadata';
  if (readsTime([required, constraint, calculation, relevant, initialOf(question)])) return 'present-time';
  if (!ASKED.has(type.kind)) return 'question-type';
  if ('choices' in type && (choiceListOf(type.choices) === undefined || type.choices.randomize !== undefined))
    return 'choices';
  if (isPrefilled(question)) return 'default';
  if (required !== undefined && constantOf(required) === undefined) return 'required';
  return showsAnswers(question) ? 'text-with-answer' : undefined;
}

const initialOf = ({ initial }: FormQuestion): Formula | undefined =>
  initial !== undefined && 'formula' in initial ? initial.formula : undefined;

function isPrefilled({ type, initial, triggers, readOnly, calculation }: FormQuestion): boolean {
  const isReadOnly = readOnly !== undefined && type.kind !== 'note' && type.kind !== 'calculate';
  const isShownCalculation = calculation !== undefined && type.kind !== 'calculate';
  return initial !== undefined || triggers.length > 0 || isReadOnly || isShownCalculation;
}

/** The value of a condition that depends on nothing. */
export function constantOf({ tree }: Formula): boolean | undefined {
  if (tree.kind !== 'call' || tree.args.length > 0) return undefined;
  return tree.name === 'true' ? true : tree.name === 'false' ? false : undefined;
}

function readsTime(formulas: readonly (Formula | undefined)[]): boolean {
  return formulas.some(
    (formula) =>
      formula !== undefined &&
      [...nodesOf(formula.tree)].some((node) => node.kind === 'call' && (node.name === 'today' || node.name === 'now')),
  );
}

function showsAnswers({ label, hint }: Pick<FormItem, 'label' | 'hint'>): boolean {
  return [label, hint].some((texts) => Object.values(texts).some((text) => /\$\{[^}]+\}/.test(text)));
}
