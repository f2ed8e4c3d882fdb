import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { FormItem, FormModel, FormQuestion, Formula } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { nodesOf } from '../form/xpath/tree.js';
import { choiceListOf } from './form-lines.js';
import { hasText } from './form-summary.js';

/** Why a wave cannot use a form: the question or group, its row in the form, and the reason. */
export interface FormObstacle {
  /** Blank: the whole form. */
  readonly name: string;
  readonly row: number;
  readonly code: string;
  readonly detail: LocalizedText;
}

/** `several`: in a list of which a person chooses several, which are variables of the files. */
const most = { questions: 500, choices: 20_000, several: 5_000 };
/** The most instances of a repeat that one person can fill in. */
export const MOST_INSTANCES = 50;

const reasons = {
  'place-or-recording': localized(
    'Answers to a wave cannot contain places, pictures, recordings or files, which can identify a person.',
    '本期答卷不能包含可能识别本人的地点、图片、录音、录像或文件。',
  ),
  metadata: localized(
    'Answers to a wave cannot contain what the device fills in, such as times and numbers of devices, which can identify a person.',
    '本期答卷不能包含由设备填写、可能识别本人的内容，例如时间和设备编号。',
  ),
  'present-time': localized(
    'Answers to a wave cannot depend on the time of answering: today() and now().',
    '本期答卷不能依赖作答时间：today() 和 now()。',
  ),
  'question-type': localized(
    'The phone page cannot show questions of this type yet.',
    '手机页面尚不能显示这种类型的题目。',
  ),
  'nested-repeat': localized(
    'The phone page can show a repeat within a repeat, but no third level of repeats.',
    '手机页面可以显示重复组中的重复组，但不能显示第三层重复组。',
  ),
  'repeat-count': localized('One person can fill in at most 50 entries of a repeat.', '每人最多可填写重复组50份。'),
  'repeat-most': localized(
    'The form must state the largest number of entries, because answers are stored in one length: a number in “repeat_count”, or an answer there that is limited by a constraint such as . <= 10. Where the person adds entries, write position(..) <= 10 in the constraint of a question of the repeat.',
    '所有回答以同一长度保存，因此表单须写明重复组的最大份数：在“repeat_count”中填写数字，或填写已用约束（如 . <= 10）限定的回答；由填答人自行添加时，请在重复组中一道题的约束里写 position(..) <= 10。',
  ),
  choices: localized(
    'The phone page can only offer choices of the sheet “choices” or of a file.',
    '手机页面只能显示工作表“choices”或文件中的选项。',
  ),
  media: localized(
    'The phone page shows no pictures, sounds and videos: the question and each of its choices need a text.',
    '手机页面不显示图片、声音和视频：题目及其每个选项都须有文字。',
  ),
  trigger: localized(
    'The phone page cannot run this calculation yet: triggers and what once() reads cannot be in repeats or be calculated, and once() cannot read an answer with a default.',
    '手机页面尚不能进行该计算：触发题和 once() 读取的题目不能在重复组中，也不能是计算题；once() 不能读取有默认值的回答。',
  ),
  entities: localized('Answers cannot create or update entities.', '回答不能新建或更新实体。'),
  'too-many': localized(
    'A wave can use at most 500 questions and 20,000 choices, and 5,000 choices in a question with several answers.',
    '一期调查最多使用500道题和20,000个选项，多选题最多5,000个选项。',
  ),
  'too-much-data': localized(
    'The lists and columns that phones receive have more than 2 MB, which is too much for phones on slow networks. Use fewer rows or columns of the files.',
    '手机接收的选项列表和文件列超过2 MB，网络较慢时手机难以加载。请减少文件的行数或所用的列。',
  ),
  'no-questions': localized('The questionnaire asks no question.', '问卷没有提问任何题目。'),
  rule: localized('The phone page cannot evaluate a rule of this question yet.', '手机页面尚不能计算该题的规则。'),
  name: localized(
    'The name must have at most 64 letters, digits, “_”, “-” or “.”, and differ from words of programs, such as constructor.',
    '名称最多64个英文字母、数字、“_”“-”或“.”，且不能与程序用词（如 constructor）相同。',
  ),
  'reserved-name': localized(
    'Exported files have a column with this name already. Rename the question.',
    '导出文件中已有同名的列。请重命名该题。',
  ),
  consent: localized(
    'The question of consent needs one choice and a code for refusal (no, n, 0 or 2). This question and the consent to questions on health cannot have a default or calculation, be read-only or be in a repeat, and a form has at most one of each.',
    '知情同意题应为单选题，并有表示不同意的代码：no、n、0或2。知情同意题和健康问题单独同意题均不能有默认值或计算、设为只读或置于重复组中，且每份问卷各至多一题。',
  ),
  'too-long': localized('The answers are longer than a wave can store.', '回答超过一期调查可保存的长度。'),
  'first-answer': localized('The default is not a valid answer to this question.', '默认值不是该题的有效回答。'),
} as const;

