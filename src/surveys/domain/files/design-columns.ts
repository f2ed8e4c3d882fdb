/** The variables of data files with which statistics programs compute figures and their errors. */
import type { Bilingual } from '../../form/index.js';
import type { DataColumn, RecordedAnswer } from './data-columns.js';

/** `outdated`: the answers or the sampling frame changed after the weights were made, so that no answer has one. */
export type WeightVersion = number | 'outdated';

/** What weights are calibrated to: workers by park and size class, women and men by park. */
export type CalibrationMargin = 'park-size' | 'park-sex';

/** What the weights of a wave are, and whether its figures have the finite population correction. */
export interface DataWeights {
  readonly version: WeightVersion;
  readonly correction: boolean;
  readonly margins?: readonly CalibrationMargin[];
}

/** The final weight of an answer. No question may have this name. */
export const weightColumn = 'survey_weight';
export const enterprisesColumn = 'fpc_enterprises';
const aboveTargetColumn = 'above_target';

const marginWords: Readonly<Record<CalibrationMargin, Bilingual>> = {
  'park-size': { en: 'workers by park and size class', zh: '分园区和规模组的职工数' },
  'park-sex': { en: 'women and men by park', zh: '分园区的男女职工数' },
};

function weightLabel({ version, margins = [] }: DataWeights): Bilingual {
  if (version === 'outdated')
    return {
      en: 'No weights: answers or the sampling frame changed since they were made; make weights first',
      zh: '无权数：生成权数后答卷或抽样框有变动，请先生成权数',
    };
  const words = (language: keyof Bilingual, before: string, between: string): string =>
    margins.length === 0 ? '' : before + margins.map((margin) => marginWords[margin][language]).join(between);
  return {
    en: `Final weight, version ${version}${words('en', ', calibrated to ', ' and to ')}; blank for answers without a weight`,
    zh: `最终权数（第${version}版${words('zh', '，按以下边际校准：', '、')}）；无权数的答卷为空`,
  };
}

const enterprisesLabel: Bilingual = {
  en: 'Enterprises of the stratum, for the finite population correction of the first stage (psu within stratum); blank for strata without a correction',
  zh: '该层的企业数，用于第一阶段（层内的 psu）的有限总体校正；无校正的层为空',
};

const aboveTargetLabel: Bilingual = {
  en: 'Complete answers of this enterprise and sex above their target; the same for all of them, and all count; blank without a target',
  zh: '该企业该性别的完整答卷超出目标的份数；同一企业同一性别的答卷取值相同，全部计入；无目标时为空',
};

function numbers<Row>(name: string, label: Bilingual, valueOf: (row: Row) => number | null): DataColumn<Row> {
  return { name, label, kind: 'number', width: 8, codes: [], question: null, valueOf };
}

export const weightVariable = (weights: DataWeights): DataColumn<Pick<RecordedAnswer, 'weight'>> =>
  numbers(weightColumn, weightLabel(weights), ({ weight }) => weight);

/**
 * Weight, population counts of strata, and answers above the target. The number of workers of an enterprise would identify
 * it (ADR 84).
 */
export function designColumns(weights: DataWeights | null): DataColumn[] {
  const above = numbers(aboveTargetColumn, aboveTargetLabel, (row: RecordedAnswer) => row.aboveTarget);
  if (weights === null) return [above];
  const weight = weightVariable(weights);
  if (!weights.correction) return [weight, above];
  return [weight, numbers(enterprisesColumn, enterprisesLabel, (row: RecordedAnswer) => row.enterprises), above];
}
