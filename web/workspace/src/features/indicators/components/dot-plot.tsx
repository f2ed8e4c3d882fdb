import { useCallback } from 'react';
import type { AboutLine, ChartColours, ChartColumn, ChartRow, Dot, ReferenceLine, Sex } from '#shared';
import { ChartFrame, dotPlot } from '#shared';
import type { Cell, Gap, Limits } from '../api/types.js';
import { reliabilityOf, useReliabilityNotes } from './figure-words.js';

/** Texts for the marks of a chart of one indicator. */
interface MarkWords {
  /** The figure, or the reason why it is not shown. */
  readonly said: (cell: Cell) => string;
  readonly between: (interval: Limits) => string;
}

interface DotPlace {
  readonly row: number;
  readonly sex: Sex | null;
  /** Precedes the value in a row with several dots. */
  readonly name?: string;
}

export function dotOf({ row, sex, name = '' }: DotPlace, cell: Cell, words: MarkWords): Dot {
  const { figure, status } = cell;
  const interval: Limits = figure?.interval ?? [null, null];
  const said = words.said(cell);
  const label = name ? `${name} ${said}` : said.charAt(0).toUpperCase() + said.slice(1);
  const hint = figure ? `${label}, ${words.between(interval)}` : label;
  return { row, sex, value: figure?.value ?? null, interval, reliability: reliabilityOf(status), label, hint };
}

export function gapDot(row: number, gap: Gap, label: string): Dot {
  return { row, sex: null, value: gap.value, interval: gap.interval, reliability: 'reliable', label };
}

interface DotPlotProps {
  readonly title: string;
  readonly finding: string;
  readonly rows: readonly string[];
  readonly dots: readonly Dot[];
  readonly tick: (value: number) => string;
  readonly columns: readonly ChartColumn[];
  readonly table: readonly ChartRow[];
  readonly fileName: string;
  readonly notes?: readonly string[];
  readonly about: readonly AboutLine[];
  readonly share?: boolean;
  readonly unit?: string | undefined;
  /** A target or baseline. */
  readonly references?: readonly ReferenceLine[];
}

/** Dots with confidence intervals, and notes that explain their marks. */
export function DotPlot(props: DotPlotProps) {
  const { rows, dots, tick, title, finding, columns, table, fileName, notes = [], about, share = false, unit } = props;
  const { references } = props;
  const reliabilityNotes = useReliabilityNotes();
  const draw = useCallback(
    (palette: ChartColours, width: number) =>
      dotPlot({ rows, dots, tick, share, unit, ...(references && { references }) }, palette, width),
    [rows, dots, tick, share, unit, references],
  );
  return (
    <ChartFrame
      title={title}
      finding={finding}
      draw={draw}
      columns={columns}
      rows={table}
      fileName={fileName}
      notes={[...notes, ...reliabilityNotes(dots.map(({ reliability }) => reliability))]}
      about={about}
    />
  );
}
