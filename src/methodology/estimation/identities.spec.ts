/** Properties that hold for any data, tested with random stratified cluster samples. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { residualsOf } from '../calibration/calibrate.js';
import { rake } from '../calibration/rake.js';
import { Random } from '../numeric/random.js';
import { rescalingBootstrap } from './bootstrap.js';
import { buildDesign, degreesOfFreedom, type Design } from './design.js';
import { domainMean, domainRatio, domainTotal, type Linearised } from './estimators.js';
import { jackknife, replicateCovariance, type Replicates } from './replication.js';
import { covarianceOfSums, defaultVariance } from './variance.js';

interface Sample {
  readonly design: Design;
  readonly y: Float64Array;
  readonly x: Float64Array;
  readonly group: readonly string[];
  readonly inside: Uint8Array;
}

function sampleOf(seed: number, order?: (rows: number[]) => number[]): Sample {
  const random = new Random(seed);
  const raw: { stratum: string; unit: string; w: number; y: number; x: number; group: string; inside: number }[] = [];
  for (let h = 0; h < 2 + random.below(3); h += 1) {
    for (let unit = 0; unit < 2 + random.below(4); unit += 1) {
      const level = random.uniform();
      for (let row = 0; row < 1 + random.below(5); row += 1) {
        raw.push({
          stratum: `h${h}`,
          unit: `${h}-${unit}`,
          w: 1 + 9 * random.uniform(),
          y: 20 + 30 * level + 10 * random.uniform(),
          x: 1 + random.uniform(),
          group: random.uniform() < 0.5 ? 'a' : 'b',
          inside: random.uniform() < 0.7 ? 1 : 0,
        });
      }
    }
  }
  raw[0] = { ...raw[0]!, group: 'a', inside: 1 };
  raw[1] = { ...raw[1]!, group: 'b', inside: 1 };
  const places = raw.map((_, row) => row);
  const rows = (order === undefined ? places : order(places)).map((row) => raw[row]!);
  return {
    design: buildDesign({
      rows: rows.length,
      weights: rows.map(({ w }) => w),
      stages: [{ strata: rows.map(({ stratum }) => stratum), units: rows.map(({ unit }) => unit) }],
      nest: false,
    }),
    y: Float64Array.from(rows, ({ y }) => y),
    x: Float64Array.from(rows, ({ x }) => x),
    group: rows.map(({ group }) => group),
    inside: Uint8Array.from(rows, ({ inside }) => inside),
  };
}

function errorOf(design: Design, { values }: Linearised): number {
  const column = values.map((z, row) => z * design.weights[row]!);
  return Math.sqrt(covarianceOfSums(design, [column], { options: defaultVariance })[0]![0]!);
}

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const close = (actual: number, expected: number): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));

/** Standard error of any statistic of the weights. */
function replicateError(
  statistic: (weights: Float64Array) => number,
  weights: Float64Array,
  replicates: Replicates,
): number {
  const values = replicates.weights.map((w) => [statistic(w)]);
  return Math.sqrt(replicateCovariance([statistic(weights)], values, replicates)[0]![0]!);
}