/** `part`: what cannot be evaluated, and what follows it in the cell. */
export const ruleWords = (column: string, part: string): LocalizedText =>
  localized(
    `Sheet “survey”, column “${column}”: the phone page cannot evaluate “${part}”. Use answers (\${name}), functions that depend on answers only, or a lookup such as instance('list')/root/item[name = \${name}]/label.`,
    `工作表“survey”的“${column}”列：手机页面不能计算“${part}”。请使用回答（\${name}）、只取决于回答的函数，或类似 instance('list')/root/item[name = \${name}]/label 的查找。`,
  );

/** `needed`: by all answers; `most`: that a wave can store; `own`: by the answers to this question. All in bytes. */
export function lengthWords(needed: number, most: number, own: number): LocalizedText {
  const [all, limit, part] = [needed, most, own].map((bytes) => bytes.toLocaleString('en-GB'));
  return localized(
    `The longest answer to the questionnaire has ${all} bytes, with 200 characters for each text, and a wave can store ${limit}. This question needs ${part}. Ask for fewer texts, allow fewer entries, or use shorter names and codes.`,
    `问卷的最长回答为${all}字节（每道文字题按200字计），一期调查最多可保存${limit}字节。本题需要${part}字节。请减少文字题或重复组的份数，或缩短名称和代码。`,
  );
}

export type ObstacleCode = keyof typeof reasons;

export function obstacle(code: ObstacleCode, at?: Pick<FormItem, 'name' | 'source'>): FormObstacle {
  return { name: at?.name ?? '', row: at?.source.row ?? 0, code, detail: reasons[code] };
}

const ASKED: ReadonlySet<string> = new Set([
  ...['text', 'integer', 'decimal', 'date', 'time', 'dateTime', 'range', 'note', 'calculate'],
  ...['selectOne', 'selectMultiple', 'rank', 'acknowledge', 'barcode', 'hidden'],
]);
const IDENTIFYING: ReadonlySet<string> = new Set([
  ...['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file'],
]);

/** What in a form itself prevents a wave with answers on phones from using it, one reason for each item. */
export function obstaclesOf(model: FormModel): readonly FormObstacle[] {
  const items = [...itemsOf(model.items)];
  const found: FormObstacle[] = [];
  const choices = model.lists.reduce((sum, list) => sum + list.choices.length, 0);
  const several = items.map((item) => (item.kind === 'question' ? severalChoices(item, model) : 0));
  const isTooMuch = choices > most.choices || several.reduce((sum, each) => sum + each, 0) > most.several;
  if (items.length > most.questions || isTooMuch) found.push(obstacle('too-many'));
  if (!items.some((item) => item.kind === 'question' && item.type.kind !== 'calculate' && item.type.kind !== 'hidden'))
    found.push(obstacle('no-questions'));
  if (model.entities.length > 0) found.push(obstacle('entities'));
  const unsoundTrigger = new Set(withUnsoundTriggers(model));
  const nested = new Set(repeatsIn(repeatsIn(repeatsBelow(model.items))));
  const withMediaOnly = new Set(model.lists.flatMap(({ name, choices }) => (choices.some(isMediaOnly) ? [name] : [])));
  for (const item of items) {
    const own = item.kind === 'question' ? obstacleIn(item) : obstacleInGroup(item);
    const code = nested.has(item) ? 'nested-repeat' : (own ?? (unsoundTrigger.has(item) ? 'trigger' : undefined));
    if (code === undefined && item.kind === 'question' && needsText(item, withMediaOnly))
      found.push(obstacle('media', item));
    if (code !== undefined) found.push(obstacle(code, item));
  }
  return found;
}

