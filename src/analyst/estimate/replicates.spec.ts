import { describe, expect, it } from '@jest/globals';
import { estimateOfRows } from '../../../test/support/estimate-of-rows.js';

const people = Array.from({ length: 48 }, (_, row) => {
  const unit = Math.floor(row / 4);
  const woman = row % 2 === 0;
  return {
    stratum: unit % 3,
    unit,
    w: 1 + (row % 5),
    sex: woman ? 'F' : 'M',
    pay: 20 + ((row * 7) % 13) + (woman ? 0 : 4),
  };
});
const header = ['stratum', 'unit', 'w', 'sex', 'pay'];
const rows = people.map(({ stratum, unit, w, sex, pay }) => [stratum, unit, w, sex, pay].map(String));
const design = { ids: ['unit'], strata: ['stratum'], weights: 'w', fpc: [], nest: false };
const gap = { name: 'gap', kind: 'relative-gap', of: 'F', to: 'M' };
const median = { design, statistic: 'quantile', variables: ['pay'], by: ['sex'], contrasts: [gap] };

describe('replicates', () => {
  it('give the gap of medians a standard error that is reproducible from its seed', () => {
    const ask = (seed: number) =>
      estimateOfRows({ header, rows }, { ...median, replication: { type: 'bootstrap', replicates: 200, seed } });
    const [first, again, other] = [ask(7), ask(7), ask(8)].map((answer) => answer.contrasts![0]!);
    expect(again).toEqual(first);
    expect(first!.se).toBeGreaterThan(0);
    expect(other!.estimate).toBe(first!.estimate);
    expect(other!.se).not.toBe(first!.se);
    expect(other!.se! / first!.se!).toBeGreaterThan(0.6);
    expect(other!.se! / first!.se!).toBeLessThan(1.7);
  });

  it('are required where quantiles are compared', () => {
    expect(() => estimateOfRows({ header, rows }, median)).toThrow('contrast-needs-replicates');
  });

  it('from columns equal those made from the design', () => {
    // 4 units in each of 3 strata: dropping one increases the weights of the other three by 4/3; V = 3/4 of the sum of
    // squares
    const drops = Array.from({ length: 12 }, (_, dropped) => dropped);
    const columns = people.map(({ unit, stratum, w }) =>
      drops.map((dropped) => String(unit === dropped ? 0 : stratum === dropped % 3 ? (w * 4) / 3 : w)),
    );
    const wide = {
      header: [...header, ...drops.map((dropped) => `bw${dropped + 1}`)],
      rows: rows.map((row, at) => [...row, ...columns[at]!]),
    };
    const mean = { design, statistic: 'mean', variables: ['pay'], by: ['sex'] };
    const made = estimateOfRows(wide, { ...mean, replication: { type: 'JKn' } });
    const given = estimateOfRows(wide, {
      ...mean,
      replication: { type: 'other', columns: 'bw#', scale: 1, rscales: drops.map(() => 3 / 4) },
    });
    given.rows.forEach((row, at) => expect(row.se).toBeCloseTo(made.rows[at]!.se!, 12));
    // half-samples with their usual scale 1 / R
    const balanced = estimateOfRows(wide, { ...mean, replication: { type: 'BRR', columns: 'bw#' } });
    expect(balanced.rows[0]!.se! / given.rows[0]!.se!).toBeCloseTo(Math.sqrt(1 / 12 / 0.75), 12);
    expect(balanced.rows[0]!.df).toBe(9);
  });

  it('from columns have as many degrees of freedom as the rank of their weights less one, as R degf has', () => {
    // half-samples of 4 pairs of units by a Hadamard matrix, each with its complement: 8 columns of rank 5
    const signs = [
      [1, 1, 1, 1],
      [1, -1, 1, -1],
      [1, 1, -1, -1],
      [1, -1, -1, 1],
    ];
    const halves = [...signs, ...signs.map((row) => row.map((sign) => -sign))];
    const units = Array.from({ length: 16 }, (_, row) => Math.floor(row / 2));
    const weightsOf = (unit: number) =>
      halves.map((half) => String(half[Math.floor(unit / 2)] === (unit % 2 === 0 ? 1 : -1) ? 2 : 0));
    const wide = {
      header: ['w', 'half', 'pay', ...halves.map((_, at) => `r${at + 1}`)],
      rows: units.map((unit, row) => [
        '1',
        unit < 4 ? 'one' : 'two',
        String(20 + ((row * 7) % 11)),
        ...weightsOf(unit),
      ]),
    };
    const request = {
      design: { ids: [], strata: [], weights: 'w', fpc: [], nest: false },
      statistic: 'mean',
      variables: ['pay'],
      replication: { type: 'BRR', columns: 'r#' },
    };
    expect(estimateOfRows(wide, request).df).toBe(4);
    const twice = {
      header: [...wide.header, ...halves.map((_, at) => `r${at + 9}`)],
      rows: wide.rows.map((row) => [...row, ...row.slice(3)]),
    };
    expect(estimateOfRows(twice, request).df).toBe(4);
    const domain = { ...request, df: 'domain', where: [{ column: 'half', op: '==', value: 'one' }] };
    expect(estimateOfRows(wide, domain).df).toBe(2);
  });

  it('are calibrated like the sample, so that a calibrated total has no error', () => {
    const request = {
      design,
      statistic: 'total',
      variables: ['woman'],
      derive: [{ name: 'woman', where: [{ column: 'sex', op: '==', value: 'F' }] }],
      calibration: { kind: 'poststratify', margins: [{ column: 'sex', counts: { F: 80, M: 90 } }] },
      replication: { type: 'JKn' },
    };
    const [row] = estimateOfRows({ header, rows }, request).rows;
    expect(row!.estimate).toBeCloseTo(80, 9);
    expect(row!.se).toBeLessThan(1e-9);
  });
});
