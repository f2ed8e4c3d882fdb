/** Questions as a shared file has them: fewer and broader answers. */
import type { Bilingual, Choice, NestedAnswers, Question } from '../../../form/index.js';
import { declineMark } from '../../questionnaire.js';
import { type DataCode, isWholeCode } from '../data-columns.js';
import { parkVariable, sizeLabels, sizeVariable, type VariableRule } from './sharing-rules.js';

/** What a value is computed from. */
export interface SharedSource {
  readonly parkId: string;
  readonly sizeClass: string | null;
  readonly answers: NestedAnswers;
}

export interface SharedPlace {
  readonly id: string;
  readonly name: Bilingual;
}

/** Parks by id, each with the place around it. */
export type SharedParks = ReadonlyMap<string, { readonly name: Bilingual; readonly region: SharedPlace | null }>;

export interface CoarseQuestion {
  readonly question: Question;
  /** Meanings of values that replace many, such as the highest. */
  readonly codes: readonly DataCode[];
  /** What was done, for the codebook. */
  readonly note: Bilingual | null;
  /** The answer, and the marker that a number was declined. */
  readonly answersOf: (source: SharedSource) => Readonly<Record<string, string>>;
}

const textIn = (answers: NestedAnswers, name: string): string => {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : '';
};

/** After the first characters of a code that are the code of a declined answer: the group gets another number. */
const notDeclined = '…';

const blank: Omit<Question, 'name' | 'label' | 'choices'> = {
  ...{ module: '', type: 'select_one', relevant: '', constraint: '', answer: 'optional' },
};

/** Shown instead of a value that is protected. */
export const protectedCode = '-97';

/** A question with one of these answers, whose codes are whole numbers in files. */
function ofChoices(
  question: Question,
  choices: readonly Choice[],
  codeOf: (source: SharedSource) => string,
): Omit<CoarseQuestion, 'note'> {
  const { name } = question;
  const refusals = new Set(question.decline?.codes ?? []);
  const isNumbered = choices.every(({ code }) => isWholeCode(code) && code !== protectedCode);
  // the codes of declined answers end at 99
  const written = new Map(
    choices.map(({ code }, at) => [
      code,
      isNumbered || (refusals.has(code) && isWholeCode(code)) ? code : String(at + 101),
    ]),
  );
  return {
    question: {
      ...question,
      type: 'select_one',
      choices: choices.map((each) => ({ ...each, code: written.get(each.code)! })),
    },
    codes: [],
    answersOf: (source) => ({ [name]: written.get(codeOf(source)) ?? '' }),
  };
}

/** The park or the size class of the enterprise, as a question. */
function ofSample(rule: VariableRule, parks: SharedParks): CoarseQuestion {
  if (rule.variable === sizeVariable) {
    const choices = Object.entries(sizeLabels).map(([code, label]) => ({ code, label }));
    const question = {
      ...blank,
      name: sizeVariable,
      label: { en: 'Size class of the enterprise', zh: '企业规模组' },
      choices,
    };
    return joined(question, rule, ({ sizeClass }) => sizeClass ?? '');
  }
  const isRegion = rule.treatment === 'region';
  const places = new Map(
    [...parks].flatMap(([id, { name, region }]) => {
      const place = isRegion ? region : { id, name };
      return place === null ? [] : [[place.id, place.name] as const];
    }),
  );
  const ordered = [...places].sort(([, a], [, b]) => a.en.localeCompare(b.en, 'en'));
  const codes = new Map(ordered.map(([id], at) => [id, String(at + 1)]));
  const choices = ordered.map(([id, label]) => ({ code: codes.get(id)!, label }));
  const label = isRegion ? { en: 'Region of the park', zh: '园区所在地区' } : { en: 'Park', zh: '园区' };
  const placeOf = ({ parkId }: SharedSource): string => (isRegion ? (parks.get(parkId)?.region?.id ?? '') : parkId);
  return {
    ...ofChoices(
      { ...blank, name: parkVariable, label, choices },
      choices,
      (source) => codes.get(placeOf(source)) ?? '',
    ),
    note: isRegion ? { en: 'The region instead of the park.', zh: '以所在地区代替园区。' } : null,
  };
}

/** Choices of a question, joined as a rule says; declined answers stay what they are. */
function joined(question: Question, rule: VariableRule, codeIn: (source: SharedSource) => string): CoarseQuestion {
  const refusals = new Set(question.decline?.codes ?? []);
  const groupOf = (code: string): string => {
    if (refusals.has(code)) return code;
    if (rule.treatment === 'digits') {
      const first = code.slice(0, rule.digits!);
      return refusals.has(first) ? `${first}${notDeclined}` : first;
    }
    return rule.groups.find((group) => group.includes(code))?.[0] ?? code;
  };
  const groups = new Map<string, Choice[]>();
  for (const choice of question.choices) {
    const code = rule.treatment === 'keep' ? choice.code : groupOf(choice.code);
    groups.set(code, [...(groups.get(code) ?? []), choice]);
  }
  const choices = [...groups].map(([code, members]) => ({ code, label: labelOf(code, members, rule) }));
  const notes: Partial<Record<VariableRule['treatment'], Bilingual>> = {
    groups: { en: 'Some choices were joined.', zh: '部分选项已合并。' },
    digits: { en: `Only the first ${rule.digits} characters of the code.`, zh: `只有编码的前${rule.digits}位。` },
  };
  return {
    ...ofChoices(question, choices, (source) => {
      const code = codeIn(source);
      return rule.treatment === 'keep' || code === '' ? code : groupOf(code);
    }),
    note: notes[rule.treatment] ?? null,
  };
}

