import type { Sex } from '../session/me.js';
import { apart, widthOf } from './labels.js';
import type { ChartColours, Reliability } from './marks.js';
import { mark, sexColour, whisker } from './marks.js';
import type { ValueScale } from './scale.js';
import { valueScale } from './scale.js';
import type { Drawing, Shape } from './shapes.js';
import { line, words } from './shapes.js';

export interface LinePoint {
  /** Null if there is no figure. */
  readonly value: number | null;
  readonly interval: readonly [number | null, number | null];
  readonly reliability: Reliability;
  /** The value in words, or the reason why there is none. */
  readonly label: string;
}

export interface PlottedLine {
  /** All persons if null. */
  readonly sex: Sex | null;
  /** Text next to the last point; empty for a single line. */
  readonly name: string;
  /** One point for each step of the axis; undefined if the line has none there. */
  readonly points: readonly (LinePoint | undefined)[];
}

export interface LinePlotRequest {
  readonly steps: readonly string[];
  readonly lines: readonly PlottedLine[];
  readonly tick: (value: number) => string;
}

/** Pixels. */
const plotHeight = 250;
const labelDistance = 15;
const shiftOf = (sex: Sex | null): number => (sex === 'female' ? -13 : sex === 'male' ? 13 : 0);

interface Place {
  readonly sex: Sex | null;
  readonly x: number;
}

interface Places {
  readonly scale: ValueScale;
  readonly step: (index: number) => number;
  readonly palette: ChartColours;
}

/** The interval for all persons over the steps, interrupted where a figure is not shown. */
function band({ points }: PlottedLine, { scale, step, palette }: Places): readonly Shape[] {
  return points.slice(1).flatMap((next, index) => {
    const [[low, high], [nextLow, nextHigh]] = [
      points[index]?.interval ?? [null, null],
      next?.interval ?? [null, null],
    ];
    if (low === null || high === null || nextLow === null || nextHigh === null) return [];
    const corners = [
      [step(index), scale.at(high)],
      [step(index + 1), scale.at(nextHigh)],
      [step(index + 1), scale.at(nextLow)],
      [step(index), scale.at(low)],
    ];
    return [{ tag: 'polygon', attributes: { points: corners.join(' '), fill: palette.text, 'fill-opacity': 0.1 } }];
  });
}

function joined({ points, sex }: PlottedLine, { scale, step, palette }: Places): readonly Shape[] {
  if (sex !== null) return [];
  return points.slice(1).flatMap((next, index) => {
    const before = points[index];
    if (!before || !next || before.value === null || next.value === null) return [];
    const ends = [step(index), scale.at(before.value), step(index + 1), scale.at(next.value)] as const;
    return [line(ends, sexColour(palette, sex), 2.5)];
  });
}

function drawPoint(point: LinePoint, { sex, x }: Place, { scale, palette }: Places): readonly Shape[] {
  const { value, interval, reliability, label } = point;
  if (value === null) return [];
  const [low, high] = interval;
  const colour = sexColour(palette, sex);
  return [
    ...(low === null || high === null ? [] : whisker([x, scale.at(low), x, scale.at(high)], colour, reliability)),
    { ...mark(palette, sex, { x, y: scale.at(value), reliability }), hint: label },
  ];
}

/** Values next to the marks of one step, moved if they would overlap; names at the last step. */
function labelsAt(lines: readonly PlottedLine[], index: number, { scale, step, palette }: Places): readonly Shape[] {
  const last = index === (lines[0]?.points.length ?? 0) - 1;
  const shown = lines.flatMap(({ sex, name, points }) => {
    const point = points[index];
    if (!point || point.value === null) return [];
    const text = last && name ? `${name} ${point.label}` : point.label;
    return [{ sex, text, y: scale.at(point.value) }];
  });
  const places = apart(
    shown.map(({ y }) => y),
    labelDistance,
    [6, plotHeight],
  );
  const x = step(index) + Math.max(0, ...lines.map(({ sex }) => shiftOf(sex))) + 10;
  return shown.map(({ sex, text }, rank) =>
    words(text, [x, places[rank]!], { fill: sexColour(palette, sex), weight: 600, halo: palette.surface }),
  );
}

/**
 * Figures over steps: all persons as a line with a band, and women and men; figures that are not shown are listed in
 * words below.
 */
export function linePlot({ steps, lines, tick }: LinePlotRequest, palette: ChartColours, width: number): Drawing {
  const all = lines.flatMap(({ points }) => points.flatMap((point) => (point ? [...point.interval, point.value] : [])));
  const values = all.filter((each) => each !== null);
  const scale = valueScale({ values, from: plotHeight, to: 8, tick, most: 5, withoutZero: true });
  const left = Math.max(...scale.ticks.map(({ label }) => widthOf(label))) + 12;
  const named = Math.max(0, ...lines.map(({ name, points }) => widthOf(`${name} ${points.at(-1)?.label ?? ''}`)));
  const right = named + 14;
  const gap = (width - left - right) / steps.length;
  const step = (index: number): number => left + gap * (index + 0.5);
  const places: Places = { scale, step, palette };
  const missing = steps.map((_, index) =>
    lines.flatMap(({ name, points }) => {
      const point = points[index];
      return point && point.value === null ? [name ? `${name}: ${point.label}` : point.label] : [];
    }),
  );
  const rows = Math.max(0, ...missing.map(({ length }) => length));
  return {
    height: plotHeight + 24 + rows * labelDistance,
    shapes: [
      ...scale.ticks.flatMap(({ at, label }) => [
        line([left, at, width - right, at], palette.border),
        words(label, [left - 8, at], { fill: palette.dimmed, anchor: 'end' }),
      ]),
      ...steps.map((name, index) =>
        words(name, [step(index), plotHeight + 14], { fill: palette.text, anchor: 'middle' }),
      ),
      ...missing.flatMap((texts, index) =>
        texts.map((text, row) =>
          words(text, [step(index), plotHeight + 14 + labelDistance * (row + 1)], {
            fill: palette.dimmed,
            anchor: 'middle',
          }),
        ),
      ),
      ...lines.filter(({ sex }) => sex === null).flatMap((each) => [...band(each, places), ...joined(each, places)]),
      ...lines.flatMap((each) =>
        each.points.flatMap((point, index) =>
          point ? drawPoint(point, { sex: each.sex, x: step(index) + shiftOf(each.sex) }, places) : [],
        ),
      ),
      ...steps.flatMap((_, index) => labelsAt(lines, index, places)),
    ],
  };
}
