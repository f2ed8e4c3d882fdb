import { describe, expect, it } from '@jest/globals';
import type { FrameUnit, SizeClass } from './frame.js';
import { codeFrom, sizeClassOf, strataOf } from './frame.js';

function unit(index: number, sizeClass: SizeClass, change: Partial<FrameUnit> = {}): FrameUnit {
  return {
    id: `u${index}`,
    parkId: 'park-1',
    sizeClass,
    psuCode: `E${index}`,
    headcount: 100,
    women: 40,
    men: 60,
    certainty: false,
    ...change,
  };
}

describe('the strata of a frame', () => {
  it('are park times size class if there are enough enterprises', () => {
    const units = ['S1', 'S1', 'S1', 'S1', 'S2', 'S2', 'S2', 'S2'].map((size, index) => unit(index, size as SizeClass));
    expect(strataOf(units, () => 'P1').map((each) => [each.stratum, each.units.length])).toEqual([
      ['P1-S1', 4],
      ['P1-S2', 4],
    ]);
  });

  it('include a cell of fewer than four enterprises merged with the next larger one, and the last one with the next smaller', () => {
    const units = ['S1', 'S1', 'S2', 'S2', 'S2', 'S3', 'S4'].map((size, index) => unit(index, size as SizeClass));
    const strata = strataOf(units, () => 'P1');
    expect(strata).toHaveLength(1);
    expect(strata[0]!.sizeClasses).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect(strata[0]!.headcount).toBe(700);
  });

  it('never cross parks, and keep certainty enterprises separate', () => {
    const units = [unit(1, 'S1'), unit(2, 'S1', { parkId: 'park-2' }), unit(3, 'S4', { certainty: true })];
    expect(strataOf(units, (id) => (id === 'park-1' ? 'P1' : 'P2')).map((each) => each.stratum)).toEqual([
      'P1-S1',
      'P1-C-E3',
      'P2-S1',
    ]);
  });

  it('contain every enterprise exactly once', () => {
    const sizes: SizeClass[] = ['S1', 'S2', 'S3', 'S4'];
    const units = Array.from({ length: 57 }, (_, index) =>
      unit(index, sizes[(index * 7) % 4]!, { parkId: `park-${index % 3}`, certainty: index % 19 === 0 }),
    );
    const placed = strataOf(units, (id) => id).flatMap((each) => each.units.map((one) => one.id));
    expect([...placed].sort()).toEqual(units.map((each) => each.id).sort());
  });
});

it('use size classes by head count', () => {
  expect([19, 20, 299, 300, 999, 1000].map(sizeClassOf)).toEqual(['S1', 'S2', 'S2', 'S3', 'S3', 'S4']);
});

it('have codes without letters that could be confused', () => {
  expect(codeFrom(Uint8Array.from({ length: 256 }, (_, index) => index))).not.toMatch(/[01IO]/);
});
