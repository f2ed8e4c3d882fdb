import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FrameExample, surveyOf } from '../../../../../test/support/weight-frame.js';
import { calibrate, residualsOf, type CalibratedWeights } from '../../../../methodology/calibration/calibrate.js';
import { indexMargin, indicatorColumns } from '../../../../methodology/calibration/margins.js';
import { rake } from '../../../../methodology/calibration/rake.js';
import { MILLION } from '../../../../methodology/numeric/millionths.js';
import { Random } from '../../../../methodology/numeric/random.js';
import { baseCells, type WeightFrame } from './cells.js';
import { populationsOf } from './populations.js';
import { baseSpecification, type WeightingSpecification } from './specification.js';
import { CalibrationResiduals } from './residuals.js';
import { adjustForResponse } from './response-classes.js';
import { makeWeights, type WeightInput, type WeightRow } from './weight-set.js';

function synthetic(seed: number): WeightInput {
  const random = new Random(seed);
  const list: FrameExample[] = [];
  for (const park of ['A', 'B', 'C']) {
    for (const size of ['S1', 'S2', 'S3']) {
      for (let unit = 0; unit < 4; unit += 1) {
        const [women, men] = [30 + random.below(90), 30 + random.below(90)];
        const some = (most: number): number => 1 + random.below(most);
        list.push({
          psu: `${park}${size}${unit}`,
          stratum: `${park}-${size}`,
          women,
          men,
          answers: [some(20), some(12), random.below(8) === 0 ? 1 : 0],
        });
      }
    }
  }
  return surveyOf(list);
}

const raking: WeightingSpecification = {
  ...baseSpecification,
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
};

const totalOf = (rows: readonly WeightRow[], of: (row: WeightRow) => number): number =>
  rows.reduce((sum, row) => sum + (row.answers * of(row)) / MILLION, 0);

describe('base weights', () => {
  it('are N/n x M/m for the enterprises of the numeric fixture (methodology 4.12)', () => {
    const sizes: readonly (readonly [string, string, number, number, number])[] = [
      ['A1-1', 'A-1', 8, 3, 8.888888889],
      ['A1-2', 'A-1', 6, 2, 10],
      ['A1-3', 'A-1', 5, 2, 8.333333333],
      ['A2-1', 'A-2', 40, 4, 20],
      ['A2-2', 'A-2', 30, 3, 20],
      ['B1-1', 'B-1', 7, 2, 14],
      ['B1-2', 'B-1', 9, 3, 12],
      ['B1-3', 'B-1', 4, 2, 8],
      ['B2-1', 'B-2', 60, 4, 22.5],
      ['B2-2', 'B-2', 50, 3, 25],
    ];
    const input = surveyOf(
      sizes.map(([psu, stratum, workers, answers]) => ({
        psu,
        stratum,
        women: workers,
        men: 0,
        answers: [answers, 0, 0],
      })),
      { 'A-1': 10, 'A-2': 4, 'B-1': 12, 'B-2': 3 },
    );
    const { cells } = baseCells(input.frame, input.answered);
    for (const [psu, , , , weight] of sizes) {
      expect(cells.find((cell) => cell.psu === psu)!.weight).toBeCloseTo(weight, 8);
    }
    expect(cells.reduce((sum, { answers, weight }) => sum + answers * weight, 0)).toBeCloseTo(448.333333333, 8);
  });

  it('are 400/100 x 100/20 by hand if of 100 and 300 workers only the first enterprise answered, 20 times', () => {
    const input = surveyOf([
      { psu: 'one', stratum: 'A-S1', women: 60, men: 40, answers: [12, 8, 0] },
      { psu: 'two', stratum: 'A-S1', women: 150, men: 150, answers: [0, 0, 0] },
    ]);
    expect(makeWeights(input, baseSpecification).rows.map(({ after }) => after)).toEqual([20e6, 20e6]);
  });

  it('merge a stratum without answers with its neighbour in the park, and report a park without answers', () => {
    const input = surveyOf([
      { psu: 'a', stratum: 'A-S1', women: 50, men: 50, answers: [5, 5, 0] },
      { psu: 'b', stratum: 'A-S2', women: 50, men: 50, answers: [0, 0, 0] },
      { psu: 'c', stratum: 'B-S1', women: 70, men: 70, answers: [0, 0, 0] },
    ]);
    const { rows, diagnostics } = makeWeights(input, baseSpecification);
    expect(totalOf(rows, ({ after }) => after)).toBeCloseTo(200, 6);
    expect(diagnostics.mergedStrata).toEqual([{ parkId: 'A', strata: ['A-S1', 'A-S2'] }]);
    expect(diagnostics.silentParks).toEqual(['B']);
    expect(diagnostics.population).toBe(200);
  });
});

