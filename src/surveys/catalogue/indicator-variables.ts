import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { IndicatorVariable, MappedKind, NumberUnit } from '../domain/mapping.js';
import { parkWorkerQuestionnaire } from './park-worker.js';

const kinds: Readonly<Record<string, MappedKind>> = {
  integer: 'number',
  decimal: 'number',
  select_one: 'code',
  select_multiple: 'codes',
};

const unit = (code: string, label: LocalizedText, [times, per]: readonly [number, number] = [1, 1]): NumberUnit => ({
  ...{ code, label, times, per },
});

const hours = [
  unit('hours-week', localized('hours a week', '小时／周')),
  unit('hours-month', localized('hours a month', '小时／月'), [12, 52]),
];
const percent = [
  unit('percent', localized('percent', '百分比')),
  unit('share', localized('share from 0 to 1', '0至1的比例'), [100, 1]),
];
const days = [unit('days', localized('days', '天'))];

/** Units of the numbers; the first is that of the built-in questionnaire. */
const unitsOf: Readonly<Record<string, readonly NumberUnit[]>> = {
  age: [unit('years', localized('completed years', '周岁'))],
  hours_usual: hours,
  hours_other: hours,
  env_output_share: percent,
  env_process_share: percent,
  wage_month: [
    unit('yuan-month', localized('yuan a month', '元／月')),
    unit('thousand-yuan-month', localized('thousand yuan a month', '千元／月'), [1000, 1]),
    unit('yuan-year', localized('yuan a year', '元／年'), [1, 12]),
    unit('ten-thousand-yuan-year', localized('ten thousand yuan a year', '万元／年'), [10_000, 12]),
  ],
  tenure_years: [unit('years', localized('years', '年')), unit('months', localized('months', '个月'), [1, 12])],
  green_train_hours: [unit('hours', localized('hours', '小时'))],
  injury_n: [unit('accidents', localized('accidents', '次'))],
  injury_days: days,
  reemp_weeks: [unit('weeks', localized('weeks', '周')), unit('days', localized('days', '天'), [1, 7])],
};

/** The variables of the indicators: the questions of the built-in questionnaire that are numbers or choices. */
export const indicatorVariables: readonly IndicatorVariable[] = parkWorkerQuestionnaire.questions.flatMap(
  ({ name, module, type, choices }) => {
    const kind = kinds[type];
    if (kind === undefined) return [];
    const categories = choices.map(({ code, label }) => ({ code, label }));
    return [{ name, module, kind, categories, units: kind === 'number' ? unitsOf[name]! : [] }];
  },
);
