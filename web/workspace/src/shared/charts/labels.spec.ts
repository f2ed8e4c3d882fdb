import { describe, expect, it } from '@jest/globals';
import { apart, axisLabels } from './labels.js';

describe('labels of an axis', () => {
  it('stay unchanged if there is space, and determine the width', () => {
    expect(axisLabels(['Women', 'Men'], 110)).toEqual({ texts: ['Women', 'Men'], width: 36 });
  });

  it('break between words, and after any Chinese character', () => {
    const { texts, width } = axisLabels(['Technicians and associate professionals', '技术人员和辅助专业人员'], 110);
    expect(texts).toEqual(['Technicians and\nassociate profe…', '技术人员和辅助专\n业人员']);
    expect(width).toBeLessThanOrEqual(110);
  });

  it('never have more than two lines, even without a place to break', () => {
    const [text] = axisLabels(['x'.repeat(90)], 110).texts;
    expect(text!.length).toBeLessThan(20);
    expect(text).toMatch(/…$/);
  });
});

describe('labels on one line', () => {
  it.each([
    ['stay where there is room', [10, 60], [10, 60]],
    ['move apart in their order', [30, 32, 31], [30, 62, 46]],
    ['stay within the range', [95, 98], [84, 100]],
  ])('%s', (_, places, expected) => {
    expect(apart(places, 16, [0, 100])).toEqual(expected);
  });
});