describe('the population counts of both stages', () => {
  it('count responding enterprises as drawn, and a stratum without answers in the one that represents it', () => {
    const { frame, answered } = surveyOf(
      [
        { psu: 'a', stratum: 'A-S1', women: 50, men: 50, answers: [5, 4, 1] },
        { psu: 'b', stratum: 'A-S1', women: 50, men: 50, answers: [0, 0, 0] },
        { psu: 'c', stratum: 'A-S2', women: 30, men: 30, answers: [0, 0, 0] },
        { psu: 'd', stratum: 'A-C-d', women: 4, men: 4, answers: [6, 5, 0] },
        { psu: 'e', stratum: 'B-S1', women: 70, men: 70, answers: [0, 0, 0] },
        // a certainty unit represents others only where no drawn enterprise answered, and has then no population
        { psu: 'f', stratum: 'C-S1', women: 50, men: 50, answers: [5, 4, 0] },
        { psu: 'g', stratum: 'C-S1', women: 50, men: 50, answers: [5, 4, 0] },
        { psu: 'h', stratum: 'C-S2', women: 30, men: 30, answers: [0, 0, 0] },
        { psu: 'i', stratum: 'C-C-i', women: 40, men: 40, answers: [5, 4, 0] },
        { psu: 'j', stratum: 'D-S1', women: 30, men: 30, answers: [0, 0, 0] },
        { psu: 'k', stratum: 'D-C-k', women: 40, men: 40, answers: [5, 4, 0] },
        // all enterprises of a stratum answered
        { psu: 'l', stratum: 'E-S1', women: 50, men: 50, answers: [5, 4, 0] },
        { psu: 'm', stratum: 'E-S1', women: 50, men: 50, answers: [5, 4, 0] },
      ],
      { 'A-S1': 6, 'A-S2': 3, 'C-S2': 4 },
    );
    const { cells } = baseCells(frame, answered);
    const weightOf = (psu: string) => cells.find((cell) => cell.psu === psu)!.weight;
    expect(weightOf('i')).toBeCloseTo(80 / 9, 9);
    expect(weightOf('k')).toBeCloseTo((80 / 9) * (140 / 80), 9);
    const stated = answered.filter(({ sex }) => sex !== 'U');
    const { strata, workers } = populationsOf(frame, stated);
    expect([...strata].sort()).toEqual([
      ['A-C-d', 1],
      ['A-S1', 6 + 3],
      ['C-C-i', 1],
      ['C-S1', 2 + 4],
      ['E-S1', 2 / 0.95],
    ]);
    expect(workers.get('a')).toBe(100);
    // more answers than workers in the frame
    expect(workers.get('d')).toBe(11 / 0.95);
  });
});

