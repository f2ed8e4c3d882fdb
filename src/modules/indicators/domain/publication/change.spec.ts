import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../../methodology/numeric/random.js';
import { changeOf, classifyAlike } from './change.js';
import { movement } from './moved.js';
import { defaultSettings } from '../runs/settings.js';

const figure = (value: number, standardError: number, df = 20) => ({
  value,
  standardError,
  interval: [value - 2 * standardError, value + 2 * standardError] as const,
  df,
});

describe('the test of change between two waves', () => {
  it('gives 4.5 points, SE 2.0, 0.37 to 8.63 for 31.0% (SE 1.2, df 28) after 26.5% (SE 1.6, df 24)', () => {
    const change = changeOf(figure(0.265, 0.016, 24), figure(0.31, 0.012, 28))!;
    expect(change.value).toBeCloseTo(0.045, 9);
    expect(change.standardError).toBeCloseTo(0.02, 9);
    // t(24) = 2.0638986
    expect(change.interval[0]).toBeCloseTo(0.045 - 2.0638986 * 0.02, 3);
    expect(change.interval[1]).toBeCloseTo(0.045 + 2.0638986 * 0.02, 3);
    expect([change.df, change.verdict]).toEqual([24, 'higher']);
  });

  it('has an interval with two digits of its standard error', () => {
    expect(changeOf(figure(12_300, 400), figure(13_100, 390))!.interval).toEqual([-370, 1970]);
    expect(changeOf(figure(0.3, 0.02), figure(0.31, 0.021))!.interval).toEqual([-0.05, 0.07]);
  });

  it.each([
    [0.3, 0.31, 'no-clear-change'],
    [0.3, 0.5, 'higher'],
    [0.5, 0.3, 'lower'],
  ] as const)('from %d to %d: %s', (from, to, verdict) => {
    expect(changeOf(figure(from, 0.02), figure(to, 0.02))!.verdict).toBe(verdict);
  });

  it('gives no result for figures that are not published or have no degrees of freedom, and names different settings', () => {
    expect(changeOf(null, figure(1, 1))).toBeNull();
    expect(changeOf(figure(1, 1), null)).toBeNull();
    const untested = changeOf(figure(0.1, 0.01, 0), figure(0.9, 0.01))!;
    expect([untested.verdict, untested.interval]).toEqual(['not-testable', [null, null]]);
    expect(changeOf(figure(0.1, 0.01), figure(0.9, 0.01), false)!.verdict).toBe('other-settings');
  });

  it('compares runs with the same classification and the same questions only', () => {
    const run = (given: Partial<typeof defaultSettings>, fingerprint?: string) => ({
      settings: { ...defaultSettings, ...given },
      inputs: fingerprint === undefined ? {} : { mapping: { version: 1, fingerprint, asked: [] } },
    });
    expect(classifyAlike(run({}), run({ greenThreshold: 0 }))).toBe(false);
    expect(classifyAlike(run({}), run({ minimumWorkers: 10 }))).toBe(true);
    expect(classifyAlike(run({}), run({}, 'a'))).toBe(false);
    expect(classifyAlike(run({}, 'b'), run({}, 'a'))).toBe(false);
    expect(classifyAlike(run({}, 'a'), run({}, 'a'))).toBe(true);
    const of = (form?: string) => ({
      ...{ settings: defaultSettings },
      inputs: { mapping: { version: 1, fingerprint: 'a', asked: [], ...(form !== undefined && { form }) } },
    });
    expect(classifyAlike(of('pay'), of('health'))).toBe(false);
    expect(classifyAlike(of('pay'), of('pay'))).toBe(true);
    expect(classifyAlike(of('pay'), of())).toBe(true);
  });

  it('uses the bound of a share without events for its error', () => {
    const none = { value: 0, standardError: 0, interval: [0, 0.06] as const, df: 20 };
    expect(changeOf(none, figure(0.04, 0.01))!.verdict).toBe('no-clear-change');
    expect(changeOf(none, figure(0.3, 0.02))!.verdict).toBe('higher');
  });

  it('determines whether an indicator changed significantly', () => {
    const shown = (value: number) => ({ figure: figure(value, 0.02) }) as never;
    expect(movement(shown(0.3), shown(0.31))).toBeNull();
    expect(movement(shown(0.3), shown(0.5))).toMatchObject({ from: 0.3, to: 0.5, change: 0.2 });
  });

  it('is conservative if the same enterprises respond: it rarely finds a change where there is none', () => {
    const random = new Random(12);
    const normal = (): number =>
      Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const units = 30;
    const estimate = (means: readonly number[]) => {
      const mean = means.reduce((a, b) => a + b, 0) / units;
      const spread = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (units - 1);
      return figure(mean, Math.sqrt(spread / units), units - 1);
    };
    let found = 0;
    for (let turn = 0; turn < 600; turn += 1) {
      const enterprises = Array.from({ length: units }, () => 0.5 * normal());
      const wave = () => estimate(enterprises.map((each) => each + 0.5 * normal()));
      if (changeOf(wave(), wave())!.verdict !== 'no-clear-change') found += 1;
    }
    expect(found / 600).toBeLessThan(0.05);
  });
});
