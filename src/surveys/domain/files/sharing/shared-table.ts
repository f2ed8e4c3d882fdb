/** The table of a shared file: answers with broader values, protected combinations, and mean weights. */
import type { Bilingual } from '../../../form/index.js';
import {
  type Answered,
  type DataCode,
  type DataColumn,
  leftOutVariable,
  plainQuestion,
  questionColumns,
  type RecordedAnswer,
} from '../data-columns.js';
import type { DataTable } from '../data-tables.js';
import { weightVariable, type WeightVersion } from '../design-columns.js';
import type { Protection } from './protection.js';
import type { SharedPlan, SharedVariable } from './shared-plan.js';

/** A value that is protected; negative codes are codes of no question. */
const protectedCode = '-97';
const protectedLabel: Bilingual = { en: 'Protected', zh: '已作保密处理' };

export interface SharedTableParts {
  readonly plan: SharedPlan;
  readonly protection: Protection;
  readonly weights: WeightVersion | null;
  /** The thresholds and the revision of the rules. */
  readonly note: Bilingual;
}

type Shared = Answered & Pick<RecordedAnswer, 'weight' | 'leftOut'>;

function columnsOf({ plan, protection, weights }: SharedTableParts): readonly DataColumn<Shared>[] {
  const average = weights !== null && plan.hasWeights ? [meanWeight(weights)] : [];
  return [leftOutVariable, ...average, ...plan.variables.flatMap((variable) => ofVariable(variable, plan, protection))];
}

const meanWeight = (version: WeightVersion): DataColumn<Pick<RecordedAnswer, 'weight'>> => ({
  ...weightVariable(version),
  note: {
    en: 'The mean weight of the answers with the same key variables, so that totals by key variables stay the same.',
    zh: '关键变量相同的答卷的平均权数；按关键变量计算的总数不变。',
  },
});

function ofVariable(variable: SharedVariable, plan: SharedPlan, protection: Protection): DataColumn<Shared>[] {
  const { question, codes, key } = variable;
  const whole =
    key === null
      ? question
      : {
          ...question,
          choices: [...question.choices, { code: protectedCode, label: protectedLabel }],
          decline: { stored_in: 'value', codes: [...(question.decline?.codes ?? []), protectedCode] },
        };
  const note = noteOf(variable, plan, protection);
  return questionColumns(plainQuestion(whole)).map((column) => ({
    ...column,
    codes: [...(codes as DataCode[]), ...column.codes],
    ...(note !== null && { note }),
  }));
}

function noteOf({ note, key, dependsOn }: SharedVariable, plan: SharedPlan, protection: Protection): Bilingual | null {
  const names = dependsOn.map((at) => plan.keys[at]!.name).join(', ');
  const parts: Bilingual[] = [
    ...(note === null ? [] : [note]),
    ...(key === null
      ? []
      : [
          {
            en: `Key variable; ${protection.suppressed[key]} values are protected.`,
            zh: `关键变量，${protection.suppressed[key]}个值已作保密处理。`,
          },
        ]),
    ...(dependsOn.length === 0
      ? []
      : [
          {
            en: `Also ${key === null ? 'blank' : 'protected'} where ${names} is protected.`,
            zh: `${names}作保密处理时，本变量也${key === null ? '为空' : '作保密处理'}。`,
          },
        ]),
  ];
  if (parts.length === 0) return null;
  return { en: parts.map(({ en }) => en).join(' '), zh: parts.map(({ zh }) => zh).join('') };
}

/** What an answer shows; the wave had no such answer when combinations were counted: undefined. */
function shownAnswer(row: RecordedAnswer, { plan, protection }: SharedTableParts): Shared | undefined {
  const shown = protection.shownOf(plan.valuesOf(row));
  if (shown === undefined) return undefined;
  const answers: Record<string, string> = {};
  for (const { question, key, dependsOn, answersOf } of plan.variables) {
    if (key !== null) answers[question.name] = shown[key] ?? protectedCode;
    else if (dependsOn.every((at) => shown[at] !== null)) Object.assign(answers, answersOf(row));
  }
  return { answers, weight: row.weight === null ? null : protection.weightOf(shown), leftOut: row.leftOut };
}

const label: Bilingual = { en: 'One row for each answer', zh: '每份答卷一行' };

/** Answers that changed after combinations were counted end the file: it could show a combination that is too rare. */
export function sharedTable(parts: SharedTableParts): DataTable {
  const columns = columnsOf(parts);
  return {
    ...{ name: 'answers', repeat: null, label, columns, note: parts.note },
    valuesOf: (rows) =>
      rows.map((row) => {
        const shown = shownAnswer(row, parts);
        if (shown === undefined) throw new Error('Answers changed during the export');
        return columns.map((column) => column.valueOf(shown));
      }),
  };
}
