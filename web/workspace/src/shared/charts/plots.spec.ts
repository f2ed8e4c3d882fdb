import { describe, expect, it } from '@jest/globals';
import { barPlot, columnPlot } from './bar-plot.js';
import { type Dot, dotPlot } from './dot-plot.js';
import { linePlot, type LinePoint } from './line-plot.js';
import { chartColours } from './marks.js';
import type { Drawing, Shape } from './shapes.js';
import { markupOf } from './shapes.js';

const palette = chartColours('light');
const percent = (value: number): string => `${Math.round(100 * value)}%`;
const textsOf = ({ shapes }: Drawing): readonly string[] =>
  shapes.flatMap(({ text }) => (text === undefined ? [] : [text]));
const marksOf = ({ shapes }: Drawing): readonly Shape[] =>
  shapes.filter(({ tag }) => tag === 'circle' || tag === 'rect' || tag === 'path');

const women: Dot = {
  row: 0,
  sex: 'female',
  value: 0.14,
  interval: [0.1, 0.18],
  reliability: 'reliable',
  label: 'Women 14%',
};
const men: Dot = { row: 0, sex: 'male', value: 0.17, interval: [0.12, 0.22], reliability: 'caution', label: 'Men 17%' };
const hidden: Dot = {
  row: 1,
  sex: null,
  value: null,
  interval: [null, null],
  reliability: 'suppressed',
  label: 'Not shown',
};

/** Text must not extend beyond the drawing. */
function expectWithin(drawing: Drawing, width: number): void {
  for (const { tag, attributes, text } of drawing.shapes) {
    if (tag !== 'text') continue;
    const x = Number(attributes['x']);
    const length = [...text!].length * 5;
    const start =
      attributes['text-anchor'] === 'end' ? x - length : attributes['text-anchor'] === 'middle' ? x - length / 2 : x;
    expect(start).toBeGreaterThanOrEqual(-8);
    expect(start + length).toBeLessThanOrEqual(width + 8);
    expect(Number(attributes['y'])).toBeLessThanOrEqual(drawing.height);
  }
}

describe('a dot plot', () => {
  const draw = (width: number): Drawing =>
    dotPlot({ rows: ['Park A', 'Park B'], dots: [women, men, hidden], tick: percent }, palette, width);

  it.each([296, 720])('shows women, men and missing figures in words next to the marks, within %i pixels', (width) => {
    const drawing = draw(width);
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['Park A', 'Park B', 'Women 14%', 'Men 17%', 'Not shown']));
    expectWithin(drawing, width);
  });

  it('writes names on a phone right of the line of zero', () => {
    const { shapes } = draw(296);
    const zero = shapes.find(({ tag, attributes }) => tag === 'line' && attributes['stroke'] === palette.line)!;
    const name = shapes.find(({ text }) => text === 'Park A')!;
    expect(Number(name.attributes['x'])).toBeGreaterThan(Number(zero.attributes['x1']));
  });

  it('writes a value that would cover the line of zero behind it', () => {
    const dots: readonly Dot[] = [{ ...women, value: -0.026, interval: [-0.049, -0.003], label: '−2.6 points' }];
    const { shapes } = dotPlot({ rows: ['Difference'], dots, tick: percent }, palette, 720);
    const zero = shapes.find(({ tag, attributes }) => tag === 'line' && attributes['stroke'] === palette.line)!;
    const label = shapes.find(({ text }) => text === '−2.6 points')!;
    expect(Number(label.attributes['x'])).toBeGreaterThan(Number(zero.attributes['x1']));
  });

  it('draws no mark for a figure that is not shown', () => {
    expect(marksOf(draw(720)).map(({ tag }) => tag)).toEqual(['circle', 'rect']);
  });

  it('distinguishes women and men by shape and colour, and uses these colours for nothing else', () => {
    const everyone = dotPlot({ rows: ['All'], dots: [{ ...women, sex: null }], tick: percent }, palette, 720);
    const fills = [...marksOf(draw(720)), ...marksOf(everyone)].map(({ attributes }) => attributes['fill']);
    expect(new Set(fills).size).toBe(3);
  });

  it('has dashed intervals where caution is advised', () => {
    const dashed = draw(720).shapes.filter(({ attributes }) => 'stroke-dasharray' in attributes);
    expect(dashed.map(({ attributes }) => attributes['stroke'])).toEqual([palette.of('men')]);
  });
});

