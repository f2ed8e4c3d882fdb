import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawOffers, offersFor } from './offers.js';
import { durationBand, Pace, paceBand } from './pace.js';

describe('active time', () => {
  it('counts only while the page is visible, at most two minutes per screen', () => {
    let now = 0;
    const pace = new Pace(() => now * 1000);
    pace.show();
    now += 10;
    pace.turn();
    expect(pace.seconds()).toBe(10);
    now += 5;
    pace.hide();
    now += 1000;
    pace.show();
    now += 5;
    pace.turn();
    expect(pace.seconds()).toBe(20);
    now += 9999;
    pace.turn();
    expect(pace.seconds()).toBe(140);
  });

  it('continues from an earlier visit', () => {
    expect(new Pace(() => 0, 75).seconds()).toBe(75);
  });

  it.each([
    [119.9, false, '1'],
    [120, false, '2'],
    [299, false, '2'],
    [300, false, '3'],
    [600, false, '4'],
    [1200, false, '4'],
    [1201, false, '5'],
    [30, true, '5'],
  ])('%d seconds (interrupted: %p) are band %s', (seconds, interrupted, band) => {
    expect(durationBand(seconds, interrupted)).toBe(band);
  });

  it.each([
    [39, 10, '1'],
    [40, 10, '2'],
    [80, 10, '3'],
    [160, 10, '4'],
    [320, 10, '4'],
    [321, 10, '5'],
    [10, 0, '1'],
  ])('%d seconds for %d questions are pace %s', (seconds, asked, band) => {
    expect(paceBand(seconds, asked)).toBe(band);
  });
});

describe('the draw of optional modules', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('offers all if all are offered, and exactly one if the probabilities add up to one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), (uniform) => {
        expect(
          drawOffers(
            six.map((module) => ({ module, probability: 1 })),
            uniform,
          ),
        ).toEqual(six);
        expect(
          drawOffers(
            six.map((module) => ({ module, probability: 1 / 6 })),
            uniform,
          ),
        ).toHaveLength(1);
        expect(
          drawOffers(
            six.map((module) => ({ module, probability: 0 })),
            uniform,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('draws each module with its probability', () => {
    const chances = [0.1, 0.5, 0.25, 0.9, 0.05, 0.7];
    const offers = six.map((module, place) => ({ module, probability: chances[place] ?? 0 }));
    const count = new Map<string, number>();
    const steps = 20_000;
    for (let step = 0; step < steps; step += 1) {
      for (const module of drawOffers(offers, step / steps)) count.set(module, (count.get(module) ?? 0) + 1);
    }
    offers.forEach(({ module, probability }) => expect((count.get(module) ?? 0) / steps).toBeCloseTo(probability, 3));
  });

  it('always offers the module on transition to those who have left', () => {
    expect(offersFor([], ['profile', 'transition'], '3')).toEqual(['transition']);
    expect(offersFor(['profile'], ['profile', 'transition'], '1')).toEqual(['profile']);
  });
});
