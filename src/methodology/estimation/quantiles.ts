/**
 * Weighted quantiles by eleven rules, and the position of a value in the weighted distribution (for Woodruff's interval).
 * References: R. Hyndman, Y. Fan, Sample quantiles in statistical packages (1996), types 1-9, with weights as in
 * R survey's svyquantile; R. Woodruff, Confidence intervals for medians and other position measures (1952).
 */
export type QuantileRule = 'math' | 'school' | 'hf1' | 'hf2' | 'hf3' | 'hf4' | 'hf5' | 'hf6' | 'hf7' | 'hf8' | 'hf9';
export const quantileRules: readonly QuantileRule[] = [
  'math',
  'school',
  'hf1',
  'hf2',
  'hf3',
  'hf4',
  'hf5',
  'hf6',
  'hf7',
  'hf8',
  'hf9',
];

/** Sorted values with cumulative weights, ties kept separate; rows with weight 0 are excluded. */
export interface WeightedDistribution {
  readonly values: readonly number[];
  readonly cumulated: readonly number[];
}

export function distribution(values: Iterable<readonly [value: number, weight: number]>): WeightedDistribution {
  const pairs = [...values].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  let sum = 0;
  const cumulated = pairs.map(([, weight]) => (sum += weight));
  return { values: pairs.map(([value]) => value), cumulated };
}

/** Tolerance for comparing shares: a cumulative weight that equals p apart from rounding counts as p. */
const SAME = 1e-12;

function atLeast(data: WeightedDistribution, p: number): number {
  const total = data.cumulated.at(-1)!;
  const position = data.cumulated.findIndex((sum) => sum / total >= p - SAME);
  return position === -1 ? data.values.length - 1 : position;
}

function stepQuantile(data: WeightedDistribution, p: number, rule: 'hf1' | 'hf2' | 'hf3'): number {
  const total = data.cumulated.at(-1)!;
  const position = atLeast(data, p);
  const exact = Math.abs(data.cumulated[position]! / total - p) <= SAME && position + 1 < data.values.length;
  if (!exact || rule === 'hf1') return data.values[position]!;
  if (rule === 'hf2') return (data.values[position]! + data.values[position + 1]!) / 2;
  return (position + 1) % 2 === 0 ? data.values[position]! : data.values[position + 1]!;
}

/** Plotting positions of the interpolating rules: share of the k-th value. */
function plotting(data: WeightedDistribution, rule: 'hf4' | 'hf5' | 'hf6' | 'hf7' | 'hf8' | 'hf9'): number[] {
  const total = data.cumulated.at(-1)!;
  const last = total - (data.cumulated.at(-2) ?? 0);
  const between = (share: number, extra: number): number[] =>
    data.cumulated.map((sum, k) => ((1 - share) * sum + share * (data.cumulated[k - 1] ?? 0)) / (total + extra * last));
  switch (rule) {
    case 'hf4':
      return between(0, 0);
    case 'hf5':
      return between(1 / 2, 0);
    case 'hf6':
      return between(0, 1);
    case 'hf7':
      return between(1, -1);
    case 'hf8':
      return between(1 / 3, 1 / 3);
    case 'hf9':
      return between(3 / 8, 1 / 4);
  }
}

function interpolate(data: WeightedDistribution, p: number, positions: readonly number[]): number {
  if (p <= positions[0]!) return data.values[0]!;
  for (let k = 1; k < positions.length; k += 1) {
    if (p <= positions[k]!) {
      const share = (p - positions[k - 1]!) / (positions[k]! - positions[k - 1]!);
      return data.values[k - 1]! + share * (data.values[k]! - data.values[k - 1]!);
    }
  }
  return data.values.at(-1)!;
}

/** The p quantile, 0 <= p <= 1, of a distribution with at least one value. Unit of the values. */
export function weightedQuantile(data: WeightedDistribution, p: number, rule: QuantileRule): number {
  switch (rule) {
    case 'math':
      return stepQuantile(data, p, 'hf1');
    case 'school':
      return stepQuantile(data, p, 'hf2');
    case 'hf1':
    case 'hf2':
    case 'hf3':
      return stepQuantile(data, p, rule);
    default:
      return interpolate(data, p, plotting(data, rule));
  }
}