describe('the estimators', () => {
  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, two] = [sampleOf(seed), sampleOf(seed, (rows) => rows.reverse())];
        const [a, b] = [one, two].map(({ design, y, inside }) => domainMean(design.weights, y, inside)) as [
          Linearised,
          Linearised,
        ];
        close(a.estimate, b.estimate);
        close(errorOf(one.design, a), errorOf(two.design, b));
        expect(degreesOfFreedom(one.design, one.inside)).toBe(degreesOfFreedom(two.design, two.inside));
      }),
    );
  });

  it('scale estimate and standard error with the unit of measurement, and do not change a mean with a factor on the weights', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, factor) => {
        const { design, y, inside } = sampleOf(seed);
        const plain = domainMean(design.weights, y, inside);
        const inCents = domainMean(
          design.weights,
          y.map((value) => value * factor),
          inside,
        );
        close(inCents.estimate / factor, plain.estimate);
        close(errorOf(design, inCents) / factor, errorOf(design, plain));
        const heavier = { ...design, weights: design.weights.map((w) => w * factor) };
        const same = domainMean(heavier.weights, y, inside);
        close(same.estimate, plain.estimate);
        close(errorOf(heavier, same), errorOf(design, plain));
      }),
    );
  });

  it('give a total the same variance by jackknife and linearisation, and a ratio nearly the same', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { design, y, x, inside } = sampleOf(seed);
        const replicates = jackknife(design, 'JKn', 'fail');
        const total = (weights: Float64Array): number => domainTotal(weights, y, inside).estimate;
        close(
          replicateError(total, design.weights, replicates),
          errorOf(design, domainTotal(design.weights, y, inside)),
        );
        const of = (weights: Float64Array): Linearised =>
          domainRatio({ weights, numerator: y, denominator: x, domain: new Uint8Array(y.length).fill(1) });
        const linearised = errorOf(design, of(design.weights));
        const jack = replicateError((weights) => of(weights).estimate, design.weights, replicates);
        expect(jack / linearised).toBeGreaterThan(0.7);
        expect(jack / linearised).toBeLessThan(1.6);
      }),
    );
  });

  it('give a total nearly the linearised variance by bootstrap, reproducible from its seed', () => {
    for (const seed of [3, 17, 99]) {
      const { design, y, inside } = sampleOf(seed);
      const total = (weights: Float64Array): number => domainTotal(weights, y, inside).estimate;
      const replicates = rescalingBootstrap(design, { replicates: 3000, seed: 5 });
      const ratio =
        replicateError(total, design.weights, replicates) / errorOf(design, domainTotal(design.weights, y, inside));
      expect(Math.abs(ratio - 1)).toBeLessThan(0.06);
      const again = rescalingBootstrap(design, { replicates: 3000, seed: 5 });
      expect(again.weights[1234]).toEqual(replicates.weights[1234]);
      // in each replicate the average total weight of a stratum's units is (n / (n - 1)) x (n - 1) / n of the original
      const mean = replicates.weights.reduce((sum, w) => sum + w.reduce((a, b) => a + b, 0), 0) / 3000;
      expect(mean / design.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 1);
    }
  });

  it('give the same result by raking one margin and by post-stratification', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { design, y, group } = sampleOf(seed);
        const counts = { a: 140, b: 260 };
        const raked = rake(design.weights, [{ name: 'group', levels: group, counts }]);
        const sums = { a: 0, b: 0 };
        group.forEach((level, row) => (sums[level as 'a' | 'b'] += design.weights[row]!));
        raked.weights.forEach((weight, row) => {
          const level = group[row] as 'a' | 'b';
          close(weight, (design.weights[row]! * counts[level]) / sums[level]);
        });
        // the residual is the deviation from the mean of the post-stratum
        const means = { a: 0, b: 0 };
        group.forEach(
          (level, row) => (means[level as 'a' | 'b'] += (design.weights[row]! * y[row]!) / sums[level as 'a' | 'b']),
        );
        residualsOf(raked)(y).forEach((residual, row) => close(residual, y[row]! - means[group[row] as 'a' | 'b']));
      }),
    );
  });

  it('give covariances that add up: of a with a + b it is V(a) + C(a, b), and no direction has a negative variance', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: -3, max: 3, noNaN: true }), (seed, t) => {
        const { design, y, x, group } = sampleOf(seed);
        const of = (level: string, column: Float64Array): Float64Array =>
          column.map((value, row) => (group[row] === level ? value * design.weights[row]! : 0));
        const [a, b] = [of('a', y), of('b', x)];
        const sum = a.map((value, row) => value + t * b[row]!);
        const matrix = covarianceOfSums(design, [a, b, sum], { options: defaultVariance });
        const scale = Math.max(...matrix.map((row, at) => row[at]!));
        const near = (actual: number, expected: number): void =>
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * scale * (1 + t * t));
        near(matrix[0]![2]!, matrix[0]![0]! + t * matrix[0]![1]!);
        near(matrix[2]![2]!, matrix[0]![0]! + 2 * t * matrix[0]![1]! + t * t * matrix[1]![1]!);
        expect(matrix[2]![2]!).toBeGreaterThanOrEqual(-1e-9 * scale);
        // sparse columns give the same results as dense ones
        const rows = Int32Array.from(group.flatMap((level, row) => (level === 'a' ? [row] : [])));
        const sparse = { rows, values: Float64Array.from(rows, (row) => a[row]!) };
        near(covarianceOfSums(design, [sparse], { options: defaultVariance })[0]![0]!, matrix[0]![0]!);
      }),
    );
  });

  it('give replicates that are all equal no variance', () => {
    const replicates = { weights: [], scale: 1, rscales: [1, 1, 1], mse: true };
    expect(replicateCovariance([5], [[5], [5], [5]], replicates)).toEqual([[0]]);
  });
});
