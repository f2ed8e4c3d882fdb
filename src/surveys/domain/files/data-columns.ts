import type { Bilingual, NestedAnswers, Question, Questionnaire, Repeat } from '../../form/index.js';
import { dispositionLabels, durationBandLabels, paceBandLabels } from '../../form/record-labels.js';
import { declineMark } from '../questionnaire.js';
import { type DataWeights, designColumns } from './design-columns.js';
import { sizeLabels } from './sharing/sharing-rules.js';

/** A stored answer, as far as a data file contains it. */
export interface RecordedAnswer {
  /** Random; part of files only if others refer to it. */
  readonly id: string;
  readonly formVersion: string;
  readonly parkId: string;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  /** Number of the primary sampling unit, new in each export. */
  readonly psu: number | null;
  /** Null: the answer has no weight. */
  readonly weight: number | null;
  /** Of its stratum; null: the answer has no weight, or the figures have no correction by the number. */
  readonly enterprises: number | null;
  /** Complete answers of its enterprise and sex above their target; null: they have none. */
  readonly aboveTarget: number | null;
  readonly lang: string;
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly askedCount: number;
  readonly durationBand: string | null;
  readonly paceBand: string | null;
  readonly answers: NestedAnswers;
  readonly disposition: string;
  readonly flags: readonly string[];
  /** After review. */
  readonly leftOut: boolean;
}

/** The answers of one entry of a repeat. */
export interface RecordedEntry {
  readonly answerKey: string;
  /** The entry of the repeat around this one; 0 if there is none. */
  readonly outerEntry: number;
  /** From 1 within the answer. */
  readonly entry: number;
  readonly answers: NestedAnswers;
}

/** A number, a text, or null where nothing was asked or answered. */
export type DataValue = number | string | null;

/** A code of a variable and what it means. */
export interface DataCode {
  readonly value: number;
  readonly label: Bilingual;
  /** Declined or not known: statistics leave it out. */
  readonly missing: boolean;
}

/** One variable of the data files for statistics programs, with its metadata and its values. */
export interface DataColumn<Row = RecordedAnswer> {
  readonly name: string;
  readonly label: Bilingual;
  /** `codes` and `number` have numbers as values, `text` has texts of at most `width` bytes in UTF-8. */
  readonly kind: 'codes' | 'number' | 'text';
  readonly width: number;
  readonly codes: readonly DataCode[];
  /** The question as it was asked, for variables that come from one. */
  readonly question: Bilingual | null;
  /** What was done to its values. */
  readonly note?: Bilingual;
  readonly valueOf: (row: Row) => DataValue;
}

/** What labels of a wave's variables name besides questions. */
export interface WaveNames {
  /** By id. */
  readonly parks: ReadonlyMap<string, Bilingual>;
  /** Rules by which answers may have flags, by code. */
  readonly flags: Readonly<Record<string, Bilingual>>;
}

const widest = 255;

/** SPSS and Stata allow no code between the values of a number, so declined numbers get negative codes. */
const declined: readonly DataCode[] = [
  { value: -98, label: { en: "Don't know", zh: '不知道' }, missing: true },
  { value: -99, label: { en: 'Prefer not to say', zh: '不愿回答' }, missing: true },
];

const notSelected: readonly DataCode[] = [
  { value: 0, label: { en: 'Not selected', zh: '未选' }, missing: false },
  { value: 1, label: { en: 'Selected', zh: '已选' }, missing: false },
];

/** No question may have this name. */
export const leftOutColumn = 'left_out';

const leftOutLabel: Bilingual = {
  en: 'Left out after review: not in figures, without a weight',
  zh: '复核后不计入：指标中不使用，无权数',
};

const keptOrLeftOut: readonly DataCode[] = [
  { value: 0, label: { en: 'Counts', zh: '计入' }, missing: false },
  { value: 1, label: { en: 'Left out', zh: '不计入' }, missing: false },
];

