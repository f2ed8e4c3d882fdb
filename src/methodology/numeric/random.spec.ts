import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

describe('random numbers', () => {
  it("equal those of the generator's reference program (seed 42, stream 54)", () => {
    const random = new Random(42);
    expect(Array.from({ length: 6 }, () => random.next().toString(16))).toEqual([
      'a15c02b7',
      '7b47f409',
      'ba1d3330',
      '83d2f293',
      'bfa4784b',
      'cbed606e',
    ]);
  });

  it('are reproducible from the seed, and differ between streams', () => {
    const draw = (seed: number, stream?: number): number[] => {
      const random = new Random(seed, stream);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(7, 55));
  });

  it('are uniform: chi-square of 10 classes over 100,000 draws is below the 99.9% point', () => {
    const random = new Random(2019);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) counts[random.below(10)]! += 1;
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.88);
    let sum = 0;
    for (let draw = 0; draw < 100_000; draw += 1) sum += random.uniform();
    expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(0.005);
  });

  it('refuse an invalid seed', () => {
    for (const seed of [-1, 1.5, Number.NaN, 2 ** 60]) expect(() => new Random(seed)).toThrow(RangeError);
  });
});
