/** The variables of data files with which statistics programs compute figures and their errors. */
import type { Bilingual } from '../../form/index.js';
import type { DataColumn, RecordedAnswer } from './data-columns.js';

/** The finite population of an answer. */
export interface PopulationCounts {
  /** Of its stratum. */
  readonly enterprises: number;
  /** Of its enterprise. */
  readonly workers: number;
}

/** `outdated`: the answers or the sampling frame changed after the weights were made, so that no answer has one. */
export type WeightVersion = number | 'outdated';

/** What the weights of a wave are, and whether its figures have the finite population correction. */
export interface DataWeights {
  readonly version: WeightVersion;
  readonly correction: boolean;
}

/** The final weight of an answer. */
export const weightColumn = 'survey_weight';
export const enterprisesColumn = 'fpc_enterprises';
const workersColumn = 'fpc_workers';
const aboveTargetColumn = 'above_target';

/** No question may have these names. */
export const designNames = [weightColumn, enterprisesColumn, workersColumn, aboveTargetColumn] as const;

const weightLabel = (version: WeightVersion): Bilingual =>
  version === 'outdated'
    ? {
        en: 'No weights: answers or the sampling frame changed since they were made; make weights first',
        zh: '无权数：生成权数后答卷或抽样框有变动，请先生成权数',
      }
    : {
        en: `Final weight, version ${version}; blank for answers without a weight`,
        zh: `最终权数（第${version}版）；无权数的答卷为空`,
      };

const enterprisesLabel: Bilingual = {
  en: 'Enterprises of the stratum, for the finite population correction of the first stage (psu within stratum)',
  zh: '该层的企业数，用于第一阶段（层内的 psu）的有限总体校正',
};

const workersLabel: Bilingual = {
  en: 'Workers of the enterprise, for the finite population correction of the second stage (answers within psu)',
  zh: '该企业的职工数，用于第二阶段（psu 内的答卷）的有限总体校正',
};

const aboveTargetLabel: Bilingual = {
  en: 'Complete answers of this enterprise and sex above their target; the same for all of them, and all count',
  zh: '该企业该性别的完整答卷超出目标的份数；同一企业同一性别的答卷取值相同，全部计入',
};

function numbers<Row>(name: string, label: Bilingual, valueOf: (row: Row) => number | null): DataColumn<Row> {
  return { name, label, kind: 'number', width: 8, codes: [], question: null, valueOf };
}

export const weightVariable = (version: WeightVersion): DataColumn<Pick<RecordedAnswer, 'weight'>> =>
  numbers(weightColumn, weightLabel(version), ({ weight }) => weight);

/** Weight, population counts of both stages, and answers above the target. */
export function designColumns(weights: DataWeights | null): DataColumn[] {
  const above = numbers(aboveTargetColumn, aboveTargetLabel, (row: RecordedAnswer) => row.aboveTarget);
  if (weights === null) return [above];
  const weight = weightVariable(weights.version);
  if (!weights.correction) return [weight, above];
  return [
    weight,
    numbers(enterprisesColumn, enterprisesLabel, (row: RecordedAnswer) => row.populations?.enterprises ?? null),
    numbers(workersColumn, workersLabel, (row: RecordedAnswer) => row.populations?.workers ?? null),
    above,
  ];
}
