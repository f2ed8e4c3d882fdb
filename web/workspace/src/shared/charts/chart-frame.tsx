import { Button, useComputedColorScheme } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import type { EChartsOption } from 'echarts';
import { ChartBar, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../components/data-table.js';
import { DataTable } from '../components/data-table.js';
import { DownloadMenu } from './download-menu.js';
import type { ChartColours } from './marks.js';
import { chartColours } from './marks.js';
import type { AboutLine, TableFile } from './table-file.js';

export type ChartRow = Readonly<Record<string, string | number | null>>;

export interface ChartColumn {
  readonly key: string;
  readonly title: string;
  /** How the value is shown in the table; the CSV keeps the raw one. */
  readonly show?: (value: string | number | null) => ReactNode;
}

interface ChartFrameProps {
  readonly title: string;
  /** The finding in a sentence: the text alternative. */
  readonly finding: string;
  /** `width` in pixels: a phone has less room for labels. */
  readonly option: (palette: ChartColours, width: number) => EChartsOption;
  /** Pixels. */
  readonly height: number;
  /** The table twin and the CSV. */
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  /** Name of downloaded files, without ending. */
  readonly fileName: string;
  /** Footnotes: what the marks mean. A chart whose legend is drawn and not written is no picture by itself. */
  readonly notes?: readonly ReactNode[];
  /** Source, settings, stamp: on every downloaded table and picture. */
  readonly about?: readonly AboutLine[];
}

export function useChartColours(): ChartColours {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => chartColours(scheme), [scheme]);
}

/** A chart as SVG. ECharts comes in its own file when the first chart is drawn. */
export function Chart({ option, height, finding }: Pick<ChartFrameProps, 'option' | 'height' | 'finding'>) {
  const { t } = useTranslation('shared');
  const palette = useChartColours();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    let made: EChartsType | undefined;
    let gone = false;
    const watcher = new ResizeObserver(([entry]) => {
      made?.resize();
      setWidth(Math.round(entry?.contentRect.width ?? 0));
    });
    void import('./echarts.js').then(({ init }) => {
      if (gone || !place.current) return;
      made = init(place.current, undefined, { renderer: 'svg' });
      watcher.observe(place.current);
      setChart(made);
    });
    return () => {
      gone = true;
      watcher.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (width > 0) chart?.setOption({ animation: false, ...option(palette, width) }, { notMerge: true });
  }, [chart, option, palette, width]);

  return (
    <div role="img" aria-label={finding} className="tp-chart" style={{ height }}>
      {!chart && <span className="tp-dimmed tp-small">{t('chart.loading')}</span>}
      <div ref={place} style={{ height, width: '100%' }} aria-hidden />
    </div>
  );
}

/** Title, finding in words, the chart or its table twin, both as files, footnotes. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, finding, columns, rows, fileName, notes = [], about = [], option, height } = props;
  const { t } = useTranslation('shared');
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const tableColumns: readonly Column<ChartRow>[] = columns.map(({ key, title: head, show }, index) => ({
    key,
    title: head,
    numeric: index > 0 && rows.some((row) => typeof row[key] === 'number'),
    cell: (row) => (show ? show(row[key] ?? null) : (row[key] ?? '')),
  }));
  const written = notes.filter((note) => typeof note === 'string');
  const table = (): TableFile => ({
    title,
    head: columns.map((column) => column.title),
    rows: rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
    about,
  });
  return (
    <figure className="tp-figure" aria-labelledby={id}>
      <figcaption>
        <span id={id} className="tp-figure-title">
          {title}
        </span>
        <span className="tp-figure-finding">{finding}</span>
      </figcaption>
      {asTable ? (
        <DataTable
          caption={title}
          columns={tableColumns}
          rows={rows}
          rowKey={(row) => columns.map(({ key }) => String(row[key] ?? '')).join('|')}
          keepTable
        />
      ) : (
        <Chart option={option} height={height} finding={finding} />
      )}
      {notes.length > 0 && (
        <ul className="tp-notes">
          {notes.map((note, index) => (
            <li key={index}>{note}</li>
          ))}
        </ul>
      )}
      <div className="tp-figure-tools tp-no-print">
        <Button
          size="compact-sm"
          variant="subtle"
          color="nogroup"
          leftSection={asTable ? <ChartBar size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('chart.chart') : t('chart.table')}
        </Button>
        <DownloadMenu
          fileName={fileName}
          table={table}
          {...(notes.length === written.length && {
            picture: () => ({ title, finding, option, height, notes: written, about }),
          })}
        />
      </div>
    </figure>
  );
}
