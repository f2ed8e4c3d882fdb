import { describe, expect, it } from '@jest/globals';
import { valueScale } from './scale.js';

const percent = (value: number): string => `${Math.round(100 * value)}%`;
const whole = (value: number): string => String(Math.round(value));
const labels = (request: Partial<Parameters<typeof valueScale>[0]>): readonly string[] =>
  valueScale({ values: [], from: 0, to: 400, tick: percent, most: 5, ...request }).ticks.map(({ label }) => label);

describe('the scale of an axis', () => {
  it.each([
    ['shares below 75%', { values: [0.12, 0.29] }, ['0%', '10%', '20%', '30%']],
    ['shares above 75%', { values: [0.4, 0.8], share: true }, ['0%', '20%', '40%', '60%', '80%', '100%']],
    ['no values', { values: [] }, ['0%', '20%', '40%', '60%', '80%', '100%']],
    ['differences below and above zero', { values: [-1.7, 0.1], tick: whole }, ['-2', '-1', '0', '1']],
    ['small shares, with labels of whole percent', { values: [0.004, 0.013] }, ['0%', '1%', '2%']],
    [
      'values far from zero',
      { values: [61, 69], tick: whole, withoutZero: true },
      ['60', '62', '64', '66', '68', '70'],
    ],
  ])('has round ticks with different labels for %s', (_, request, expected) => {
    expect(labels(request)).toEqual(expected);
  });

  it('has fewer ticks if the labels of a horizontal axis would touch', () => {
    const request = { values: [0, 2400], tick: whole, to: 110, most: 3 };
    expect(labels(request)).toEqual(['0', '1000', '2000', '3000']);
    expect(labels({ ...request, widthOf: (label) => 8 * label.length })).toEqual(['0', '2000', '4000']);
  });

  it('places values between its ends, also when they increase upwards', () => {
    const scale = valueScale({ values: [0, 0.5], from: 200, to: 0, tick: percent, most: 5 });
    expect([scale.at(0), scale.at(0.25), scale.at(0.5)]).toEqual([200, 100, 0]);
  });
});
