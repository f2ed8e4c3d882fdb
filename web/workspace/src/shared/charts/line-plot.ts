import type { Sex } from '../session/me.js';
import { apart, axisLabels, widthOf } from './labels.js';
import type { ChartColours, Reliability } from './marks.js';
import { mark, sexColour, whisker } from './marks.js';
import { horizontalReferences, type ReferenceLine } from './references.js';
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
  /** The range of the scale in words, below a chart without an axis. */
  readonly range?: (low: string, high: string, fromZero: boolean) => string;
  /** A target or baseline as a line across all steps. */
  readonly references?: readonly ReferenceLine[];
}

/** Up to this number of steps the chart is a slope chart: lines from value to value. */
const slopeSteps = 3;

/** Pixels. Below this width names are at the last step only, above their values, so that the lines have room. */
const narrow = 420;
/** Pixels between two steps of a slope chart, at least, next to an axis. */
const shortest = 60;
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
  readonly slope: boolean;
  /** Whether names are at the first step of a slope chart too. */
  readonly named: boolean;
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

function joined({ points, sex }: PlottedLine, { scale, step, palette, slope }: Places): readonly Shape[] {
  if (sex !== null && !slope) return [];
  const shift = shiftOf(sex);
  return points.slice(1).flatMap((next, index) => {
    const before = points[index];
    if (!before || !next || before.value === null || next.value === null) return [];
    const ends = [step(index) + shift, scale.at(before.value), step(index + 1) + shift, scale.at(next.value)] as const;
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

/**
 * Values next to the marks of one step, moved if they would overlap; names at the last step, and at the first one of a
 * slope chart, where they are to the left of the marks.
 */
function labelsAt(
  lines: readonly PlottedLine[],
  index: number,
  { scale, step, palette, slope, named }: Places,
): readonly Shape[] {
  const last = index === (lines[0]?.points.length ?? 0) - 1;
  const first = slope && index === 0;
  const shown = lines.flatMap(({ sex, name, points }) => {
    const point = points[index];
    if (!point || point.value === null) return [];
    const parts = (last || (first && named)) && name ? [name, point.label] : [point.label];
    return [{ sex, rows: last && !named ? parts : [parts.join(' ')], y: scale.at(point.value) }];
  });
  const rows = Math.max(1, ...shown.map((each) => each.rows.length));
  const places = apart(
    shown.map(({ y }) => y),
    rows * labelDistance,
    [6 + ((rows - 1) * labelDistance) / 2, plotHeight - ((rows - 1) * labelDistance) / 2],
  );
  const aside = Math.max(0, ...lines.map(({ sex }) => shiftOf(sex))) + 10;
  const x = first ? step(index) - aside : step(index) + aside;
  return shown.flatMap(({ sex, rows: texts }, rank) =>
    texts.map((text, row) =>
      words(text, [x, places[rank]! + (row - (texts.length - 1) / 2) * (labelDistance - 1)], {
        fill: sexColour(palette, sex),
        anchor: first ? 'end' : 'start',
        weight: 600,
        halo: palette.surface,
      }),
    ),
  );
}

/** The width of the longest label at one step. */
const labelWidth = (lines: readonly PlottedLine[], index: number, named: boolean): number =>
  Math.max(
    0,
    ...lines.flatMap(({ name, points }) => {
      const label = points.at(index)?.label ?? '';
      return named ? [widthOf(`${name} ${label}`)] : [widthOf(label), index < 0 ? widthOf(name) : 0];
    }),
  );

/** Where the steps are, right of the axis: at the ends of a slope chart, otherwise in the middle of equal parts. */
function stepsOf({ steps, lines }: LinePlotRequest, axis: number, width: number) {
  const named = width >= narrow;
  const right = labelWidth(lines, -1, named) + 18;
  if (steps.length > slopeSteps) {
    const gap = (width - axis - right) / steps.length;
    return { left: axis, right: width - right, gap, step: (index: number) => axis + gap * (index + 0.5) };
  }
  const [first, last] = [axis + labelWidth(lines, 0, named) + 38, width - right - 26];
  const gap = (last - first) / Math.max(1, steps.length - 1);
  return { left: axis, right: last, gap, step: (index: number) => first + gap * index };
}

/** Lines of text on the range of a scale whose axis is not drawn. */
function rangeOf({ range }: LinePlotRequest, { at, ticks }: ValueScale, width: number): readonly string[] {
  const [low, high] = [ticks[0]?.label, ticks.at(-1)?.label];
  if (!range || low === undefined || high === undefined) return [];
  return axisLabels([range(low, high, at(0) <= plotHeight && at(0) >= 0)], width).texts[0]!.split('\n');
}

/** The figures of a step that are not shown, in words. */
function missingAt(lines: LinePlotRequest['lines'], index: number): readonly string[] {
  return lines.flatMap(({ name, points }) => {
    const point = points[index];
    return point && point.value === null ? [name ? `${name}: ${point.label}` : point.label] : [];
  });
}

/**
 * Figures over steps: for two or three, lines for everyone, women and men from value to value; for more, everyone as a
 * line with a band, and marks for women and men. Figures that are not shown are listed in words below.
 */
export function linePlot(request: LinePlotRequest, palette: ChartColours, width: number): Drawing {
  const { steps, lines, tick, references = [] } = request;
  const all = lines.flatMap(({ points }) => points.flatMap((point) => (point ? [...point.interval, point.value] : [])));
  const values = [...all.filter((each) => each !== null), ...references.map(({ value }) => value)];
  const slope = steps.length <= slopeSteps;
  const scale = valueScale({ values, from: plotHeight, to: 14, tick, most: 5, withoutZero: true });
  const axisWidth = Math.max(...scale.ticks.map(({ label }) => widthOf(label))) + 12;
  // no axis where the lines of a slope chart would be too short next to it
  const isShort = slope && stepsOf(request, axisWidth, width).gap < shortest;
  const ticks = isShort ? [] : scale.ticks;
  const { left, right, step } = stepsOf(request, isShort ? 0 : axisWidth, width);
  const places: Places = { scale, step, palette, slope, named: width >= narrow };
  const joins = lines.filter(({ sex }) => slope || sex === null);
  const missing = steps.map((_, index) => missingAt(lines, index));
  const rows = Math.max(0, ...missing.map(({ length }) => length));
  const bottom = plotHeight + 14 + labelDistance * rows;
  const range = isShort ? rangeOf(request, scale, width) : [];
  return {
    height: bottom + 10 + range.length * labelDistance,
    shapes: [
      ...(slope ? steps.map((_, index) => line([step(index), 8, step(index), plotHeight], palette.border)) : []),
      ...ticks.flatMap(({ at, label }) => [
        line([left, at, right, at], palette.border),
        words(label, [left - 8, at], { fill: palette.dimmed, anchor: 'end' }),
      ]),
      ...horizontalReferences(references, { at: scale.at, left, right, palette }),
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
      ...range.map((text, row) => words(text, [0, bottom + labelDistance * (row + 1)], { fill: palette.dimmed })),
      ...joins.flatMap((each) => [...(slope ? [] : band(each, places)), ...joined(each, places)]),
      ...lines.flatMap((each) =>
        each.points.flatMap((point, index) =>
          point ? drawPoint(point, { sex: each.sex, x: step(index) + shiftOf(each.sex) }, places) : [],
        ),
      ),
      ...steps.flatMap((_, index) => labelsAt(lines, index, places)),
    ],
  };
}
