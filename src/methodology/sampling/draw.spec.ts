import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { Random } from '../numeric/random.js';
import { type Drawn, drawProportionalToSize, drawSimple, drawSystematic, drawTwoStage } from './draw.js';

/** Number of times that each unit was drawn in many draws. */
function frequencies(population: number, draws: number, draw: (random: Random) => readonly Drawn[]): number[] {
  const random = new Random(11);
  const counts = new Array<number>(population).fill(0);
  for (let turn = 0; turn < draws; turn += 1) for (const { unit } of draw(random)) counts[unit]! += 1;
  return counts.map((count) => count / draws);
}

const sizes = [40, 3, 25, 7, 60, 12, 9, 30, 14, 500];

describe('draws', () => {
  it('are reproducible from their seed', () => {
    for (const draw of [drawSimple, drawSystematic])
      expect(draw(500, 20, new Random(5))).toEqual(draw(500, 20, new Random(5)));
    expect(drawProportionalToSize(sizes, 4, new Random(5))).toEqual(drawProportionalToSize(sizes, 4, new Random(5)));
    expect(drawSimple(500, 20, new Random(5))).not.toEqual(drawSimple(500, 20, new Random(6)));
  });

  it('contain exactly n different units of the frame, in its order', () => {
    const measures = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(measures, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (frame, seed, share) => {
        const size = Math.max(1, Math.round(share * frame.length));
        for (const drawn of [
          drawSimple(frame.length, size, new Random(seed)),
          drawSystematic(frame.length, size, new Random(seed)),
          drawProportionalToSize(frame, size, new Random(seed)),
        ]) {
          const units = drawn.map(({ unit }) => unit);
          expect(new Set(units).size).toBe(size);
          expect(units).toEqual([...units].sort((a, b) => a - b));
          expect(units.every((unit) => unit >= 0 && unit < frame.length)).toBe(true);
          expect(drawn.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['simple', (random: Random) => drawSimple(10, 3, random)],
    ['systematic', (random: Random) => drawSystematic(10, 3, random)],
    ['proportional to size', (random: Random) => drawProportionalToSize(sizes, 4, random)],
  ])('by %s contain units as often as their probabilities say', (_name, draw) => {
    const observed = frequencies(10, 8000, draw);
    const stated = new Map<number, number>();
    const random = new Random(3);
    for (let turn = 0; turn < 500; turn += 1)
      for (const { unit, probability } of draw(random)) stated.set(unit, probability);
    for (const [unit, probability] of stated) {
      // five standard errors
      const error = Math.sqrt((probability * (1 - probability)) / 8000);
      expect(Math.abs(observed[unit]! - probability)).toBeLessThanOrEqual(5 * error);
    }
  });

  it('proportional to size have probabilities n size / total, and take a certainty unit always', () => {
    const drawn = drawProportionalToSize(sizes, 4, new Random(1));
    expect(drawn.find(({ unit }) => unit === 9)?.probability).toBe(1);
    // the other 200 workers share three places
    for (const { unit, probability } of drawn.slice(0, -1))
      expect(probability).toBeCloseTo((3 * sizes[unit]!) / 200, 12);
  });

  it('in two stages with probabilities proportional to size have equal weights, and the weighted count is unbiased', () => {
    const plan = { sizes: sizes.slice(0, 9), units: 3, take: 3, first: 'proportional-to-size' } as const;
    for (const unit of drawTwoStage(plan, new Random(4))) {
      expect(unit.members).toHaveLength(3);
      expect(unit.weight).toBeCloseTo(200 / 9, 10);
    }
    const random = new Random(9);
    let sum = 0;
    const simple = { ...plan, first: 'simple' } as const;
    for (let turn = 0; turn < 4000; turn += 1)
      for (const { weight, members } of drawTwoStage(simple, random)) sum += weight * members.length;
    expect(sum / 4000 / 200).toBeCloseTo(1, 1);
  });

  it('refuse impossible requests', () => {
    expect(() => drawSimple(5, 6, new Random(1))).toThrow('size-impossible');
    expect(() => drawSystematic(5, 0, new Random(1))).toThrow('size-impossible');
    expect(() => drawProportionalToSize([3, 0, 2], 2, new Random(1))).toThrow('size-measure');
  });
});