describe('a line plot', () => {
  const point = (value: number): LinePoint => ({
    ...{ value, interval: [value - 0.02, value + 0.02], reliability: 'reliable', label: percent(value) },
  });
  const missing: LinePoint = { value: null, interval: [null, null], reliability: 'suppressed', label: 'c' };

  it('names each line at its last value, and separates values that are close', () => {
    const lines = [
      { sex: null, name: 'All', points: [point(0.14), point(0.15)] },
      { sex: 'female' as const, name: 'Women', points: [point(0.14), point(0.15)] },
      { sex: 'male' as const, name: 'Men', points: [point(0.14), point(0.151)] },
    ];
    const drawing = linePlot({ steps: ['Wave 1', 'Wave 2'], lines, tick: percent }, palette, 320);
    const ends = drawing.shapes.filter(({ text }) => /^(All|Women|Men)$/.test(text ?? ''));
    const heights = ends
      .filter(({ attributes }) => attributes['text-anchor'] === 'start')
      .map(({ attributes }) => Number(attributes['y']))
      .sort((a, b) => a - b);
    expect(ends).toHaveLength(3);
    expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(14.9);
    expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(14.9);
    expectWithin(drawing, 320);
  });

  it('lists below the step what is not shown, and draws no line to it', () => {
    const lines = [{ sex: null, name: '', points: [point(0.14), missing, point(0.2)] }];
    const drawing = linePlot({ steps: ['Wave 1', 'Wave 2', 'Wave 3'], lines, tick: percent }, palette, 720);
    expect(textsOf(drawing)).toContain('c');
    expect(drawing.shapes.filter(({ tag }) => tag === 'polygon')).toEqual([]);
    expect(marksOf(drawing)).toHaveLength(2);
  });
});

describe('a slope chart', () => {
  const point = (value: number): LinePoint => ({
    ...{ value, interval: [value - 0.02, value + 0.02], reliability: 'reliable', label: percent(value) },
  });
  const linesFor = (steps: number) =>
    ([null, 'female', 'male'] as const).map((sex, row) => ({
      sex,
      name: sex ?? 'Overall',
      points: Array.from({ length: steps }, (_, index) => point(0.2 + 0.1 * row + 0.01 * index)),
    }));
  const drawn = (steps: number, width = 720) =>
    linePlot(
      {
        steps: Array.from({ length: steps }, (_, index) => `Wave ${index + 1}`),
        lines: linesFor(steps),
        tick: percent,
      },
      palette,
      width,
    );
  const joins = ({ shapes }: Drawing) =>
    shapes.filter(({ tag, attributes }) => tag === 'line' && attributes['stroke-width'] === 2.5);

  it.each([2, 3])('joins everyone, women and men over %i waves, right of an axis.', (steps) => {
    const drawing = drawn(steps);
    expect(joins(drawing)).toHaveLength(3 * (steps - 1));
    const ticks = textsOf(drawing).filter((text) => /^\d+%$/.test(text)).length - 3 * (steps - 2);
    expect(ticks).toBeGreaterThanOrEqual(3);
    expect(textsOf(drawing).filter((text) => /^female /.test(text))).toHaveLength(2);
    expectWithin(drawing, 720);
  });

  it.each([
    [2, true],
    [3, false],
  ])('of %i waves on a phone has an axis where the lines keep their room: %s.', (steps, axis) => {
    const drawing = drawn(steps, 280);
    const ticks = drawing.shapes.filter(({ text, attributes }) => text && attributes['fill'] === palette.dimmed);
    expect(ticks.length > 0).toBe(axis);
    expectWithin(drawing, 280);
  });

  it('becomes a line of everyone with a band and an axis for more waves.', () => {
    const drawing = drawn(4);
    expect(joins(drawing)).toHaveLength(3);
    expect(drawing.shapes.filter(({ tag }) => tag === 'polygon')).toHaveLength(3);
  });
});