/**
 * What starts a calculation that depends on the course of answering: its triggers, or the answers that `once()` reads.
 * `once()` keeps the first value that is not blank.
 */
export function triggersOf({ triggers, calculation }: FormQuestion): readonly string[] {
  if (calculation === undefined || triggers.length > 0) return calculation === undefined ? [] : triggers;
  const nodes = [...nodesOf(calculation.tree)];
  if (!nodes.some((node) => node.kind === 'call' && node.name === 'once')) return [];
  return [...new Set(nodes.flatMap((node) => (node.kind === 'reference' ? [node.name] : [])))];
}

/** Whether a calculation is a draw by chance that reads no answer: it is made once, when its question is opened. */
export function drawsOnce(calculation: Formula | undefined): boolean {
  const nodes = calculation === undefined ? [] : [...nodesOf(calculation.tree)];
  const reads = nodes.some(({ kind }) => kind === 'reference' || kind === 'path' || kind === 'current');
  return !reads && nodes.some((node) => node.kind === 'call' && node.name === 'random');
}

/** Questions whose calculation could not be started once, by the person, for the whole form. */
function withUnsoundTriggers({ items }: FormModel): readonly FormItem[] {
  const all = [...itemsOf(items)];
  const inRepeats = new Set(all.flatMap((item) => (item.kind === 'repeat' ? [...itemsOf(item.items)] : [])));
  const byName = new Map(all.map((item) => [item.name, item]));
  return all.filter((item) => {
    if (item.kind !== 'question') return false;
    const starters = triggersOf(item).map((name) => byName.get(name));
    if (starters.length > 0 && inRepeats.has(item)) return true;
    return starters.some((each) => {
      if (each?.kind !== 'question' || inRepeats.has(each) || each.calculation !== undefined) return true;
      return item.triggers.length === 0 && each.initial !== undefined;
    });
  });
}

function obstacleInGroup(item: FormItem): ObstacleCode | undefined {
  const count = item.kind === 'repeat' ? item.count : undefined;
  if (readsTime([item.relevant, count])) return 'present-time';
  return count?.tree.kind === 'number' && count.tree.value > MOST_INSTANCES ? 'repeat-count' : undefined;
}

/** The repeats in some items, and not those in other repeats of them. */
const repeatsBelow = (items: readonly FormItem[]): readonly FormItem[] =>
  items.flatMap((item) => {
    if (item.kind === 'question') return [];
    return item.kind === 'repeat' ? [item] : repeatsBelow(item.items);
  });
const repeatsIn = (items: readonly FormItem[]): readonly FormItem[] =>
  items.flatMap((item) => (item.kind === 'question' ? [] : repeatsBelow(item.items)));

/** A picture, sound or video without a text. */
const isMediaOnly = ({ label, media }: Pick<FormItem, 'label' | 'media'>): boolean =>
  !hasText(label) && Object.keys(media).length > 0;

function needsText({ label, hint, media, type }: FormQuestion, withMediaOnly: ReadonlySet<string>): boolean {
  const list = 'choices' in type ? choiceListOf(type.choices) : undefined;
  return (isMediaOnly({ label, media }) && !hasText(hint)) || (list !== undefined && withMediaOnly.has(list));
}

function obstacleIn(question: FormQuestion): ObstacleCode | undefined {
  const { type, required, constraint, calculation, relevant, readOnly } = question;
  const filter = 'choices' in type ? type.choices.filter : undefined;
  if (IDENTIFYING.has(type.kind)) return 'place-or-recording';
  if (type.kind === 'metadata') return 'metadata';
  const rules = [required, constraint, calculation, relevant, readOnly, filter, initialOf(question)];
  if (readsTime(rules)) return 'present-time';
  if (!ASKED.has(type.kind)) return 'question-type';
  return 'choices' in type && choiceListOf(type.choices) === undefined ? 'choices' : undefined;
}

/** Choices that are variables of the data files. */
function severalChoices({ type }: FormQuestion, { lists }: FormModel): number {
  if (type.kind !== 'selectMultiple' && type.kind !== 'rank') return 0;
  return lists.find(({ name }) => name === choiceListOf(type.choices))?.choices.length ?? 0;
}

export const initialOf = ({ initial }: FormQuestion): Formula | undefined =>
  initial !== undefined && 'formula' in initial ? initial.formula : undefined;

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
