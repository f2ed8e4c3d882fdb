/** Nine workers of five enterprises, one of them alone in its stratum; standard errors by R survey 4.4-2. */
import { describe, expect, it } from '@jest/globals';
import { estimateOfRows } from '../../../test/support/estimate-of-rows.js';

const header = ['st', 'psu', 'w', 'y', 'g', 'h', 'N', 'M', 'id'];
const rows = [
  'a 1 10 3 f 1 5 6 1',
  'a 1 10 5 m 0 5 6 2',
  'a 2 20 8 f 0 5 8 3',
  'a 2 20 1 m 1 5 8 4',
  'b 3 15 7 f 1 4 7 5',
  'b 3 15 2 m 1 4 7 6',
  'c 4 30 9 f 0 6 3 7',
  'c 5 8 4 f 1 6 5 8',
  'c 5 8 6 m 0 6 5 9',
].map((line) => line.split(' '));
const oneStage = { ids: ['psu'], strata: ['st'], weights: 'w' };
const twoStages = { ids: ['psu', 'id'], strata: ['st'], fpc: ['N', 'M'] };
const jackknife = { type: 'JKn' };

function errorOf(request: object): number {
  return estimateOfRows({ header, rows }, { variables: ['y'], ...request }).rows[0]!.se!;
}

describe('a stratum with a single enterprise', () => {
  it.each([
    ['remove', 0.847928278699],
    ['adjust', 0.877042719865],
    ['average', 0.948012635608],
  ])('gives the jackknife of R under the rule %s', (lonelyPsu, expected) => {
    const request = { design: oneStage, options: { lonelyPsu }, replication: jackknife, statistic: 'mean' };
    expect(errorOf(request)).toBeCloseTo(expected, 11);
  });

  it('is refused by the jackknife and by linearisation', () => {
    const request = { design: oneStage, replication: jackknife, statistic: 'mean' };
    expect(() => errorOf(request)).toThrow('lonely-psu');
  });

  // the only worker drawn in enterprise 4 (of 3) is a single unit in the second stage too, so there is nothing to
  // compare with
  it.each([
    ['remove', 0.662307370634, 54.8999089252],
    ['adjust', 0.674896989368, 64.7311362483],
  ])('gives both stages of R under the rule %s', (lonelyPsu, mean, total) => {
    const request = { design: twoStages, options: { lonelyPsu } };
    expect(errorOf({ ...request, statistic: 'mean' })).toBeCloseTo(mean, 11);
    expect(errorOf({ ...request, statistic: 'total' })).toBeCloseTo(total, 9);
  });
});

describe('workers of a single enterprise', () => {
  it('have a mean whose error is not 0, whichever degrees of freedom are requested', () => {
    const request = {
      design: oneStage,
      options: { lonelyPsu: 'remove' },
      statistic: 'mean',
      variables: ['y'],
      where: [{ column: 'psu', op: '==', value: 2 }],
    };
    const row = { estimate: 4.5, se: null, ci: [null, null], flags: ['no-df'] };
    expect(estimateOfRows({ header, rows }, request).rows).toEqual([{ name: 'y', ...row, df: 2 }]);
    expect(estimateOfRows({ header, rows }, { ...request, df: 'domain' }).rows).toEqual([{ name: 'y', ...row, df: 0 }]);
  });
});

describe('tests by replicates', () => {
  const request = { design: { ids: ['psu'], weights: 'w' }, replication: { type: 'JK1' } };

  it('use the shares of each replicate, as in R', () => {
    const { test } = estimateOfRows({ header, rows }, { ...request, statistic: 'independence', variables: ['g', 'h'] });
    expect(test!.statistic).toBeCloseTo(0.367495694869, 11);
    expect(test!.p).toBeCloseTo(0.577091845231, 11);
  });

  it('use the difference of means of each replicate, as in R', () => {
    const { test } = estimateOfRows({ header, rows }, { ...request, statistic: 't-test', variables: ['y'], by: ['g'] });
    expect(test!.statistic).toBeCloseTo(-2.23310628057, 10);
  });
});
