import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AboutLine, Absence, ChartColours, Interval, Sex } from '#shared';
import {
  absentSeries,
  chartFrameOptions,
  ChartFrame,
  intervalSeries,
  markStyle,
  Section,
  sexColour,
  sexSymbol,
  useLocalized,
} from '#shared';
import type { Cell, IndicatorDetail } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { ChangeWords } from './change-words.js';
import { useFigureTable } from './figure-table.js';
import { reliabilityOf, useFigureWords, useReliabilityNotes } from './figure-words.js';

interface Line {
  readonly sex: Sex | null;
  /** One a wave; undefined where the wave has no such cell. */
  readonly cells: readonly (Cell | undefined)[];
}

/** Pixels beside the middle of the wave, so that whiskers of women and men do not cover each other. */
const shiftOf = (sex: Sex | null): number => (sex === 'female' ? -13 : sex === 'male' ? 13 : 0);

const colourOf = (palette: ChartColours, sex: Sex | null): string =>
  sex === null ? palette.of('brand') : sexColour(palette, sex);

function linesOf(detail: IndicatorDetail): readonly Line[] {
  const at = (sex: Cell['sex']) => detail.series.map((point) => cellAt(point.cells, sex));
  const bySex = detail.cells.some((cell) => cell.sex !== null);
  const everybody: Line = { sex: null, cells: at(null) };
  return bySex ? [everybody, { sex: 'female', cells: at('F') }, { sex: 'male', cells: at('M') }] : [everybody];
}

/** The interval of everyone as a band from wave to wave; it breaks where a figure is not shown. */
function band(line: Line, palette: ChartColours) {
  const limits = line.cells.map((cell) => cell?.figure?.interval ?? [null, null]);
  const pairs = limits.slice(1).flatMap((next, index) => {
    const before = limits[index] ?? [null, null];
    return [...before, ...next].includes(null) ? [] : [{ index, before, next }];
  });
  return {
    type: 'custom' as const,
    silent: true,
    z: 1,
    data: pairs.map(({ index, before, next }) => [index, before[0], next[1]]),
    renderItem: (params: { dataIndex: number }, chart: { coord: (point: number[]) => number[] }) => {
      const pair = pairs[params.dataIndex];
      if (!pair) return null;
      const [first, second] = [pair.index, pair.index + 1];
      const corners = [
        [first, pair.before[1]],
        [second, pair.next[1]],
        [second, pair.next[0]],
        [first, pair.before[0]],
      ] as [number, number][];
      return {
        type: 'polygon' as const,
        shape: { points: corners.map((corner) => chart.coord(corner)) },
        style: { fill: palette.of('brand'), opacity: 0.14 },
      };
    },
  };
}

function whiskers(line: Line, palette: ChartColours): Interval[] {
  return line.cells.flatMap((cell, at) => {
    const [low, high] = cell?.figure?.interval ?? [null, null];
    if (!cell || low === null || high === null) return [];
    const reliability = reliabilityOf(cell.status);
    return [{ at, low, high, colour: colourOf(palette, line.sex), reliability, shift: shiftOf(line.sex) }];
  });
}

function absences(line: Line): Absence[] {
  return line.cells.flatMap((cell, at) => {
    if (!cell || cell.figure !== null) return [];
    const kind = reliabilityOf(cell.status);
    return [
      { at, kind: kind === 'suppressed' || kind === 'imprecise' ? kind : 'missing', shift: 1.8 * shiftOf(line.sex) },
    ];
  });
}

function drawn(line: Line, palette: ChartColours) {
  const colour = colourOf(palette, line.sex);
  return {
    type: 'line' as const,
    symbol: line.sex === null ? 'circle' : sexSymbol(line.sex),
    symbolSize: 10,
    symbolOffset: [shiftOf(line.sex), 0] as [number, number],
    z: 5,
    connectNulls: false,
    lineStyle: { color: colour, width: line.sex === null ? 2.5 : 0 },
    data: line.cells.map((cell) => ({
      value: cell?.figure?.value ?? null,
      itemStyle: markStyle(palette, colour, cell ? reliabilityOf(cell.status) : 'missing'),
    })),
  };
}

function useOption(detail: IndicatorDetail, lines: readonly Line[]) {
  const { t } = useTranslation('indicators');
  const { tick } = useFigureWords(detail.indicator);
  const waves = useMemo(
    () => detail.series.map(({ waveNumber }) => t('series.number', { number: waveNumber })),
    [detail, t],
  );
  return useCallback(
    (palette: ChartColours) => {
      const frame = chartFrameOptions(palette);
      const none = lines.every(({ cells }) => cells.every((cell) => !cell?.figure));
      return {
        grid: { left: 64, right: 24, top: 12, bottom: 34 },
        xAxis: {
          ...frame.axis,
          type: 'category' as const,
          data: waves,
          axisLabel: { ...frame.axis.axisLabel, color: palette.text },
          splitLine: { show: false },
        },
        yAxis: {
          ...frame.axis,
          type: 'value' as const,
          splitNumber: 4,
          ...(none && { min: 0, max: 1, interval: 0.25 }),
          axisLabel: { ...frame.axis.axisLabel, formatter: tick },
        },
        series: [
          band(lines[0]!, palette),
          absentSeries(palette, lines.flatMap(absences), { direction: 'vertical' }),
          ...lines.map((line) => intervalSeries(whiskers(line, palette), 'vertical')),
          ...lines.map((line) => drawn(line, palette)),
        ],
      };
    },
    [lines, waves, tick],
  );
}

interface SeriesChartProps {
  readonly detail: IndicatorDetail;
  readonly about: readonly AboutLine[];
}

/** One indicator from wave to wave: everyone as a line in its band, women and men next to it. */
export function SeriesChart({ detail, about }: SeriesChartProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const words = useFigureWords(detail.indicator);
  const table = useFigureTable(detail.indicator);
  const reliabilityNotes = useReliabilityNotes();
  const lines = useMemo(() => linesOf(detail), [detail]);
  const option = useOption(detail, lines);
  if (detail.series.filter(({ cells }) => cells.length > 0).length < 2) return null;
  const [first, last] = [detail.series[0]!, detail.series.at(-1)!];
  const rows = detail.series.flatMap((point, wave) =>
    lines.flatMap(({ sex, cells }) => {
      const cell = cells[wave];
      const name = localized(point.waveTitle);
      return cell ? [table.row(sex === null ? name : `${name} · ${t(`shared:sex.${sex}`)}`, cell)] : [];
    }),
  );
  const kinds = lines.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [reliabilityOf(cell.status)] : [])));
  const notes = [t(lines.length > 1 ? 'series.legendSex' : 'series.legend'), ...reliabilityNotes(kinds)];
  return (
    <Section title={t('series.title')}>
      <ChartFrame
        title={t('series.chart')}
        finding={t('series.finding', {
          first: localized(first.waveTitle),
          before: words.said(cellAt(first.cells, null)),
          last: localized(last.waveTitle),
          now: words.said(cellAt(last.cells, null)),
        })}
        option={option}
        height={280}
        columns={table.columns(t('series.wave'))}
        rows={rows}
        fileName={`${detail.indicator.id}-waves`}
        notes={notes}
        about={about}
      />
      <ChangeWords detail={detail} />
    </Section>
  );
}
