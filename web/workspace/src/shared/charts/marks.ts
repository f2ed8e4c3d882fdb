import type { CustomSeriesOption } from 'echarts';
import type { Scheme } from '../../../../shared/tokens.js';
import { colours, fontFamily, ramp, surfaces } from '../../../../shared/tokens.js';
import type { Sex } from '../session/me.js';

/** How far a figure can be trusted, as the disclosure gate and the reliability rules say. */
export type Reliability = 'reliable' | 'caution' | 'unreliable' | 'suppressed' | 'imprecise' | 'missing';

export interface ChartColours {
  readonly scheme: Scheme;
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly border: string;
  readonly surface: string;
  readonly ramp: readonly string[];
  readonly of: (meaning: keyof (typeof colours)['light']) => string;
}

export function chartColours(scheme: Scheme): ChartColours {
  const { text, dimmed, line, border, surface } = surfaces[scheme];
  return {
    scheme,
    text,
    dimmed,
    line,
    border,
    surface,
    ramp: ramp[scheme],
    of: (meaning) => colours[scheme][meaning].solid,
  };
}

export function sexColour(palette: ChartColours, sex: Sex): string {
  return palette.of(sex === 'female' ? 'women' : sex === 'male' ? 'men' : 'unstated');
}

/** Circle, square, diamond: the shapes of SexMark. */
export function sexSymbol(sex: Sex): 'circle' | 'rect' | 'diamond' {
  return sex === 'female' ? 'circle' : sex === 'male' ? 'rect' : 'diamond';
}

/** Full, lighter, hollow: the fill of a point or bar by reliability. */
export function markStyle(palette: ChartColours, colour: string, reliability: Reliability) {
  if (reliability === 'unreliable') return { color: palette.surface, borderColor: colour, borderWidth: 2 };
  return { color: colour, opacity: reliability === 'caution' ? 0.6 : 1 };
}

/** The sign in place of a figure that is not shown: confidential, too uncertain, no cases. */
const absentSigns = { suppressed: 'c', imprecise: 'q', missing: '…' } as const;

export interface Absence {
  /** Index or name on the category axis. */
  readonly at: number | string;
  readonly kind: keyof typeof absentSigns;
  /** Pixels away from the middle of the category, as for intervals. */
  readonly shift?: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function hatch({ x, y, width, height }: Box, colour: string) {
  return Array.from({ length: Math.ceil((width + height) / 6) }, (_, index) => ({
    type: 'line' as const,
    shape: { x1: x + index * 6, y1: y, x2: x + index * 6 - height, y2: y + height },
    style: { stroke: colour, lineWidth: 1.5 },
  }));
}

function dots({ x, y, width, height }: Box, colour: string) {
  return Array.from({ length: Math.floor((width - 2) / 6) }, (_, index) => ({
    type: 'circle' as const,
    shape: { cx: x + 4 + index * 6, cy: y + height / 2, r: 1.3 },
    style: { fill: colour },
  }));
}

function grid({ x, y, width, height }: Box, colour: string) {
  const style = { stroke: colour, lineWidth: 1 };
  const upright = Array.from({ length: Math.ceil(width / 4) }, (_, index) => ({
    type: 'line' as const,
    shape: { x1: x + index * 4, y1: y, x2: x + index * 4, y2: y + height },
    style,
  }));
  const level = Array.from({ length: Math.ceil(height / 4) }, (_, index) => ({
    type: 'line' as const,
    shape: { x1: x, y1: y + index * 4, x2: x + width, y2: y + index * 4 },
    style,
  }));
  return [...upright, ...level];
}

const fills = { suppressed: hatch, imprecise: grid, missing: dots } as const;

interface AbsentPlace {
  /** Where the value axis begins. */
  readonly from?: number;
  /** Of the value axis. */
  readonly direction?: 'horizontal' | 'vertical';
}

/** Where there is no figure: a hatched box with "c", a squared one with "q", a dotted one with "…", at the beginning of the value axis. */
export function absentSeries(
  palette: ChartColours,
  absences: readonly Absence[],
  { from = 0, direction = 'horizontal' }: AbsentPlace = {},
): CustomSeriesOption {
  const horizontal = direction === 'horizontal';
  const [width, height] = horizontal ? [44, 12] : [18, 14];
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: absences.map(({ at }) => (horizontal ? [from, at] : [at, from])),
    renderItem: (params, chart) => {
      const entry = absences[params.dataIndex];
      if (!entry) return null;
      const [along = 0, down = 0] = chart.coord(horizontal ? [from, entry.at] : [entry.at, from]);
      const shift = entry.shift ?? 0;
      const box: Box = horizontal
        ? { x: along + 4, y: down + shift - height / 2, width, height }
        : { x: along + shift - width / 2, y: down - height - 6, width, height };
      const fill = fills[entry.kind](box, palette.line);
      const sign = horizontal
        ? { x: box.x + width + 6, y: down + shift, verticalAlign: 'middle' as const }
        : { x: along + shift, y: box.y - 4, verticalAlign: 'bottom' as const, align: 'center' as const };
      return {
        type: 'group',
        children: [
          { type: 'group', children: fill, clipPath: { type: 'rect', shape: box } },
          { type: 'rect', shape: box, style: { fill: 'none', stroke: palette.line, lineWidth: 1 } },
          {
            type: 'text',
            style: { text: absentSigns[entry.kind], ...sign, fill: palette.text, font: `12px ${fontFamily}` },
          },
        ],
      };
    },
  };
}

