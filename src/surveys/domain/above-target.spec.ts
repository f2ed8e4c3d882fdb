import { expect, it } from '@jest/globals';
import { aboveTargetByPark } from './above-target.js';

const rows = [
  { psu: 'a', parkId: 'P', sex: 'F', above: 11 },
  { psu: 'a', parkId: 'P', sex: 'M', above: 5 },
  { psu: 'b', parkId: 'P', sex: 'F', above: 5 },
  { psu: 'c', parkId: 'P', sex: 'F', above: 9 },
  { psu: 'd', parkId: 'P', sex: 'M', above: 4 },
  { psu: 'e', parkId: 'Q', sex: 'F', above: 50 },
  { psu: 'f', parkId: 'Q', sex: 'M', above: 50 },
  { psu: 'g', parkId: 'Q', sex: 'M', above: 4 },
] as const;

it('answers above the target are counted in steps, of at least three enterprises of a park', () => {
  expect(aboveTargetByPark(rows, 5)).toEqual([{ parkId: 'P', women: 20, men: null, enterprises: 3 }]);
  // with a minimum of 1 a third enterprise of the other park is above its target
  expect(aboveTargetByPark(rows, 1)).toEqual([
    { parkId: 'P', women: 25, men: null, enterprises: 4 },
    { parkId: 'Q', women: null, men: null, enterprises: 3 },
  ]);
});
