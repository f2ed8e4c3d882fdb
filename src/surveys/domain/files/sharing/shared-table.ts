/** The table of a shared file: answers with broader values, protected combinations, and mean weights. */
import type { Bilingual } from '../../../form/index.js';
import {
  type Answered,
  type DataCode,
  type DataColumn,
  type DataValue,
  plainQuestion,
  questionColumns,
  type RecordedAnswer,
} from '../data-columns.js';
import type { DataTable } from '../data-tables.js';
import { weightVariable, type WeightVersion } from '../design-columns.js';
import type { Protection } from './protection.js';
import { protectedCode, type SharedSource } from './coarse-questions.js';
import type { SharedPlan, SharedVariable } from './shared-plan.js';

const protectedLabel: Bilingual = { en: 'Protected', zh: '已作保密处理' };

export interface SharedTableParts {
  readonly plan: SharedPlan;
  readonly protection: Protection;
  readonly weights: WeightVersion | null;
  /** The thresholds and the revision of the rules. */
  readonly note: Bilingual;
}

type Shared = Answered & Pick<RecordedAnswer, 'weight'>;

function columnsOf({ plan, protection, weights }: SharedTableParts): readonly DataColumn<Shared>[] {
  const average = weights !== null && plan.hasWeights ? [meanWeight(weights)] : [];
  return [...average, ...plan.variables.flatMap((variable) => ofVariable(variable, plan, protection))];
}

const meanWeight = (version: WeightVersion): DataColumn<Pick<RecordedAnswer, 'weight'>> => ({
  ...weightVariable({ version, correction: false }),
  note: {
    en: 'The same for all answers that show the same key variables: the sum of their weights divided by their number. Blank where too few answers or enterprises have a weight.',
    zh: '关键变量相同的答卷取值相同，为其权数之和除以答卷数；有权数的答卷或企业过少时为空。',
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

/** What an answer that was counted shows. */
function shownAnswer(row: SharedSource, { plan, protection }: SharedTableParts): Shared {
  const shown = protection.shownOf(plan.valuesOf(row));
  const answers: Record<string, string> = {};
  for (const { question, key, dependsOn, answersOf } of plan.variables) {
    if (key !== null) answers[question.name] = shown[key] ?? protectedCode;
    else if (dependsOn.every((at) => shown[at] !== null)) Object.assign(answers, answersOf(row));
  }
  return { answers, weight: plan.hasWeights ? protection.weightOf(shown) : null };
}

const described = ({ valueOf: _, ...column }: DataColumn<Shared>): Omit<DataColumn, 'valueOf'> => column;

const label: Bilingual = { en: 'One row for each answer', zh: '每份答卷一行' };

/** A finished table, as far as it is not rows: it is stored, and formats are written from it. */
export type SharedDescription = Omit<DataTable, 'valuesOf'>;

export function sharedTable(parts: SharedTableParts): {
  readonly description: SharedDescription;
  readonly valuesOf: (rows: readonly SharedSource[]) => readonly (readonly DataValue[])[];
} {
  const columns = columnsOf(parts);
  return {
    description: { name: 'answers', repeat: null, label, note: parts.note, columns: columns.map(described) },
    valuesOf: (rows) =>
      rows.map((row) => {
        const shown = shownAnswer(row, parts);
        return columns.map((column) => column.valueOf(shown));
      }),
  };
}
