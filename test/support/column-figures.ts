/** Figures computed from individual values, of the fixture's workers, each repeated several times. */
import { leastRules } from '../../src/methodology/disclosure/primary.js';
import type { Variables } from '../../src/modules/indicators/domain/definitions/formula/evaluate.js';
import {
  type ColumnResult,
  estimateColumns,
} from '../../src/modules/indicators/domain/runs/estimators/column-estimates.js';
import type { ColumnPlan, Statistic } from '../../src/modules/indicators/domain/runs/estimators/column-plan.js';
import { ValueColumns } from '../../src/modules/indicators/domain/runs/estimators/columns.js';
import { fixtureWorkers } from './methodology-workers.js';

const is =
  (name: string, code: string) =>
  (person: Variables): 0 | 1 =>
    person.code(name) === code ? 1 : 0;
const pay = (person: Variables): number | null => person.number('hourly');
const ages = [...new Set(fixtureWorkers.map(({ age }) => age))].sort().map((age) => [age]);
const median = { value: pay, p: 0.5 } as const;

const statistics: Readonly<Record<string, Statistic>> = {
  median: { kind: 'quantile', ...median },
  medianGap: { kind: 'quantile-gap', ...median, contrast: 'relative-gap', of: is('sex', '2'), to: is('sex', '1') },
  premium: { kind: 'quantile-gap', ...median, contrast: 'premium', of: is('green', '1'), to: is('green', '0') },
  segregation: { kind: 'segregation', code: (person) => person.code('isco') },
  factorWeightedGap: { kind: 'factor-gap', value: pay, factors: [{ name: 'age_group', classes: ages }], fewest: 5 },
};

export interface ColumnExample {
  readonly figure: string;
  /** How often each worker is repeated, with proportionally less weight. */
  readonly times: number;
}

export function columnFigure({ figure, times }: ColumnExample): ColumnResult['cells'][number]['cell'] {
  const plan: ColumnPlan = { id: figure, universe: () => 1, statistic: statistics[figure]! };
  const columns = new ValueColumns([plan], []);
  for (const { wage, woman, isco, age, green, psu, stratum } of fixtureWorkers) {
    const codes: Readonly<Record<string, string>> = {
      sex: woman ? '2' : '1',
      isco: String(isco),
      age_group: age,
      green: green ? '1' : '0',
    };
    const person: Variables = { number: () => wage, code: (name) => codes[name] ?? null, codes: () => null };
    const seen = { person, unit: psu, enterprise: psu, stratum, sizeClass: 'S2', sex: woman ? 0 : 1, levels: [] };
    for (let time = 0; time < times; time += 1) columns.add(seen);
  }
  const weights = new Map(fixtureWorkers.map(({ psu, weight }) => [psu, Math.round((weight / times) * 1e6)]));
  const [result] = estimateColumns(columns, {
    lonely: 'adjust',
    least: leastRules,
    weightOf: (enterprise) => weights.get(enterprise)!,
    placesOf: () => [{ sex: null, breakdown: null, level: null }],
  });
  return result!.cells[0]!.cell;
}
