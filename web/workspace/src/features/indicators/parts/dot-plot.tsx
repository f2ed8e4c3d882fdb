import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, ChartColours, ChartColumn, ChartRow, Interval, Sex } from '../../../shared/index.js';
import {
  absentSeries,
  chartFrameOptions,
  ChartFrame,
  intervalSeries,
  markStyle,
  sexColour,
  sexSymbol,
} from '../../../shared/index.js';
import type { Cell } from '../api/types.js';
import { reliabilityOf } from './figure-words.js';

export interface Dot {
  /** Position on the category axis. */
  readonly row: number;
  /** Everybody where absent. */
  readonly sex: Sex | null;
  readonly cell: Cell;
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
  /** Shares: the axis ends at 100 %. */
  readonly share?: boolean;
}

const shiftOf = (sex: Sex | null): number => (sex === 'female' ? -9 : sex === 'male' ? 9 : 0);

function colourOf(palette: ChartColours, sex: Sex | null): string {
  return sex === null ? palette.of('brand') : sexColour(palette, sex);
}

function whiskers(dots: readonly Dot[], palette: ChartColours): Interval[] {
  return dots.flatMap(({ row, sex, cell }) => {
    const [low, high] = cell.figure?.interval ?? [null, null];
    if (low === null || high === null) return [];
    return [
      {
        at: row,
        low,
        high,
        colour: colourOf(palette, sex),
        reliability: reliabilityOf(cell.status),
        shift: shiftOf(sex),
      },
    ];
  });
}

function absences(dots: readonly Dot[]): Absence[] {
  return dots
    .filter(({ cell }) => cell.figure === null)
    .map(({ row, sex, cell }) => ({
      at: row,
      kind: reliabilityOf(cell.status) === 'suppressed' ? 'suppressed' : 'missing',
      shift: shiftOf(sex),
    }));
}

function points(dots: readonly Dot[], palette: ChartColours, sex: Sex | null) {
  return {
    type: 'scatter' as const,
    symbol: sex === null ? 'circle' : sexSymbol(sex),
    symbolSize: 11,
    symbolOffset: [0, shiftOf(sex)] as [number, number],
    z: 4,
    data: dots
      .filter((dot) => dot.sex === sex && dot.cell.figure !== null)
      .map(({ row, cell }) => ({
        value: [cell.figure?.value ?? 0, row],
        itemStyle: markStyle(palette, colourOf(palette, sex), reliabilityOf(cell.status)),
      })),
  };
}

/** Between zero and the largest limit; below zero only where figures are. */
function range(dots: readonly Dot[], share: boolean): { min: number; max?: number; interval?: number } {
  const limits = dots.flatMap(({ cell }) => [...(cell.figure?.interval ?? []), cell.figure?.value ?? 0]);
  const known = limits.filter((limit): limit is number => limit !== null);
  const low = Math.min(0, ...known);
  const whole = dots.every(({ cell }) => cell.figure === null) || (share && Math.max(0, ...known) > 0.75);
  return { min: low < 0 ? low * 1.1 : 0, ...(whole && { max: 1, interval: 0.25 }) };
}

/** Dots with whiskers on a common axis from zero; withheld cells hatched with "c". */
export function DotPlot(props: DotPlotProps) {
  const { rows, dots, tick, title, finding, columns, table, fileName, notes, share = false } = props;
  const { t } = useTranslation('indicators');
  const option = useCallback(
    (palette: ChartColours) => {
      const frame = chartFrameOptions(palette);
      const sexes: readonly (Sex | null)[] = [null, 'female', 'male'];
      const wide = Math.max(...rows.map((row) => row.length), 4);
      return {
        grid: { left: Math.min(190, 24 + wide * 7.5), right: 28, top: 8, bottom: 30 },
        xAxis: {
          ...frame.axis,
          type: 'value' as const,
          ...range(dots, share),
          splitNumber: 4,
          axisLabel: { ...frame.axis.axisLabel, formatter: tick, hideOverlap: true },
        },
        yAxis: {
          ...frame.axis,
          type: 'category' as const,
          inverse: true,
          data: [...rows],
          axisLabel: { ...frame.axis.axisLabel, color: palette.text, width: 160, overflow: 'truncate' as const },
          splitLine: { show: false },
        },
        series: [
          absentSeries(palette, absences(dots)),
          intervalSeries(whiskers(dots, palette), 'horizontal'),
          ...sexes.map((sex) => points(dots, palette, sex)),
        ],
      };
    },
    [rows, dots, tick, share],
  );
  const kinds = new Set(dots.map(({ cell }) => reliabilityOf(cell.status)));
  const told = [
    ...(notes ?? []),
    ...(kinds.has('suppressed') ? [t('note.withheld')] : []),
    ...(kinds.has('caution') ? [t('note.caution')] : []),
    ...(kinds.has('unreliable') ? [t('note.unreliable')] : []),
    ...(kinds.has('missing') ? [t('note.missing')] : []),
  ];
  const perRow = dots.some((dot) => dot.sex !== null) ? 46 : 34;
  return (
    <ChartFrame
      title={title}
      finding={finding}
      option={option}
      height={rows.length * perRow + 44}
      columns={columns}
      rows={table}
      fileName={fileName}
      notes={told}
    />
  );
}
