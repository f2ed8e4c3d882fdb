import { Button, useComputedColorScheme } from '@mantine/core';
import { ChartBar, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { createElement, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Column } from '../components/data-table.js';
import { DataTable } from '../components/data-table.js';
import { useTranslation } from '../i18n/i18n.js';
import { DownloadMenu } from './download-menu.js';
import type { ChartColours } from './marks.js';
import { chartColours } from './marks.js';
import type { Drawing, Shape } from './shapes.js';
import type { AboutLine, TableFile } from './table-file.js';

export type ChartRow = Readonly<Record<string, string | number | null>>;

export interface ChartColumn {
  readonly key: string;
  readonly title: string;
  /** Formats the value in the table; the CSV has the raw value. */
  readonly show?: (value: string | number | null) => ReactNode;
}

interface ChartFrameProps {
  readonly title: string;
  /** The finding in one sentence; also the text alternative. */
  readonly finding: string;
  /** `width` in pixels: on a phone there is less space for labels. */
  readonly draw: (palette: ChartColours, width: number) => Drawing;
  /** Columns of the table view and the CSV. */
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  /** Name of downloaded files, without extension. */
  readonly fileName: string;
  /** Footnotes on the marks. A chart whose legend consists of drawn elements cannot be saved as an image. */
  readonly notes?: readonly ReactNode[];
  /** As wide as its container: for bars whose values are at their ends. */
  readonly wide?: boolean;
  /** Source, settings and notice, included in every downloaded table and image. */
  readonly about?: readonly AboutLine[];
}

function useChartColours(): ChartColours {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => chartColours(scheme), [scheme]);
}

/** Pixels. In wider charts, values are harder to relate to their labels. */
const widest = 720;

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function drawn({ tag, attributes, text, hint }: Shape, key: number): ReactNode {
  const properties = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [camel(name), value]));
  return createElement(tag, { key, ...properties }, hint && <title>{hint}</title>, text);
}

/** Drawn in the width of its container, at most 720 pixels unless it is wide. */
function Chart({ draw, finding, wide = false }: Pick<ChartFrameProps, 'draw' | 'finding' | 'wide'>) {
  const palette = useChartColours();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) =>
      setWidth(Math.min(wide ? Infinity : widest, Math.round(entry?.contentRect.width ?? 0))),
    );
    if (place.current) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [wide]);
  // Text in drawings has 12 pixels; phones show it larger.
  const scale = width < 520 ? 14 / 12 : 1;
  const drawing = useMemo(
    () => (width > 0 ? draw(palette, Math.floor(width / scale)) : null),
    [draw, palette, width, scale],
  );
  return (
    <div ref={place} role="img" aria-label={finding} className="tp-chart">
      {drawing && (
        <svg
          width={width}
          height={drawing.height * scale}
          viewBox={`0 0 ${Math.floor(width / scale)} ${drawing.height}`}
          aria-hidden
        >
          {drawing.shapes.map(drawn)}
        </svg>
      )}
    </div>
  );
}

/** Title, finding in words, the chart or its table, both as files, footnotes. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, finding, columns, rows, fileName, notes = [], about = [], draw, wide } = props;
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
        <Chart draw={draw} finding={finding} wide={wide} />
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
            picture: () => ({ title, finding, draw, notes: written, about }),
          })}
        />
      </div>
    </figure>
  );
}