export const leftOutVariable: DataColumn<Pick<RecordedAnswer, 'leftOut'>> = {
  ...{ name: leftOutColumn, label: leftOutLabel, kind: 'codes', width: 8, codes: keptOrLeftOut, question: null },
  valueOf: ({ leftOut }) => Number(leftOut),
};

function numbers<Row>(name: string, label: Bilingual, valueOf: (row: Row) => DataValue): DataColumn<Row> {
  return { name, label, kind: 'number', width: 8, codes: [], question: null, valueOf };
}

function texts<Row>(name: string, label: Bilingual, valueOf: (row: Row) => string | null): DataColumn<Row> {
  return { name, label, kind: 'text', width: widest, codes: [], question: null, valueOf };
}

/** Values that are stored as texts, numbered from 1 in the order of their labels. */
function numbered(
  [name, label]: readonly [string, Bilingual],
  labels: ReadonlyMap<string, Bilingual>,
  valueOf: (row: RecordedAnswer) => string | null,
): DataColumn {
  const values = new Map([...labels.keys()].map((stored, at) => [stored, at + 1]));
  return {
    ...numbers(name, label, (row) => values.get(valueOf(row) ?? '') ?? null),
    kind: 'codes',
    codes: [...labels.values()].map((each, at) => ({ value: at + 1, label: each, missing: false })),
  };
}

const labelled = (labels: Readonly<Record<string, Bilingual>>): ReadonlyMap<string, Bilingual> =>
  new Map(Object.entries(labels));

const asNumber = (text: string | undefined): number | null =>
  text === undefined || text.trim() === '' ? null : Number(text);

const sizeLabel: Bilingual = { en: 'Size class of the enterprise', zh: '企业规模组' };
const durationLabel: Bilingual = { en: 'Duration, in bands', zh: '作答时长（分段）' };
const paceLabel: Bilingual = { en: 'Time per question, in bands', zh: '每题用时（分段）' };
const dispositionLabel: Bilingual = { en: 'Completion status', zh: '完成状态' };

const psuLabel: Bilingual = {
  en: 'Primary sampling unit (enterprise, or pool of small enterprises), numbered at random in each export',
  zh: '初级抽样单元（企业或小企业合并组），每次导出随机编号',
};

const noOrYes: readonly DataCode[] = [
  { value: 0, label: { en: 'No', zh: '否' }, missing: false },
  { value: 1, label: { en: 'Yes', zh: '是' }, missing: false },
];

/** One variable of 0 and 1 for each rule, as for a question with several answers. */
const flagColumns = (names: WaveNames['flags']): DataColumn[] =>
  Object.entries(names).map(([code, { en, zh }]) => ({
    ...numbers(`flag_${code}`, { en: `Flag: ${en}`, zh: `标记：${zh}` }, ({ flags }) => Number(flags.includes(code))),
    ...{ kind: 'codes', codes: noOrYes },
  }));

/** What is stored with an answer. */
function recordColumns({ parks, flags }: WaveNames, weights: DataWeights | null): DataColumn[] {
  const ordered = new Map([...parks].sort(([, a], [, b]) => a.en.localeCompare(b.en, 'en')));
  const durations = labelled(durationBandLabels);
  const paces = labelled(paceBandLabels);
  return [
    texts('lang', { en: 'Language of the answers', zh: '作答语言' }, (row) => row.lang),
    texts('version', { en: 'Version of the questionnaire', zh: '问卷版本' }, (row) => row.formVersion),
    numbered(['park', { en: 'Park', zh: '园区' }], ordered, (row) => row.parkId),
    numbered(['size_class', sizeLabel], labelled(sizeLabels), (row) => row.sizeClass),
    texts('stratum', { en: 'Stratum', zh: '层' }, (row) => row.stratum),
    numbers('psu', psuLabel, (row) => row.psu),
    ...designColumns(weights),
    texts('modules_offered', { en: 'Optional modules offered', zh: '提供的选答模块' }, (row) =>
      row.modulesOffered.join(' '),
    ),
    texts('modules_taken', { en: 'Optional modules accepted', zh: '接受的选答模块' }, (row) =>
      row.modulesTaken.join(' '),
    ),
    numbers('n_asked', { en: 'Number of questions asked', zh: '已提问题数' }, (row) => row.askedCount),
    numbered(['duration_band', durationLabel], durations, (row) => row.durationBand),
    numbered(['pace_band', paceLabel], paces, (row) => row.paceBand),
    numbered(['disposition', dispositionLabel], labelled(dispositionLabels), (row) => row.disposition),
    ...flagColumns(flags),
    leftOutVariable,
  ];
}

