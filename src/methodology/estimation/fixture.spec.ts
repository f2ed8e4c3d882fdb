/** The numeric fixture of the methodology (section 4.12), computed with R survey 4.4-2: 28 workers, 10 enterprises, 4 strata. */
import { describe, expect, it } from '@jest/globals';
import { residualsOf } from '../calibration/calibrate.js';
import { rake } from '../calibration/rake.js';
import { contrast } from './contrasts.js';
import { buildDesign, degreesOfFreedom } from './design.js';
import { domainMean, domainTotal } from './estimators.js';
import { kornGraubardInterval, proportionInterval } from './intervals.js';
import { distribution, weightedQuantile } from './quantiles.js';
import { covarianceOfSums, defaultVariance, type LonelyRule } from './variance.js';

const rows =
  `1,A1,10,A1-1,8,F,Y25-34,1,26;2,A1,10,A1-1,8,M,Y35-44,0,30;3,A1,10,A1-1,8,F,Y15-24,0,18;4,A1,10,A1-2,6,M,Y25-34,1,34
5,A1,10,A1-2,6,M,Y45-54,0,21;6,A1,10,A1-3,5,F,Y35-44,1,29;7,A1,10,A1-3,5,F,Y25-34,1,38;8,A2,4,A2-1,40,M,Y25-34,1,62
9,A2,4,A2-1,40,F,Y25-34,1,55;10,A2,4,A2-1,40,M,Y35-44,0,33;11,A2,4,A2-1,40,F,Y45-54,0,22;12,A2,4,A2-2,30,M,Y45-54,1,90
13,A2,4,A2-2,30,F,Y35-44,0,31;14,A2,4,A2-2,30,M,Y15-24,0,25;15,B1,12,B1-1,7,F,Y25-34,0,24;16,B1,12,B1-1,7,M,Y35-44,1,36
17,B1,12,B1-2,9,F,Y15-24,0,17;18,B1,12,B1-2,9,M,Y25-34,0,28;19,B1,12,B1-2,9,F,Y35-44,1,27;20,B1,12,B1-3,4,M,Y45-54,0,32
21,B1,12,B1-3,4,F,Y45-54,0,30;22,B2,3,B2-1,60,M,Y25-34,1,47;23,B2,3,B2-1,60,F,Y35-44,1,42;24,B2,3,B2-1,60,M,Y45-54,0,35
25,B2,3,B2-1,60,F,Y25-34,0,23;26,B2,3,B2-2,50,M,Y35-44,1,70;27,B2,3,B2-2,50,F,Y15-24,0,20;28,B2,3,B2-2,50,M,Y25-34,0,29`
    .split(/[;\n]/)
    .map((line) => line.split(','));

const column = (at: number): string[] => rows.map((row) => row[at]!);
const numbers = (at: number): number[] => column(at).map(Number);
const stages = [
  { strata: column(1), units: column(3), population: numbers(2) },
  { units: column(0), population: numbers(4) },
];
const twoStage = buildDesign({ rows: 28, stages, nest: false });
const { weights } = twoStage;
const withoutCorrection = buildDesign({
  rows: 28,
  weights: [...weights],
  stages: [{ strata: column(1), units: column(3) }],
  nest: false,
});
const everybody = new Uint8Array(28).fill(1);
const green = Float64Array.from(numbers(7));
const pay = Float64Array.from(numbers(8));
const women = Uint8Array.from(column(5), (sex) => (sex === 'F' ? 1 : 0));
const men = women.map((woman) => 1 - woman);

function errorOf(design: typeof twoStage, values: Float64Array, options: Partial<typeof defaultVariance> = {}): number {
  const weighted = values.map((z, row) => z * weights[row]!);
  return Math.sqrt(covarianceOfSums(design, [weighted], { options: { ...defaultVariance, ...options } })[0]![0]!);
}