describe('A target and a baseline', () => {
  const references = [
    { value: 0.5, label: 'Target 50%' },
    { value: 0.1, label: 'Baseline 10%' },
  ];
  const dashedIn = ({ shapes }: Drawing) => shapes.filter(({ attributes }) => attributes['stroke-dasharray'] === '6 4');

  it('are dashed lines across the rows of a dot plot, each with its name on a line of its own, within the drawing.', () => {
    const request = { rows: ['Park A', 'Park B'], dots: [women, men, hidden], tick: percent, references };
    for (const width of [296, 720]) {
      const drawing = dotPlot(request, palette, width);
      expect(dashedIn(drawing)).toHaveLength(2);
      const names = drawing.shapes.filter(({ text }) => /^(Target|Baseline)/.test(text ?? ''));
      expect(new Set(names.map(({ attributes }) => attributes['y'])).size).toBe(2);
      expectWithin(drawing, width);
    }
  });

  it('extend the axis if they are beyond all figures.', () => {
    const drawing = dotPlot({ rows: ['Park A'], dots: [women], tick: percent, references }, palette, 720);
    expect(textsOf(drawing)).toContain('50%');
  });

  it('are dashed lines across the waves.', () => {
    const point: LinePoint = { value: 0.2, interval: [0.1, 0.3], reliability: 'reliable', label: '20%' };
    const lines = [{ sex: null, name: '', points: [point, point] }];
    const drawing = linePlot({ steps: ['Wave 1', 'Wave 2'], lines, tick: percent, references }, palette, 320);
    expect(dashedIn(drawing)).toHaveLength(2);
    expectWithin(drawing, 320);
  });
});

describe('a bar chart', () => {
  const colour = (): string => palette.of('women');
  const bar = {
    name: 'Park A · 50 to 199',
    parts: [{ value: 30, colour }],
    target: 50,
    label: '30 of 50',
    urgent: true,
  };

  it.each([296, 720])('shows its numbers and what is below its target, within %i pixels', (width) => {
    const drawing = barPlot({ bars: [bar], tick: String }, palette, width);
    const [label] = drawing.shapes.filter(({ text }) => text === '30 of 50');
    expect(label?.attributes).toMatchObject({ fill: palette.of('late'), 'font-weight': 650 });
    expectWithin(drawing, width);
  });

  it('use the whole width of a phone, below their names and numbers', () => {
    const bar = {
      name: 'Park A · 300 workers or more',
      parts: [{ value: 1705, colour: () => 'teal' }],
      target: 1619,
      label: '1,705 (target 1,619)',
      urgent: false,
    };
    const small = { ...bar, name: 'Park B · 20–299 workers', label: '17 (target 31)' };
    const drawing = barPlot({ bars: [bar, small], tick: String }, palette, 320);
    const [mark] = marksOf(drawing);
    // a short number leaves more space for the name
    expect(textsOf(drawing)).toContain(small.name);
    expect(Number(mark!.attributes['width'])).toBeGreaterThan(200);
    expectWithin(drawing, 320);
  });

  it('by day shows as many days as there is space for', () => {
    const columns = Array.from({ length: 60 }, (_, day) => ({ name: `${day + 1} Nov 2026`, value: day % 7 }));
    const drawing = columnPlot({ columns, tick: String }, palette, 720);
    const names = textsOf(drawing).filter((text) => text.includes('Nov'));
    expect(names[0]).toBe('1 Nov 2026');
    expect(names.length).toBeGreaterThan(3);
    expect(names.length).toBeLessThan(12);
    expectWithin(drawing, 720);
  });
});

describe('a drawing as a file', () => {
  it('escapes markup', () => {
    const text: Shape = { tag: 'text', attributes: { x: 1 }, text: 'A < B & "C"', hint: '<b>' };
    expect(markupOf([text])).toBe('<text x="1"><title>&lt;b&gt;</title>A &lt; B &amp; &quot;C&quot;</text>');
  });
});
