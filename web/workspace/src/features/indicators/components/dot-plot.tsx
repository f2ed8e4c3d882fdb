import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AboutLine, Absence, ChartColours, ChartColumn, ChartRow, Interval, Reliability, Sex } from '#shared';
import { absentSeries, chartFrameOptions, ChartFrame, intervalSeries, markStyle, sexColour, sexSymbol } from '#shared';
import type { Cell, Gap, Limits } from '../api/types.js';
import { axisLabels } from '../domain/axis-labels.js';
import { reliabilityOf, useReliabilityNotes } from './figure-words.js';

export interface Dot {
  /** Position on the category axis. */
  readonly row: number;
  /** Everyone where absent. */
  readonly sex: Sex | null;
  /** Null where there is no figure: the reliability says why. */
  readonly value: number | null;
  readonly interval: Limits;
  readonly reliability: Reliability;
}

export function dotOf(row: number, sex: Sex | null, { figure, status }: Pick<Cell, 'figure' | 'status'>): Dot {
  const interval = figure?.interval ?? [null, null];
  return { row, sex, value: figure?.value ?? null, interval, reliability: reliabilityOf(status) };
}

export function gapDot(row: number, gap: Gap): Dot {
  return { row, sex: null, value: gap.value, interval: gap.interval, reliability: 'reliable' };
}

interface DotPlotProps {
  readonly title: string;
  readonly finding: string;
  readonly rows: readonly string[];
  readonly dots: readonly Dot[];
  /** Labels of the axis. */
  readonly tick: (value: number) => string;
  readonly columns: readonly ChartColumn[];
  readonly table: readonly ChartRow[];
  readonly fileName: string;
  readonly notes?: readonly string[];
  readonly about: readonly AboutLine[];
  /** Shares: the axis ends at 100%. */
  readonly share?: boolean;
  /** Under the axis, where its numbers do not say what they count. */
  readonly unit?: string | undefined;
  /** Long names of rows: three lines instead of two. */
  readonly tall?: boolean;
}

/** Beside each other only where women and men stand on one row; a dot alone sits on its label's line. */
function shiftOf(dots: readonly Dot[]): (dot: Dot) => number {
  const perRow = new Map<number, number>();
  for (const { row } of dots) perRow.set(row, (perRow.get(row) ?? 0) + 1);
  return ({ row, sex }) => (perRow.get(row) === 1 ? 0 : sex === 'female' ? -9 : sex === 'male' ? 9 : 0);
}

function colourOf(palette: ChartColours, sex: Sex | null): string {
  return sex === null ? palette.of('brand') : sexColour(palette, sex);
}

function whiskers(dots: readonly Dot[], palette: ChartColours): Interval[] {
  const shift = shiftOf(dots);
  return dots.flatMap((dot) => {
    const [low, high] = dot.interval;
    if (low === null || high === null) return [];
    const { row, sex, reliability } = dot;
    return [{ at: row, low, high, colour: colourOf(palette, sex), reliability, shift: shift(dot) }];
  });
}

function absences(dots: readonly Dot[]): Absence[] {
  const shift = shiftOf(dots);
  return dots
    .filter(({ value }) => value === null)
    .map((dot) => ({
      at: dot.row,
      kind: dot.reliability === 'suppressed' || dot.reliability === 'imprecise' ? dot.reliability : 'missing',
      shift: shift(dot),
    }));
}

function points(dots: readonly Dot[], palette: ChartColours, sex: Sex | null) {
  const shift = shiftOf(dots);
  return {
    type: 'scatter' as const,
    symbol: sex === null ? 'circle' : sexSymbol(sex),
    symbolSize: 11,
    z: 4,
    data: dots
      .filter((dot) => dot.sex === sex && dot.value !== null)
      .map((dot) => ({
        value: [dot.value ?? 0, dot.row],
        symbolOffset: [0, shift(dot)] as [number, number],
        itemStyle: markStyle(palette, colourOf(palette, sex), dot.reliability),
      })),
  };
}

/** Between zero and the largest limit; below zero only where figures are. */
function range(dots: readonly Dot[], share: boolean, width: number): { min?: number; max?: number; interval?: number } {
  const limits = dots.flatMap(({ value, interval }) => [...interval, value]);
  const known = limits.filter((limit): limit is number => limit !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  if (known.length === 0 || (share && low === 0 && high > 0.75))
    return { min: 0, max: 1, interval: width < 400 ? 0.5 : 0.25 };
  if (low < 0) return high === 0 ? { max: 0 } : {};
  return { min: 0 };
}

/** Dots with whiskers on a common axis from zero; withheld cells hatched with "c". */
export function DotPlot(props: DotPlotProps) {
  const {
    rows,
    dots,
    tick,
    title,
    finding,
    columns,
    table,
    fileName,
    notes = [],
    about,
    share = false,
    unit,
    tall,
  } = props;
  const { t } = useTranslation('indicators');
  const reliabilityNotes = useReliabilityNotes();
  const paired = dots.length > new Set(dots.map(({ row }) => row)).size;
  const lines = paired || tall ? 3 : 2;
  const option = useCallback(
    (palette: ChartColours, width: number) => {
      const frame = chartFrameOptions(palette);
      const sexes: readonly (Sex | null)[] = [null, 'female', 'male'];
      const labels = axisLabels(rows, width < 520 ? 110 : 200, lines);
      const limits = range(dots, share, width);
      return {
        grid: { left: labels.width + 16, right: 28, top: 8, bottom: unit ? 46 : 30 },
        xAxis: {
          ...frame.axis,
          type: 'value' as const,
          ...limits,
          splitNumber: 4,
          name: unit ?? '',
          nameLocation: 'middle' as const,
          nameGap: 28,
          nameTextStyle: { color: palette.dimmed },
          axisLabel: { ...frame.axis.axisLabel, formatter: tick, hideOverlap: true },
        },
        yAxis: {
          ...frame.axis,
          type: 'category' as const,
          inverse: true,
          data: [...labels.texts],
          axisLabel: { ...frame.axis.axisLabel, color: palette.text, lineHeight: 14, interval: 0 },
          splitLine: { show: false },
        },
        series: [
          absentSeries(palette, absences(dots)),
          intervalSeries(whiskers(dots, palette), 'horizontal'),
          ...sexes.map((sex) => points(dots, palette, sex)),
        ],
      };
    },
    [rows, dots, tick, share, unit, lines],
  );
  const told = [
    ...(paired ? [t('note.sexes')] : []),
    ...notes,
    ...reliabilityNotes(dots.map(({ reliability }) => reliability)),
  ];
  return (
    <ChartFrame
      title={title}
      finding={finding}
      option={option}
      height={rows.length * (lines > 2 ? 48 : 34) + (unit ? 60 : 44)}
      columns={columns}
      rows={table}
      fileName={fileName}
      notes={told}
      about={about}
    />
  );
}