describe('the numeric fixture', () => {
  it('gives the mean of green with the standard errors of three designs', () => {
    const mean = domainMean(weights, green, everybody);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(448.333333333, 8);
    expect(mean.estimate).toBeCloseTo(0.4272614622, 9);
    expect(errorOf(withoutCorrection, mean.values)).toBeCloseTo(0.0493292231, 9);
    expect(errorOf(twoStage, mean.values, { ultimateCluster: true })).toBeCloseTo(0.0353662525, 9);
    expect(errorOf(twoStage, mean.values)).toBeCloseTo(0.088572659, 9);
    expect(degreesOfFreedom(twoStage)).toBe(6);
    expect(degreesOfFreedom(twoStage, women)).toBe(5);
  });

  it('gives logit and Korn-Graubard intervals', () => {
    const input = { p: 0.4272614622, standardError: 0.0353662525, df: 6, n: 28, level: 0.95 };
    const [low, high] = proportionInterval('logit', input);
    expect([low!, high!]).toEqual([expect.closeTo(0.3437403855, 8), expect.closeTo(0.5151462314, 8)]);
    const [from, to] = kornGraubardInterval(input);
    expect([from!, to!]).toEqual([expect.closeTo(0.3433539929, 8), expect.closeTo(0.5143692163, 8)]);
  });

  it('gives an upper limit for no events, never 0 +- 0', () => {
    const [low, high] = kornGraubardInterval({ p: 0, standardError: 0, df: 20, n: 66, level: 0.95 });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.0544, 3);
  });

  it('gives the pay gap with the covariance of women and men', () => {
    const [f, m] = [domainMean(weights, pay, women), domainMean(weights, pay, men)];
    const weighted = [f, m].map(({ values }) => values.map((z, row) => z * weights[row]!));
    const matrix = covarianceOfSums(twoStage, weighted, { options: { ...defaultVariance, ultimateCluster: true } });
    expect(matrix[0]![1]).toBeCloseTo(-2.013643672, 8);
    const { estimate, gradient } = contrast('relative-gap', { of: f.estimate, to: m.estimate });
    const variance =
      gradient[0] ** 2 * matrix[0]![0]! +
      gradient[1] ** 2 * matrix[1]![1]! +
      2 * gradient[0] * gradient[1] * matrix[0]![1]!;
    expect(100 * estimate).toBeCloseTo(33.0817243102, 8);
    expect(100 * Math.sqrt(variance)).toBeCloseTo(6.24308005, 7);
  });

  it('gives quartiles by the rule math', () => {
    const data = distribution(rows.map((row, at) => [Number(row[8]), weights[at]!] as const));
    expect([0.25, 0.5, 0.75].map((p) => weightedQuantile(data, p, 'math'))).toEqual([24, 31, 42]);
  });

  it.each([
    ['remove', 0.036541677, 19.1353205833],
    ['adjust', 0.038048959, 28.8809466414],
    ['average', 0.0421946941, 22.0955649796],
  ] as const)(
    'gives the results of R for one unit in a stratum: %s',
    (lonely: LonelyRule, mean: number, total: number) => {
      const kept = rows.map((_, at) => at).filter((at) => rows[at]![3] !== 'B2-2');
      const of = (list: ArrayLike<number>): Float64Array => Float64Array.from(kept, (at) => list[at]!);
      const w = of(weights);
      const design = buildDesign({
        rows: kept.length,
        weights: [...w],
        stages: [
          {
            strata: kept.map((at) => rows[at]![1]!),
            units: kept.map((at) => rows[at]![3]!),
            population: kept.map((at) => Number(rows[at]![2])),
          },
        ],
        nest: false,
      });
      const all = new Uint8Array(kept.length).fill(1);
      const error = (values: Float64Array): number =>
        Math.sqrt(
          covarianceOfSums(design, [values.map((z, row) => z * w[row]!)], {
            options: { ...defaultVariance, lonely },
          })[0]![0]!,
        );
      expect(error(domainMean(w, of(green), all).values)).toBeCloseTo(mean, 9);
      expect(error(domainTotal(w, of(green), all).values)).toBeCloseTo(total, 7);
      expect(() => covarianceOfSums(design, [w], { options: defaultVariance })).toThrow('lonely-psu');
    },
  );

  it('gives weights post-stratified to sex, and raked to sex and age', () => {
    const sex = { name: 'sex', levels: column(5), counts: { F: 260, M: 220 } };
    const age = {
      name: 'age',
      levels: column(6),
      counts: { 'Y15-24': 70, 'Y25-34': 190, 'Y35-44': 120, 'Y45-54': 100 },
    };
    const errorAfter = (calibrated: ReturnType<typeof rake>, values: Float64Array): number => {
      const residual = residualsOf(calibrated)(values);
      const weighted = residual.map((z, row) => z * calibrated.weights[row]!);
      return Math.sqrt(
        covarianceOfSums(twoStage, [weighted], { options: { ...defaultVariance, ultimateCluster: true } })[0]![0]!,
      );
    };
    const post = rake(weights, [sex]);
    const total = domainTotal(post.weights, green, everybody);
    expect(total.estimate).toBeCloseTo(202.02244162, 7);
    expect(errorAfter(post, total.values)).toBeCloseTo(19.59812053, 7);
    const raked = rake(weights, [sex, age]);
    const mean = domainMean(raked.weights, green, everybody);
    expect(raked.weights[0]).toBeCloseTo(12.159324937, 7);
    expect(mean.estimate).toBeCloseTo(0.4157576949, 9);
    expect(errorAfter(raked, mean.values)).toBeCloseTo(0.0172935998, 8);
  });
});
