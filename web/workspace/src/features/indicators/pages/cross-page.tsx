import { Select } from '@mantine/core';
import type { AboutLine, Column, TableFile } from '#shared';
import { DataTable, DownloadMenu, EmptyState, Section, useAddress, useLocalized, useTranslation } from '#shared';
import type { Cell, Indicator, IndicatorDetail } from '../api/types.js';
import { useAbout } from '../components/about.js';
import type { Breakdown } from '../domain/breakdowns.js';
import { breakdownsIn } from '../domain/breakdowns.js';
import { ComputedPage, OneIndicator } from '../components/computed-page.js';
import type { Columns, CrossGrid, CrossRow } from '../domain/cross-grid.js';
import { crossGrid, hasPair, pairOf } from '../domain/cross-grid.js';
import { FigureMark } from '../components/figure-mark.js';
import { useFigureWords } from '../components/figure-words.js';
import { PairRequest } from '../components/pair-request.js';

function CrossMark({ indicator, cell }: { readonly indicator: Indicator; readonly cell: Cell | undefined }) {
  const words = useFigureWords(indicator);
  return (
    <div className="in-cross-cell">
      <FigureMark indicator={indicator} cell={cell} />
      {cell?.figure && (
        <span className="tp-small tp-dimmed">
          <span aria-hidden>{words.span(cell.figure.interval)}</span>
          <span className="tp-visually-hidden">{words.between(cell.figure.interval)}</span>
        </span>
      )}
    </div>
  );
}

interface GridProps {
  readonly indicator: Indicator;
  readonly grid: CrossGrid;
  readonly title: string;
  readonly head: string;
  readonly about: readonly AboutLine[];
}

/** The table as a file: for each column the estimate, its limits and its reliability. */
function useFile({ indicator, grid, title, head, about }: GridProps): () => TableFile {
  const words = useFigureWords(indicator);
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const columnName = (column: CrossGrid['columns'][number]): string =>
    column ? localized(column.name) : t('cross.all');
  return () => ({
    title,
    about,
    head: [
      head,
      ...grid.columns.flatMap((column) => {
        const name = columnName(column);
        return [name, `${name}: ${t('table.low')}`, `${name}: ${t('table.high')}`, `${name}: ${t('table.status')}`];
      }),
    ],
    rows: grid.rows.map(({ level, cells }) => [
      level ? localized(level.name) : t('cross.all'),
      ...cells.flatMap(({ cell }) => {
        if (!cell) return [null, null, null, t('key.none')];
        const { figure, status } = cell;
        const [low, high] = figure?.interval ?? [null, null];
        return [figure?.value ?? words.cell(cell), low ?? null, high ?? null, t(`status.${status}`)];
      }),
    ]),
  });
}

function Grid(props: GridProps) {
  const { indicator, grid, title, head } = props;
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const file = useFile(props);
  const columns: readonly Column<CrossRow>[] = [
    { key: 'level', title: head, cell: ({ level }) => (level ? localized(level.name) : t('cross.all')) },
    ...grid.columns.map((column, index) => ({
      key: column?.id ?? 'all',
      title: column ? localized(column.name) : t('cross.all'),
      numeric: true,
      cell: ({ cells }: CrossRow) => <CrossMark indicator={indicator} cell={cells[index]?.cell} />,
    })),
  ];
  return (
    <Section title={title}>
      <div className="in-cross">
        <DataTable
          caption={title}
          columns={columns}
          rows={grid.rows}
          rowKey={({ level }) => level?.id ?? 'all'}
          manyColumns
        />
      </div>
      <div className="tp-figure-tools tp-no-print">
        <DownloadMenu fileName={`${indicator.id}-table`} table={file} />
      </div>
    </Section>
  );
}

/** The choices in the address that are available for this indicator. */
function useWanted(detail: IndicatorDetail) {
  const { values } = useAddress();
  const present = breakdownsIn(detail.cells);
  const bySex = detail.cells.some(({ sex }) => sex !== null);
  const rows = present.find((by) => by === values['rows']) ?? present[0];
  const offered: readonly Columns[] = [...(bySex ? (['sex'] as const) : []), ...present.filter((by) => by !== rows)];
  const columns = offered.find((by) => by === values['columns']) ?? offered[0];
  const sex = (bySex && columns !== 'sex' && (['F', 'M'] as const).find((each) => each === values['sex'])) || null;
  return { present, offered, rows, columns, sex, bySex };
}

interface ChosenProps {
  readonly detail: IndicatorDetail;
  readonly rows: Breakdown;
  readonly columns: Columns;
  readonly sex: Cell['sex'];
}

function Chosen({ detail, rows, columns, sex }: ChosenProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { indicator, cells, run } = detail;
  const about = useAbout(indicator, run);
  const sexNames = {
    F: { en: t('shared:sex.female', { lng: 'en' }), zh: t('shared:sex.female', { lng: 'zh' }) },
    M: { en: t('shared:sex.male', { lng: 'en' }), zh: t('shared:sex.male', { lng: 'zh' }) },
  };
  if (run && columns !== 'sex' && !hasPair(cells, rows, columns))
    return run.settings.pairs.includes(pairOf(rows, columns)) ? (
      <EmptyState title={t('cross.none')}>{t('cross.noneWords')}</EmptyState>
    ) : (
      <PairRequest run={run} pair={pairOf(rows, columns)} />
    );
  const whom = sex ? ` · ${t(`compare.sexes.${sex}`)}` : '';
  return (
    <Grid
      indicator={indicator}
      grid={crossGrid(cells, { rows, columns, sex }, sexNames)}
      title={`${t(columns === 'sex' ? 'cross.tableBySex' : 'cross.table', {
        name: localized(indicator.name),
        rows: t(`breakdown.${rows}`),
        columns: t(`breakdown.${columns}`),
      })}${whom}`}
      head={t(`breakdown.${rows}`)}
      about={about}
    />
  );
}

function Builder({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const { set } = useAddress();
  const { present, offered, rows, columns, sex, bySex } = useWanted(detail);
  if (!rows || !columns) return <EmptyState title={t('cross.none')}>{t('cross.noneWords')}</EmptyState>;
  const named = (by: Columns) => ({ value: by, label: t(`breakdown.${by}`) });
  return (
    <>
      <div className="in-choices">
        <Select
          className="in-choice"
          label={t('cross.rows')}
          allowDeselect={false}
          data={present.map(named)}
          value={rows}
          onChange={(value) => set({ rows: value ?? undefined })}
        />
        <Select
          className="in-choice"
          label={t('cross.columns')}
          allowDeselect={false}
          data={offered.map(named)}
          value={columns}
          onChange={(value) => set({ columns: value ?? undefined })}
        />
        {bySex && columns !== 'sex' && (
          <Select
            className="in-choice"
            label={t('compare.sex')}
            allowDeselect={false}
            data={(['all', 'F', 'M'] as const).map((value) => ({ value, label: t(`compare.sexes.${value}`) }))}
            value={sex ?? 'all'}
            onChange={(value) => set({ sex: value === 'all' ? undefined : (value ?? undefined) })}
          />
        )}
      </div>
      <Chosen detail={detail} rows={rows} columns={columns} sex={sex} />
    </>
  );
}

export function CrossPage() {
  const { t } = useTranslation('indicators');
  return (
    <ComputedPage title={t('cross.title')} purpose={t('cross.purpose')} fewest={1}>
      {(items) => <OneIndicator items={items}>{(detail) => <Builder detail={detail} />}</OneIndicator>}
    </ComputedPage>
  );
}
