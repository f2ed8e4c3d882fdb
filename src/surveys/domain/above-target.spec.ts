import { describe, expect, it } from '@jest/globals';
import { aboveTargetIn } from './above-target.js';

const rows = [
  { psu: 'a', stratum: 'P-S2', sex: 'F', above: 11 },
  { psu: 'a', stratum: 'P-S2', sex: 'M', above: 4 },
  { psu: 'b', stratum: 'P-S2', sex: 'F', above: 5 },
  { psu: 'c', stratum: 'P-S2', sex: 'M', above: 1 },
  { psu: 'd', stratum: 'P-S3', sex: 'M', above: 20 },
] as const;

describe('answers above the target of a stratum', () => {
  it.each([
    ['P-S2', { aboveTargetWomen: 15, aboveTargetMen: 0, enterprisesAboveTarget: 2 }],
    ['P-S3', { aboveTargetWomen: 0, aboveTargetMen: 20, enterprisesAboveTarget: 1 }],
    ['P-S4', { aboveTargetWomen: 0, aboveTargetMen: 0, enterprisesAboveTarget: 0 }],
  ])('are counted in steps of the minimum for each enterprise and sex (%s)', (stratum, counts) => {
    expect(aboveTargetIn(rows, stratum, 5)).toEqual(counts);
  });
});
