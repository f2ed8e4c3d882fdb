import { describe, expect, it } from '@jest/globals';
import { codedBound, publishedFreedom, publishedSize, sizeBand, unitOf } from './digits.js';

describe('publication digits', () => {
  it('publish sizes to the nearest 10, 50 and 100, and none below 15', () => {
    expect([14, 15, 94, 126, 974, 1049].map((n) => publishedSize(n, 5))).toEqual([null, 20, 90, 150, 950, 1000]);
    expect(publishedSize(19, 10)).toBeNull();
  });

  it('leave all sizes possible that are published alike', () => {
    expect(sizeBand(12, 5)).toEqual({ low: 10, high: 14 });
    expect(sizeBand(50, 5)).toEqual({ low: 45, high: 54 });
  });

  it('give shares one decimal only if every size is 1,000 or more', () => {
    const unit = (sizes: number[]) => unitOf(40, { measure: 'percent', sizes, meanWeight: 3 });
    expect([unit([1000]), unit([1000, 999])]).toEqual([0.1, 1]);
    expect(unitOf(4000, { measure: 'persons', sizes: [300], meanWeight: 3 })).toBe(50);
  });

  it('bound a coded share by its least size and its largest weight, up to 50%', () => {
    expect(codedBound(300, 5, { largest: 2, mean: 1 })).toBe(4);
    expect(codedBound(16, 5, { largest: 2, mean: 1 })).toBeNull();
  });

  it('publish degrees of freedom to the nearest 5', () => {
    expect([4, 12, 13].map(publishedFreedom)).toEqual([null, 10, 15]);
  });
});
