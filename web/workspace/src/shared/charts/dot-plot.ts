import type { Sex } from '../session/me.js';
import { axisLabels, widthOf } from './labels.js';
import type { ChartColours, Reliability } from './marks.js';
import { mark, sexColour, whisker } from './marks.js';
import { valueScale } from './scale.js';
import { type ReferenceLine, verticalReferences } from './references.js';
import type { Drawing, Shape } from './shapes.js';
import { line, words } from './shapes.js';

export interface Dot {
  /** Index of the row. */
  readonly row: number;
  /** All persons if null. */
  readonly sex: Sex | null;
  /** Null if there is no figure: the label then gives the reason, and no mark is drawn. */
  readonly value: number | null;
  readonly interval: readonly [number | null, number | null];
  readonly reliability: Reliability;
  /** The value in words, preceded by "Women" or "Men" if a row has both. */
  readonly label: string;
  readonly hint?: string;
}

export interface DotPlotRequest {
  readonly rows: readonly string[];
  readonly dots: readonly Dot[];
  /** Labels of the axis. */
  readonly tick: (value: number) => string;
  /** Shares: the axis ends at 100%. */
  readonly share?: boolean;
  /** The unit below the axis, if its numbers do not show it. */
  readonly unit?: string | undefined;
  /** A target or baseline as a line across all rows. */
  readonly references?: readonly ReferenceLine[];
}

/** Pixels. */
const lineHeight = 22;
const rowGap = 12;
const labelLine = 16;
const labelGap = 10;
/** Below this width the name of a row is above its dots instead of to their left. */
const narrow = 520;

interface Row {
  readonly name: readonly string[];
  readonly dots: readonly Dot[];
  readonly top: number;
  readonly height: number;
}

function rowsOf(
  { rows, dots, references = [] }: DotPlotRequest,
  names: readonly string[],
  above: boolean,
): readonly Row[] {
  // the names of the lines are above the rows
  let top = labelLine * references.length + (references.length > 0 ? 6 : 0);
  return rows.map((_, index) => {
    const name = names[index]!.split('\n');
    const own = dots.filter(({ row }) => row === index);
    const marks = lineHeight * Math.max(1, own.length);
    const height = above ? labelLine * name.length + marks : Math.max(marks, labelLine * name.length);
    const row = { name, dots: own, top, height };
    top += height + rowGap;
    return row;
  });
}

/** Where a label begins: behind the zero line if it would cover it. */
function labelAt(x: number, zero: number, label: string): number {
  return x <= zero && x + widthOf(label) > zero - 4 ? zero + labelGap : x;
}

function drawDot(dot: Dot, palette: ChartColours, { at, left, y }: DotPlace): readonly Shape[] {
  const { value, interval, reliability, sex, label, hint } = dot;
  if (value === null) return [words(label, [left + 4, y], { fill: palette.dimmed, halo: palette.surface })];
  const [low, high] = interval;
  const known = low !== null && high !== null;
  const colour = sexColour(palette, sex);
  return [
    ...(known ? whisker([at(low), y, at(high), y], colour, reliability) : []),
    { ...mark(palette, sex, { x: at(value), y, reliability }), ...(hint !== undefined && { hint }) },
    words(label, [labelAt(at(known ? high : value) + labelGap, at(0), label), y], {
      fill: palette.text,
      halo: palette.surface,
    }),
  ];
}

interface DotPlace {
  readonly at: (value: number) => number;
  /** Position at which the values begin. */
  readonly left: number;
  /** Vertical centre of the line. */
  readonly y: number;
}

interface RowPlace {
  readonly at: (value: number) => number;
  readonly left: number;
  /** The name is above the dots instead of to their left. */
  readonly above: boolean;
}

function drawRow(row: Row, palette: ChartColours, { at, left, above }: RowPlace): readonly Shape[] {
  const marks = above
    ? row.top + labelLine * row.name.length
    : row.top + (row.height - lineHeight * row.dots.length) / 2;
  const text = above ? row.top : row.top + (row.height - labelLine * row.name.length) / 2;
  return [
    ...row.name.map((part, index) =>
      words(part, [above ? left + 4 : left - 12, text + labelLine * (index + 0.5)], {
        fill: palette.text,
        anchor: above ? 'start' : 'end',
        halo: palette.surface,
      }),
    ),
    ...row.dots.flatMap((dot, index) => drawDot(dot, palette, { at, left, y: marks + lineHeight * (index + 0.5) })),
  ];
}

/** Dots with confidence intervals on one axis that includes zero; each with its value next to it. */
export function dotPlot(request: DotPlotRequest, palette: ChartColours, width: number): Drawing {
  const { dots, tick, share = false, unit, references = [] } = request;
  const above = width < narrow;
  const names = axisLabels(request.rows, above ? width - 16 : 220, above ? 2 : 3);
  const rows = rowsOf(request, names.texts, above);
  const left = above ? 8 : names.width + 16;
  const right = Math.max(
    24,
    labelGap + 4 + Math.max(0, ...dots.map((dot) => (dot.value === null ? 0 : widthOf(dot.label)))),
  );
  const values = [
    ...dots.flatMap(({ value, interval }) => [...interval, value]).filter((each) => each !== null),
    ...references.map(({ value }) => value),
  ];
  const scale = valueScale({ values, from: left, to: width - right, tick, widthOf, most: above ? 3 : 5, share });
  const last = rows.at(-1);
  const bottom = last ? last.top + last.height + 6 : 0;
  const clamp = (x: number, text: string): number =>
    Math.min(width - widthOf(text) / 2, Math.max(widthOf(text) / 2, x));
  return {
    height: bottom + 22 + (unit ? 18 : 0),
    shapes: [
      ...scale.ticks.map(({ at }) => line([at, 0, at, bottom], palette.border)),
      line([scale.at(0), 0, scale.at(0), bottom], palette.line),
      ...verticalReferences(references, { at: scale.at, bottom, width, palette }),
      ...scale.ticks.map(({ at, label }) =>
        words(label, [clamp(at, label), bottom + 12], { fill: palette.dimmed, anchor: 'middle' }),
      ),
      ...(unit
        ? [words(unit, [(left + width - right) / 2, bottom + 30], { fill: palette.dimmed, anchor: 'middle' })]
        : []),
      ...rows.flatMap((row) => drawRow(row, palette, { at: scale.at, left, above })),
    ],
  };
}