export const isWholeCode = (code: string): boolean => /^-?\d{1,9}$/.test(code);

/** What both kinds of rows have. */
export interface Answered {
  readonly answers: NestedAnswers;
}

const textOf = ({ answers }: Answered, name: string): string | undefined => {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : undefined;
};

/** A text without the answers that phones show in it: `Age of ${name}` becomes `Age of [name]`. */
const plainText = ({ en, zh }: Bilingual): Bilingual => {
  const plain = (text: string): string => text.replace(/\$\{\s*([^}]*?)\s*\}/g, '[$1]');
  return { en: plain(en), zh: plain(zh) };
};

export const plainQuestion = (question: Question): Question => ({
  ...question,
  label: plainText(question.label),
  choices: question.choices.map((choice) => ({ ...choice, label: plainText(choice.label) })),
});

/** One variable for a question with one answer, one of 0 and 1 for each choice of a question with several. */
export function questionColumns(question: Question): DataColumn<Answered>[] {
  const { name, label, type } = question;
  if (type === 'note') return [];
  const common = { name, label, question: label, width: 8 };
  if (type === 'select_multiple') return multipleColumns(question);
  if (type === 'rank') return rankColumns(question);
  const codes = question.choices.map((choice) => ({ code: choice.code, label: choice.label }));
  if (type === 'select_one' && codes.every(({ code }) => isWholeCode(code))) {
    const missing = question.decline?.codes ?? [];
    return [
      {
        ...common,
        kind: 'codes',
        codes: codes.map(({ code, label: of }) => ({
          value: Number(code),
          label: of,
          missing: missing.includes(code),
        })),
        valueOf: (row) => asNumber(textOf(row, name)),
      },
    ];
  }
  if (type !== 'integer' && type !== 'decimal')
    return [{ ...common, kind: 'text', width: widest, codes: [], valueOf: (row) => textOf(row, name) ?? null }];
  const mark = declineMark(question);
  return [
    {
      ...common,
      kind: 'number',
      codes: declined.filter(({ value }) => question.decline?.codes.includes(String(-value)) === true),
      valueOf: (row) => {
        const refusal = mark === null ? undefined : textOf(row, mark);
        return refusal === undefined || refusal === '' ? asNumber(textOf(row, name)) : -Number(refusal);
      },
    },
  ];
}

/** The codes in a text, which the columns of one question ask for one after the other. */
function codesOfLast(): (text: string) => readonly string[] {
  let last = '';
  let codes: readonly string[] = [];
  return (text) => {
    if (text !== last) codes = text.split(' ').filter((one) => one !== '');
    last = text;
    return codes;
  };
}

function multipleColumns(question: Question): DataColumn<Answered>[] {
  const codesIn = codesOfLast();
  const refusals = question.decline?.codes ?? [];
  const missing = question.choices
    .filter(({ code }) => refusals.includes(code))
    .map(({ code, label }) => ({ value: -Number(code), label, missing: true }));
  return question.choices
    .filter(({ code }) => !refusals.includes(code))
    .map(({ code, label }) => ({
      name: `${question.name}_${code}`,
      label: { en: `${question.label.en}: ${label.en}`, zh: `${question.label.zh}：${label.zh}` },
      kind: 'codes',
      width: 8,
      codes: [...notSelected, ...missing],
      question: question.label,
      valueOf: (row) => {
        const selected = codesIn(textOf(row, question.name) ?? '');
        if (selected.length === 0) return null;
        const refusal = selected.find((one) => refusals.includes(one));
        return refusal === undefined ? Number(selected.includes(code)) : -Number(refusal);
      },
    }));
}