function labelOf(code: string, members: readonly Choice[], { treatment }: VariableRule): Bilingual {
  const first = code.replace(notDeclined, '');
  const same = members.find((each) => each.code === code);
  if (members.length === 1 || (treatment === 'digits' && same !== undefined)) return (same ?? members[0]!).label;
  if (treatment === 'digits') return { en: `Codes that begin with ${first}`, zh: `以${first}开头的编码` };
  return {
    en: members.map(({ label }) => label.en).join('; '),
    zh: members.map(({ label }) => label.zh).join('；'),
  };
}

const refusalLabels: Readonly<Record<string, Bilingual>> = {
  98: { en: "Don't know", zh: '不知道' },
  99: { en: 'Prefer not to say', zh: '不愿回答' },
};

/** A number as one of several ranges. */
function banded(question: Question, { bands }: VariableRule): CoarseQuestion {
  const { name } = question;
  const mark = declineMark(question);
  const step = question.type === 'integer' ? 1 : 0;
  const labels: Bilingual[] = [
    { en: `Under ${bands[0]}`, zh: `不足${bands[0]}` },
    ...bands.slice(1).map((end, at): Bilingual => {
      const from = bands[at]!;
      if (step === 1)
        return end - 1 === from ? both(String(from)) : { en: `${from} to ${end - 1}`, zh: `${from}至${end - 1}` };
      return { en: `${from} to under ${end}`, zh: `${from}至不足${end}` };
    }),
    { en: `${bands.at(-1)} or more`, zh: `${bands.at(-1)}及以上` },
  ];
  const refusals = (question.decline?.codes ?? []).map((code) => ({ code, label: refusalLabels[code] ?? both(code) }));
  // whole numbers unless a declined answer has one of them as its code
  const isClear = refusals.every(({ code }) => !(Number(code) >= 1 && Number(code) <= labels.length));
  const bandCode = (at: number): string => (isClear ? String(at) : `${at}${notDeclined}`);
  const choices = [...labels.map((label, at) => ({ code: bandCode(at + 1), label })), ...refusals];
  const codeOf = ({ answers }: SharedSource): string => {
    const refusal = mark === null ? '' : textIn(answers, mark);
    const text = textIn(answers, name);
    if (refusal !== '' || text === '') return refusal;
    return bandCode(bands.filter((from) => Number(text) >= from).length + 1);
  };
  const asChoice: Question = { ...question, decline: question.decline && { ...question.decline, stored_in: 'value' } };
  return {
    ...ofChoices(asChoice, choices, codeOf),
    note: { en: 'The number as a range.', zh: '数值已分段。' },
  };
}

const both = (text: string): Bilingual => ({ en: text, zh: text });

/** Top and bottom coding: a value beyond a limit becomes the limit. */
function limited(question: Question, { lowest, highest }: VariableRule): CoarseQuestion {
  const { name } = question;
  const mark = declineMark(question);
  const within = (text: string): string => {
    if (text === '') return '';
    const value = Number(text);
    if (highest !== null && value >= highest) return String(highest);
    return lowest !== null && value <= lowest ? String(lowest) : text;
  };
  const codes: DataCode[] = [
    ...(lowest === null
      ? []
      : [{ value: lowest, label: { en: `${lowest} or less`, zh: `${lowest}及以下` }, missing: false }]),
    ...(highest === null
      ? []
      : [{ value: highest, label: { en: `${highest} or more`, zh: `${highest}及以上` }, missing: false }]),
  ];
  return {
    question,
    codes,
    note: {
      en: codes.map(({ value, label }) => `${value} means ${label.en}.`).join(' '),
      zh: codes.map(({ value, label }) => `${value}表示${label.zh}。`).join(''),
    },
    answersOf: ({ answers }) => ({
      [name]: within(textIn(answers, name)),
      ...(mark !== null && { [mark]: textIn(answers, mark) }),
    }),
  };
}

/** A variable of a shared file; null: it is left out. */
export function coarseQuestion(
  rule: VariableRule,
  question: Question | undefined,
  parks: SharedParks,
): CoarseQuestion | null {
  if (rule.treatment === 'leave-out' || rule.treatment === 'average') return null;
  if (question === undefined) return ofSample(rule, parks);
  if (rule.treatment === 'bands') return banded(question, rule);
  if (rule.treatment === 'limits') return limited(question, rule);
  if (question.type === 'select_one') return joined(question, rule, ({ answers }) => textIn(answers, question.name));
  const mark = declineMark(question);
  const names = mark === null ? [question.name] : [question.name, mark];
  return {
    ...{ question, codes: [], note: null },
    answersOf: ({ answers }) => Object.fromEntries(names.map((name) => [name, textIn(answers, name)])),
  };
}

/** Names of the stored answers that a question reads. */
export const storedNames = (question: Question): string[] => {
  const mark = declineMark(question);
  return mark === null ? [question.name] : [question.name, mark];
};
