import { useCallback, useMemo } from 'react';
import type { AboutLine, ChartColours, PlottedLine, Sex } from '#shared';
import { ChartFrame, linePlot, Section, useLocalized, useTranslation } from '#shared';
import type { Cell, IndicatorDetail } from '../api/types.js';
import { cellAt, isOutside } from '../domain/breakdowns.js';
import { ChangeWords } from './change-words.js';
import { useFigureTable } from './figure-table.js';
import { useReferenceLines } from './reference-lines.js';
import { reliabilityOf, useFigureWords, useReliabilityNotes } from './figure-words.js';

interface Line {
  readonly sex: Sex | null;
  /** One cell for each wave; undefined if the wave has no such cell. */
  readonly cells: readonly (Cell | undefined)[];
}

function linesOf(detail: IndicatorDetail): readonly Line[] {
  const at = (sex: Cell['sex']) => detail.series.map((point) => cellAt(point.cells, sex));
  const bySex = detail.cells.some((cell) => cell.sex !== null);
  const everybody: Line = { sex: null, cells: at(null) };
  return bySex ? [everybody, { sex: 'female', cells: at('F') }, { sex: 'male', cells: at('M') }] : [everybody];
}

function useDrawing(detail: IndicatorDetail, lines: readonly Line[]) {
  const { t } = useTranslation('indicators');
  const { tick, cell: shown } = useFigureWords(detail.indicator);
  const references = useReferenceLines(detail.indicator);
  return useCallback(
    (palette: ChartColours, width: number) =>
      linePlot(
        {
          steps: detail.series.map(({ waveNumber }) => t('series.number', { number: waveNumber })),
          tick,
          range: (low, high, fromZero) => t(fromZero ? 'series.range' : 'series.rangeAboveZero', { low, high }),
          references,
          lines: lines.map(({ sex, cells }): PlottedLine => ({
            sex,
            name: lines.length === 1 ? '' : t(sex === null ? 'series.all' : `shared:sex.${sex}`),
            points: cells.map(
              (cell) =>
                cell && {
                  value: cell.figure?.value ?? null,
                  interval: cell.figure?.interval ?? [null, null],
                  reliability: reliabilityOf(cell.status),
                  label: shown(cell),
                },
            ),
          })),
        },
        palette,
        width,
      ),
    [detail, lines, tick, shown, references, t],
  );
}

interface SeriesChartProps {
  readonly detail: IndicatorDetail;
  readonly about: readonly AboutLine[];
}

/** One indicator over the waves: all persons as a line with a band, and women and men. */
export function SeriesChart({ detail, about }: SeriesChartProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const words = useFigureWords(detail.indicator);
  const table = useFigureTable(detail.indicator);
  const reliabilityNotes = useReliabilityNotes();
  const lines = useMemo(() => linesOf(detail), [detail]);
  const draw = useDrawing(detail, lines);
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
  const rounded =
    detail.indicator.measure === 'share' &&
    detail.series.some(({ cells }) => isOutside(cellAt(cells, null), cellAt(cells, 'F'), cellAt(cells, 'M')));
  const notes = [
    ...(detail.series.length > 3 ? [t('series.legend')] : []),
    ...reliabilityNotes(kinds),
    ...(rounded ? [t('note.rounding')] : []),
  ];
  return (
    <Section title={t('series.title')}>
      <ChartFrame
        title={t('series.chart')}
        finding={t('series.finding', {
          first: localized(first.waveTitle),
          before: words.inSentence(cellAt(first.cells, null)),
          last: localized(last.waveTitle),
          now: words.inSentence(cellAt(last.cells, null)),
        })}
        draw={draw}
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