export interface Interval {
  /** Index or name on the category axis. */
  readonly at: number | string;
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly reliability: Reliability;
  /** Pixels away from the middle of the category, e.g. -7 for women and +7 for men. */
  readonly shift?: number;
}

/** Whiskers of confidence intervals on horizontal (`x` is the value) or vertical axes; dashed where caution is due. */
export function intervalSeries(
  intervals: readonly Interval[],
  direction: 'horizontal' | 'vertical',
): CustomSeriesOption {
  const horizontal = direction === 'horizontal';
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: intervals.map((entry) =>
      horizontal ? [entry.low, entry.at, entry.high] : [entry.at, entry.low, entry.high],
    ),
    encode: horizontal ? { x: [0, 2], y: 1 } : { x: 0, y: [1, 2] },
    renderItem: (params, chart) => {
      const entry = intervals[params.dataIndex];
      if (!entry) return null;
      const ends = [entry.low, entry.high].map((value) =>
        chart.coord(horizontal ? [value, entry.at] : [entry.at, value]),
      );
      const [from, to] = ends as [number[], number[]];
      const shift = entry.shift ?? 0;
      const move = horizontal ? [0, shift] : [shift, 0];
      const at = (point: number[], along: number): [number, number] => [
        (point[0] ?? 0) + (move[0] ?? 0) + (horizontal ? 0 : along),
        (point[1] ?? 0) + (move[1] ?? 0) + (horizontal ? along : 0),
      ];
      const stroke = { stroke: entry.colour, lineWidth: 2, fill: 'none' };
      const dashed = entry.reliability === 'caution' || entry.reliability === 'unreliable';
      const segment = (a: [number, number], b: [number, number], dash: boolean) => ({
        type: 'line' as const,
        shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
        style: dash ? { ...stroke, lineDash: [4, 3] } : stroke,
      });
      return {
        type: 'group',
        children: [
          segment(at(from, 0), at(to, 0), dashed),
          segment(at(from, -4), at(from, 4), false),
          segment(at(to, -4), at(to, 4), false),
        ],
      };
    },
  };
}

/** What all charts share: typeface, quiet axes, no movement. Spread first into an option. */
export function chartFrameOptions(palette: ChartColours) {
  const label = { color: palette.dimmed, fontFamily, fontSize: 12 };
  const axis = {
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { ...label, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.border } },
    nameTextStyle: label,
  };
  return {
    animation: false,
    textStyle: { fontFamily, color: palette.text },
    axis,
    label: { ...label, color: palette.text },
  } as const;
}