/** The place of each choice, from 1. */
function rankColumns({ name, label, choices }: Question): DataColumn<Answered>[] {
  return choices.map((choice) => ({
    name: `${name}_${choice.code}`,
    label: { en: `${label.en}: ${choice.label.en}`, zh: `${label.zh}：${choice.label.zh}` },
    ...{ kind: 'number', width: 8, codes: [], question: label },
    valueOf: (row) => {
      const place = (textOf(row, name) ?? '').split(' ').indexOf(choice.code);
      return place < 0 ? null : place + 1;
    },
  }));
}

const keyLabel: Bilingual = { en: 'Key of the answer, random', zh: '答卷的键（随机）' };

/**
 * The variables of the data files of a wave, in the order of the questionnaire. Declined answers have codes that are
 * marked as missing (-98 and -99 for numbers and questions with several answers); what was not asked has no value. A
 * questionnaire with repeats has a key, to which the entries refer (`entryColumns`).
 *
 * @param weights null if the wave has none
 */
export function dataColumns(
  { questions, repeats = [] }: Pick<Questionnaire, 'questions' | 'repeats'>,
  names: WaveNames,
  weights: DataWeights | null,
): readonly DataColumn[] {
  const key = texts<RecordedAnswer>('answer_key', keyLabel, ({ id }) => id);
  const asked = questions
    .filter(({ repeat }) => repeat === undefined)
    .flatMap((each) => questionColumns(plainQuestion(each)));
  const own = [...(repeats.length > 0 ? [key] : []), ...recordColumns(names, weights)];
  return [...withFreeNames(own, asked), ...asked];
}

/** Questionnaires may have questions with the names of later columns, which get a suffix. SPSS does not regard case. */
function withFreeNames(own: readonly DataColumn[], asked: readonly DataColumn[]): DataColumn[] {
  const taken = new Set(asked.map(({ name }) => name.toLowerCase()));
  return own.map((column) => {
    let { name } = column;
    while (taken.has(name.toLowerCase())) name += '_';
    return { ...column, name };
  });
}

/** The variables of the data file of a repeat: one row for each entry, with the key of the answer that it belongs to. */
export function entryColumns(
  { name, repeat: outer }: Repeat,
  { questions }: Pick<Questionnaire, 'questions'>,
): readonly DataColumn<RecordedEntry>[] {
  const outerLabel: Bilingual = { en: `Number of the entry of “${outer}”`, zh: `“${outer}”的序号` };
  return [
    texts<RecordedEntry>('answer_key', keyLabel, ({ answerKey }) => answerKey),
    ...(outer === undefined ? [] : [numbers<RecordedEntry>('outer_entry', outerLabel, ({ outerEntry }) => outerEntry)]),
    numbers<RecordedEntry>('entry', { en: 'Number of the entry', zh: '序号' }, ({ entry }) => entry),
    ...questions.filter(({ repeat }) => repeat === name).flatMap((each) => questionColumns(plainQuestion(each))),
  ];
}

/** The entries of a repeat in some answers. */
export function entriesOf(
  rows: readonly Pick<RecordedAnswer, 'id' | 'answers'>[],
  { name, repeat: outer }: Pick<Repeat, 'name' | 'repeat'>,
  repeats: readonly Pick<Repeat, 'name' | 'repeat'>[],
): RecordedEntry[] {
  const around = repeats.find((each) => each.name === outer);
  const whole = (): RecordedEntry[] =>
    rows.map(({ id, answers }) => ({ answerKey: id, outerEntry: 0, entry: 0, answers }));
  const counts = new Map<string, number>();
  return (around === undefined ? whole() : entriesOf(rows, around, repeats)).flatMap(
    ({ answerKey, entry, answers }) => {
      const entries = answers[name];
      if (typeof entries !== 'object') return [];
      return entries.map((own) => {
        const number = (counts.get(answerKey) ?? 0) + 1;
        counts.set(answerKey, number);
        return { answerKey, outerEntry: entry, entry: number, answers: own };
      });
    },
  );
}