describe('non-response classes of workers', () => {
  const enterprises = (answers: FrameExample['answers']): FrameExample[] =>
    [1, 2, 3].map((k) => ({ psu: `e${k}`, stratum: 'A-S2', women: 40, men: 60, answers }));

  it('have by hand the factor 2/3 for women and 3/2 for men with 40 women of 100 workers and 60 of 100 answers', () => {
    const input = surveyOf(enterprises([60, 40, 0]));
    const { cells } = baseCells(input.frame, input.answered);
    const { classes, cells: after } = adjustForResponse(input.frame.strata, cells, cells);
    expect(classes.map(({ factor }) => factor)).toEqual([40 / 60, 60 / 40]);
    expect(after.map(({ weight }) => weight)).toEqual([2 / 3, 3 / 2, 2 / 3, 3 / 2, 2 / 3, 3 / 2]);
  });

  it('are the stratum alone if more than 5% did not state their sex', () => {
    const input = surveyOf(enterprises([56, 38, 6]));
    const { diagnostics, rows } = makeWeights(input, { ...baseSpecification, classes: 'stratum-sex' });
    expect(diagnostics.strataAlone).toEqual(['A']);
    // other workers of their enterprise represent them: 100 workers, 94 answers
    expect(rows.map(({ sex, after }) => [sex, after])).toEqual(
      [1, 2, 3].flatMap(() => ['F', 'M'].map((sex) => [sex, Math.round(1e8 / 94)])),
    );
  });

  it('keep the sum of each park, merge small classes, and exceed a factor of 2.5 only if it cannot be avoided', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const input = synthetic(seed);
        const cells = statedCells(input);
        const { cells: after, classes } = adjustForResponse(input.frame.strata, cells, cells);
        for (const park of ['A', 'B', 'C']) {
          const sum = (list: typeof cells): number =>
            list
              .filter(({ unit }) => unit.parkId === park)
              .reduce((all, { answers, weight }) => all + answers * weight, 0);
          expect(Math.abs(sum(after) - sum(cells))).toBeLessThan(1e-9 * sum(cells));
        }
        for (const { factor, respondents, beyondLimits } of classes)
          expect(beyondLimits || (factor <= 2.5 && factor >= 0.4 && respondents >= 20)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** Persons who did not state their sex have no weight. */
function statedCells({ frame, answered }: WeightInput): ReturnType<typeof baseCells>['cells'] {
  return baseCells(
    frame,
    answered.filter(({ sex }) => sex !== 'U'),
  ).cells;
}

/** The same sample with one row for each person. */
function personLevel(input: WeightInput, specification: WeightingSpecification) {
  const stated = statedCells(input);
  const { cells } = adjustForResponse(input.frame.strata, stated, baseCells(input.frame, input.answered).cells);
  const rows = cells.flatMap((cell) => new Array<(typeof cells)[number]>(cell.answers).fill(cell));
  const base = Float64Array.from(rows, ({ weight }) => weight);
  const strata = input.frame.strata;
  const counted = (park: string, of: 'women' | 'men'): number =>
    strata.filter(({ parkId }) => parkId === park).reduce((sum, each) => sum + each[of], 0);
  const sexCounts = ['A', 'B', 'C'].flatMap((park): [string, number][] => [
    [`${park}|F`, counted(park, 'women')],
    [`${park}|M`, counted(park, 'men')],
  ]);
  const margins = {
    'park-size': {
      name: 'park-size',
      levels: rows.map(({ unit }) => unit.stratum),
      counts: Object.fromEntries(strata.map(({ stratum, headcount }) => [stratum, headcount])),
    },
    'park-sex': {
      name: 'park-sex',
      levels: rows.map(({ unit, sex }) => `${unit.parkId}|${sex}`),
      counts: Object.fromEntries(sexCounts),
    },
  };
  return { rows, base, margins: specification.margins.map((name) => margins[name]) };
}

describe('the calibration of cells', () => {
  it.each(['raking', 'linear', 'logit'] as const)(
    'with %s gives the same weights as the calibration of answers',
    (calibration) => {
      const input = synthetic(7);
      const specification: WeightingSpecification = {
        ...raking,
        calibration,
        bounds: calibration === 'logit' ? [0.3, 3] : null,
      };
      const { rows, base, margins } = personLevel(input, specification);
      const made = makeWeights(input, specification);
      const byCell = new Map(made.rows.map((row) => [`${row.psu}|${row.sex}`, row]));
      const expected = weightsOf(calibration, { base, margins });
      rows.forEach((person, at) => {
        const row = byCell.get(`${person.psu}|${person.sex}`)!;
        // weights are stored in whole millionths
        expect(Math.abs(row.after / MILLION - expected.weights[at]!)).toBeLessThanOrEqual(0.5e-6 + 1e-9);
        expect(Math.abs(row.before / MILLION - base[at]!)).toBeLessThanOrEqual(0.5e-6 + 1e-9);
      });
    },
  );

  it('with raking of one margin equals post-stratification', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom('park-size' as const, 'park-sex' as const), (seed, margin) => {
        const input = synthetic(seed);
        const one = makeWeights(input, { ...raking, margins: [margin] });
        const other = makeWeights(input, { ...raking, margins: [margin], calibration: 'post-stratification' });
        expect(one.rows).toEqual(other.rows);
      }),
      { numRuns: 20 },
    );
  });

  it('meets the counts of the frame', () => {
    const input = synthetic(3);
    const { rows, diagnostics } = makeWeights(input, raking);
    for (const { stratum, headcount } of input.frame.strata) {
      const size = `${stratum.split('-')[0]}|${stratum.split('-')[1]}`;
      const sum = totalOf(
        rows.filter(({ categories }) => categories[0] === size),
        ({ after }) => after,
      );
      expect(sum).toBeCloseTo(headcount, 3);
    }
    expect(diagnostics.convergence!.difference).toBeLessThan(1e-9);
    // unrounded, it would differ between two tables of answers
    expect(diagnostics.convergence!.difference).toBe(Number(diagnostics.convergence!.difference.toPrecision(1)));
    expect(diagnostics.weighted).toBe(diagnostics.population);
  });

  it("trims at the given multiple of the park's median and calibrates again", () => {
    const input = surveyOf([
      ...[1, 2, 3, 4].map((k) => ({
        psu: `s${k}`,
        stratum: 'A-S1',
        women: 20,
        men: 20,
        answers: [10, 10, 0] as const,
      })),
      ...[1, 2, 3].map((k) => ({ psu: `l${k}`, stratum: 'A-S2', women: 60, men: 60, answers: [4, 4, 0] as const })),
    ]);
    const plain = makeWeights(input, { ...baseSpecification, trim: 5 });
    // weights 2 (80 answers) and 15 (24): median 2, cap 10; 24 x 5 persons are redistributed
    expect(plain.diagnostics.trimming).toEqual({ timesMedian: 5, trimmed: 24, moved: 120, levelledParks: [] });
    expect(totalOf(plain.rows, ({ after }) => after)).toBeCloseTo(520, 3);
    const again = makeWeights(input, { ...raking, classes: 'none', trim: 5 });
    expect(
      totalOf(
        again.rows.filter(({ psu }) => psu.startsWith('l')),
        ({ after }) => after,
      ),
    ).toBeCloseTo(360, 3);
  });
});

function weightsOf(
  calibration: 'raking' | 'linear' | 'logit',
  given: Pick<ReturnType<typeof personLevel>, 'base' | 'margins'>,
): CalibratedWeights {
  if (calibration === 'raking') return rake(given.base, given.margins);
  const auxiliaries = given.margins.flatMap(({ name, levels, counts }) =>
    Object.entries(counts).map(([level, total]) => ({
      name,
      values: Float64Array.from(levels, (own) => (own === level ? 1 : 0)),
      total,
    })),
  );
  return calibrate({
    base: given.base,
    auxiliaries,
    distance: calibration,
    ...(calibration === 'logit' && { bounds: [0.3, 3] as const }),
  });
}

/** Sums of final weight x residual of each row, over all answers, including those outside the domain of a figure. */
function residualSums(rows: readonly WeightRow[], sums: Float64Array): Float64Array {
  const fitted = new CalibrationResiduals(rows).fitted(sums);
  return sums.map((sum, row) => sum - ((rows[row]!.answers * rows[row]!.after) / MILLION) * fitted[row]!);
}

describe('the residuals of cells', () => {
  const input = synthetic(11);
  const { rows } = makeWeights(input, raking);

  it('equal the sums of the residuals of answers (methodology/calibration)', () => {
    const { rows: persons, base, margins } = personLevel(input, raking);
    const random = new Random(5);
    const values = Float64Array.from(persons, () => (random.uniform() < 0.4 ? 1 : 0));
    const calibrated = rake(base, margins);
    const expected = residualsOf({ ...calibrated, columns: indicatorColumns(margins.map(indexMargin)) })(values);
    const at = new Map(rows.map(({ psu, sex }, row) => [`${psu}|${sex}`, row]));
    const [sums, wanted] = [new Float64Array(rows.length), new Float64Array(rows.length)];
    persons.forEach(({ psu, sex }, person) => {
      const row = at.get(`${psu}|${sex}`)!;
      // weights unrounded, so that only the method differs
      sums[row]! += calibrated.weights[person]! * values[person]!;
      wanted[row]! += calibrated.weights[person]! * expected[person]!;
    });
    residualSums(rows, sums).forEach((value, row) => expect(Math.abs(value - wanted[row]!)).toBeLessThan(1e-4));
  });

  it('are zero for a calibrated total, which therefore has no standard error', () => {
    const women = Float64Array.from(rows, ({ answers, after, categories }) =>
      categories[1] === 'B|F' ? (answers * after) / MILLION : 0,
    );
    for (const value of residualSums(rows, women)) expect(Math.abs(value)).toBeLessThan(1e-8);
  });

  it('are linear: those of a sum are the sums of those of its parts', () => {
    const random = new Random(8);
    const one = Float64Array.from(rows, () => 50 * random.uniform());
    const other = Float64Array.from(rows, () => 50 * random.uniform());
    const both = one.map((value, row) => value + other[row]!);
    const [left, right, all] = [one, other, both].map((sums) => residualSums(rows, sums));
    all!.forEach((value, row) => expect(value).toBeCloseTo(left![row]! + right![row]!, 8));
  });
});

describe('a weight set that cannot be computed', () => {
  const enterprise = (psu: string, stratum: string, numbers: Omit<FrameExample, 'psu' | 'stratum'>): FrameExample => ({
    psu,
    stratum,
    ...numbers,
  });
  const good = { women: 50, men: 50, answers: [10, 10, 0] as const };
  const refusal = (input: WeightInput, specification: WeightingSpecification) => {
    try {
      makeWeights(input, specification);
    } catch (error) {
      return error as { code: string; options: { errors?: { pointer: string; detail: { en: string; zh: string } }[] } };
    }
    throw new Error('nothing was refused');
  };

  it.each([
    ['margin-count', { ...raking, margins: [] }, '/margins'],
    ['margin-count', { ...raking, calibration: 'post-stratification' }, '/margins'],
    ['margin-count', { ...raking, calibration: 'none' }, '/margins'],
    ['margin-twice', { ...raking, margins: ['park-sex', 'park-sex'] }, '/margins'],
    ['bounds', { ...raking, bounds: [0.5, 2] }, '/bounds'],
    ['bounds', { ...raking, calibration: 'logit', bounds: [1.2, 2] }, '/bounds'],
  ] as const)('%s', (code, specification, pointer) => {
    const { code: found, options } = refusal(synthetic(1), specification as WeightingSpecification);
    expect([found, options.errors![0]!.pointer]).toEqual([`indicators.weights.${code}`, pointer]);
  });

  it('names a margin without sample in both languages; merging small classes helps', () => {
    const input = surveyOf([
      enterprise('a', 'A-S1', { ...good, answers: [0, 0, 0] }),
      ...[1, 2, 3].map((k) => enterprise(`b${k}`, 'A-S2', good)),
    ]);
    const { code, options } = refusal(input, { ...raking, classes: 'none' });
    expect(code).toBe('indicators.weights.margin-without-sample');
    expect(options.errors![0]).toMatchObject({ pointer: '/margins/0' });
    expect(options.errors![0]!.detail.en).toContain('a size class of Park A');
    expect(options.errors![0]!.detail.zh).toContain('园区A的某一规模类别');
    const { rows } = makeWeights(input, { ...raking, classes: 'none', mergeSmall: true });
    expect(totalOf(rows, ({ after }) => after)).toBeCloseTo(400, 3);
  });

  it('reports margins of different populations with both totals', () => {
    const input = surveyOf([1, 2, 3].map((k) => enterprise(`a${k}`, 'A-S1', good)));
    const frame: WeightFrame = {
      ...input.frame,
      strata: input.frame.strata.map((stratum) => ({ ...stratum, women: stratum.women - 9 })),
    };
    const { code, options } = refusal({ ...input, frame }, raking);
    expect(code).toBe('indicators.weights.margins-contradict');
    expect(options.errors![0]!.pointer).toBe('/margins/1');
    expect(options.errors![0]!.detail.en).toContain('291');
    expect(options.errors![0]!.detail.en).toContain('300');
  });

  it('names the worst margin if the calibration does not converge', () => {
    // park A: only women answered in S1 and only men in S2, and the counts contradict each other
    const input = surveyOf([
      enterprise('a', 'A-S1', { women: 90, men: 10, answers: [30, 0, 0] }),
      enterprise('b', 'A-S2', { women: 90, men: 10, answers: [0, 30, 0] }),
    ]);
    const { code, options } = refusal(input, { ...raking, classes: 'none' });
    expect(code).toBe('indicators.weights.not-converged');
    expect(options.errors![0]!.detail.en).toMatch(
      /Largest difference: (workers by park and size class|women and men by park), /,
    );
  });

  it('is refused if the frame does not count the sexes, or too many did not state theirs', () => {
    const uncounted = surveyOf([1, 2, 3].map((k) => enterprise(`a${k}`, 'A-S1', good)));
    const frame: WeightFrame = {
      ...uncounted.frame,
      strata: uncounted.frame.strata.map((stratum) => ({ ...stratum, women: 0, men: 0 })),
    };
    expect(refusal({ ...uncounted, frame }, raking).code).toBe('indicators.weights.margin-without-count');
    const silent = surveyOf([1, 2, 3].map((k) => enterprise(`a${k}`, 'A-S1', { ...good, answers: [10, 10, 4] })));
    expect(refusal(silent, raking).code).toBe('indicators.weights.too-many-not-stated');
  });
});

describe('the diagnostics of weights', () => {
  it('publish nothing about fewer than 5 persons or 3 enterprises', () => {
    // the largest weight is that of one answer in one enterprise: 900 workers
    const input = surveyOf([
      ...[1, 2, 3, 4].map((k) => ({
        psu: `s${k}`,
        stratum: 'A-S2',
        women: 100,
        men: 100,
        answers: [40, 40, 0] as const,
      })),
      { psu: 'big', stratum: 'A-C-big', women: 450, men: 450, answers: [1, 0, 0] as const },
    ]);
    const { diagnostics } = makeWeights(input, { ...baseSpecification, trim: 5 });
    expect(diagnostics.trimming).toMatchObject({ trimmed: null, moved: null });
    const untrimmed = makeWeights(input, { ...baseSpecification, classes: 'stratum-sex' }).diagnostics;
    expect(untrimmed.range![1]).toBeLessThan(900);
    expect(untrimmed.notStated).toBeNull();
    const six = [1, 2, 3].map((k) => ({
      psu: `s${k}`,
      stratum: 'A-S2',
      women: 100,
      men: 100,
      answers: [40, 40, 2] as const,
    }));
    expect(makeWeights(surveyOf(six), baseSpecification).diagnostics).toMatchObject({ answers: 240, notStated: 0.024 });
    expect(JSON.stringify(untrimmed)).not.toContain('900');
  });

  it('hide a class of two enterprises, including its factor', () => {
    const input = surveyOf(
      [1, 2].map((k) => ({ psu: `s${k}`, stratum: 'A-S2', women: 100, men: 100, answers: [40, 40, 0] as const })),
    );
    const { diagnostics } = makeWeights(input, { ...baseSpecification, classes: 'stratum-sex' });
    expect(diagnostics.classes.map(({ respondents, factor }) => [respondents, factor])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(diagnostics.range).toBeNull();
  });
});
