import type { AboutLine, Column, TableFile } from '#shared';
import { DataTable, DownloadMenu, Section, useFormat, useLocalized, useTranslation } from '#shared';
import type { CountCell, Counted, Counts, Indicator, IndicatorDetail } from '../api/types.js';
import { useCountAbout } from './about.js';
import { CountMark } from './count-mark.js';
import { useCountWords } from './count-words.js';

interface Row extends Counted {
  readonly key: string;
  readonly label: string;
}

/** A bar from zero next to the number; for shares the full width is one. */
function Bar({ value, largest }: { readonly value: number | null; readonly largest: number }) {
  if (value === null || largest <= 0) return null;
  return (
    <span className="in-bar" aria-hidden>
      <span style={{ width: `${Math.min(100, (100 * value) / largest)}%` }} />
    </span>
  );
}

/** Places are sorted by value, the highest first, those without a figure last. */
function inOrder(by: CountCell['by'], cells: readonly CountCell[]): readonly CountCell[] {
  return by === 'park' ? [...cells].sort((a, b) => (b.value ?? -1) - (a.value ?? -1)) : cells;
}

interface CountTableProps {
  readonly indicator: Indicator;
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly Row[];
  /** Name of the file. */
  readonly name: string;
  readonly about: readonly AboutLine[];
}

function CountTable({ indicator, caption, first, rows, name, about }: CountTableProps) {
  const { t } = useTranslation('indicators');
  const words = useCountWords(indicator);
  const largest = indicator.measure === 'share' ? 1 : Math.max(...rows.map(({ value }) => value ?? 0));
  const columns: readonly Column<Row>[] = [
    { key: 'label', title: first, cell: ({ label }) => label },
    {
      key: 'value',
      title: t('count.value'),
      numeric: true,
      cell: (row) => <CountMark indicator={indicator} count={row} />,
    },
    { key: 'bar', title: t('count.bar'), wideOnly: true, cell: ({ value }) => <Bar value={value} largest={largest} /> },
    {
      key: 'counts',
      title: t('count.counted'),
      cell: (row) => (
        <span className="tp-small">{row.value === null ? t(`stateShort.${row.state}`) : words.counts(row) || '–'}</span>
      ),
    },
  ];
  const file = (): TableFile => ({
    title: `${about[0]?.text ?? ''}: ${caption}`,
    about,
    head: [first, t('count.value'), t('count.part'), t('count.whole'), t('run.state')],
    rows: rows.map(({ label, value, numerator, denominator, state }) => [
      label,
      value,
      numerator,
      denominator,
      t(`stateShort.${state}`),
    ]),
  });
  return (
    <div className="in-counts">
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />
      <div className="tp-figure-tools tp-no-print in-table-tools">
        <DownloadMenu fileName={`${indicator.id}-${name}`} table={file} />
      </div>
    </div>
  );
}

function Latest({ indicator, counts }: { readonly indicator: Indicator; readonly counts: Counts }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const words = useCountWords(indicator);
  const { latest } = counts;
  const when =
    latest.period && t('count.when', { period: localized(latest.period.label), at: format.date(latest.period.at) });
  if (latest.value === null)
    return (
      <div>
        <p className="in-figure">{t(`count.absent.${latest.state}`)}</p>
        <p className="tp-measure">{latest.reason ? localized(latest.reason) : t(`state.${latest.state}`)}</p>
        {when && <p className="tp-dimmed tp-small">{when}</p>}
      </div>
    );
  return (
    <div>
      <p className="in-figure">{words.value(latest.value)}</p>
      <p className="in-interval">{words.counts(latest)}</p>
      <p className="tp-dimmed tp-measure">{format.sentences(when ?? '', t('count.full'))}</p>
    </div>
  );
}

/**
 * Page content of an indicator that counts institutional acts: its last figure, its components, and its development
 * over the periods.
 */
export function CountContent({ detail, counts }: { readonly detail: IndicatorDetail; readonly counts: Counts }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { indicator } = detail;
  const about = useCountAbout(indicator, counts);
  const shown = counts.periods.find(({ period }) => period.key === counts.latest.period?.key);
  const cells = shown?.cells ?? [];
  const counted = (rows: readonly Counted[]): boolean => rows.some(({ state }) => state !== 'no-data');
  // tables in which no row has data say nothing
  const breakdowns = [...new Set(cells.map(({ by }) => by))].filter((by) =>
    counted(cells.filter((cell) => cell.by === by)),
  );
  const periods = counts.periods.map((each): Row => ({
    ...each,
    key: each.period.key,
    label: localized(each.period.label),
  }));
  return (
    <>
      <Section title={t('figure')} purpose={t(`direction.${indicator.direction}`)}>
        <Latest indicator={indicator} counts={counts} />
      </Section>
      {breakdowns.map((by) => (
        <Section
          key={by}
          title={t(`count.by.${by}`)}
          purpose={
            by === 'policy_area' ? t('count.overlap') : by === 'constituency' ? t('count.withoutGroup') : undefined
          }
        >
          <CountTable
            indicator={indicator}
            caption={t(`count.by.${by}`)}
            first={t(`count.column.${by}`)}
            name={by}
            about={about}
            rows={inOrder(
              by,
              cells.filter((cell) => cell.by === by),
            ).map((cell) => ({ ...cell, label: localized(cell.label) }))}
          />
        </Section>
      ))}
      {periods.length > 1 && counted(periods) && (
        <Section title={t('count.series')}>
          <CountTable
            indicator={indicator}
            caption={t('count.series')}
            first={t('count.period')}
            rows={periods}
            name="periods"
            about={about}
          />
        </Section>
      )}
    </>
  );
}
