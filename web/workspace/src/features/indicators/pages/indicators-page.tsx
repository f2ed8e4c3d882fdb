import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Column } from '#shared';
import {
  EmptyState,
  Loaded,
  Page,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { indicatorsQuery } from '../api/queries.js';
import type { Indicator, IndicatorList } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { CatalogueFilters, CatalogueGroups } from '../components/catalogue.js';
import { bySdgCode, hasFigure, isSearch, matches, stateOf } from '../domain/catalogue-search.js';
import { FoldedCatalogue } from '../components/folded-catalogue.js';
import { CountMark } from '../components/count-mark.js';
import { useCountWords } from '../components/count-words.js';
import { FigureKey, FigureMark } from '../components/figure-mark.js';
import { useFigureWords } from '../components/figure-words.js';

/** States in which figures may still come. */
const noDataYet: readonly Indicator['state'][] = ['no-data', 'no-run', 'not-computed'];

function Value({ indicator, sex }: { readonly indicator: Indicator; readonly sex: 'F' | 'M' | null }) {
  if (indicator.count)
    return sex === null ? (
      <CountMark indicator={indicator} count={indicator.count} />
    ) : (
      <FigureMark indicator={indicator} cell={undefined} />
    );
  const computed = indicator.state === 'computed';
  const cell = computed ? cellAt(indicator.cells, sex) : undefined;
  return <FigureMark indicator={indicator} cell={cell} noData={noDataYet.includes(indicator.state)} />;
}

function Between({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const counts = useCountWords(indicator);
  const localized = useLocalized();
  const cell = cellAt(indicator.cells, null);
  if (indicator.count && indicator.count.value !== null) {
    const said = [counts.counts(indicator.count), indicator.count.period && localized(indicator.count.period.label)];
    return <span className="tp-small">{said.filter(Boolean).join(' · ')}</span>;
  }
  if (indicator.state !== 'computed' || !cell)
    return <span className="tp-dimmed tp-small">{t(`stateShort.${indicator.state}`)}</span>;
  return (
    <span className="tp-small">{cell.figure ? words.between(cell.figure.interval) : t(`status.${cell.status}`)}</span>
  );
}

/** The label on a phone, where the cell of an empty value is left out. */
function cardTitleOf({ count, state, cells }: Indicator) {
  if (count && count.value !== null) return count.denominator === null ? 'list.period' : 'list.counted';
  return state === 'computed' && cellAt(cells, null)?.figure ? 'list.interval' : 'series.all';
}

function useColumns(): readonly Column<Indicator>[] {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  return [
    {
      key: 'name',
      title: t('indicator'),
      cell: (item) => <WorkspaceLink to={`/indicators/${item.id}`}>{localized(item.name)}</WorkspaceLink>,
    },
    { key: 'all', title: t('series.all'), numeric: true, cell: (item) => <Value indicator={item} sex={null} /> },
    {
      key: 'interval',
      title: t('list.between'),
      cardTitle: (item) => t(cardTitleOf(item)),
      cell: (item) => <Between indicator={item} />,
    },
    { key: 'women', title: t('shared:sex.female'), numeric: true, cell: (item) => <Value indicator={item} sex="F" /> },
    { key: 'men', title: t('shared:sex.male'), numeric: true, cell: (item) => <Value indicator={item} sex="M" /> },
    {
      key: 'sdg',
      title: t('list.sdg'),
      wideOnly: true,
      cell: (item) => <span className="tp-small">{format.list(item.sdg)}</span>,
    },
  ];
}

/**
 * Filter choices that occur in the catalogue; `shown` is always included, because a link may use it before there are
 * figures.
 */
function useFilters(items: readonly Indicator[]) {
  const { t } = useTranslation('indicators');
  const among = (values: readonly string[]): readonly string[] => [...new Set(values)];
  const words = (value: string): string => {
    const said = value === 'shown' ? t('find.state_shown') : t(`stateShort.${value}`);
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
  return [
    {
      key: 'group',
      label: t('list.group'),
      any: t('list.anyGroup'),
      data: among(items.map(({ group }) => group)).map((value) => ({ value, label: t(`group.${value}`) })),
    },
    {
      key: 'sdg',
      label: t('find.sdg'),
      any: t('find.anySdg'),
      data: [...among(items.flatMap(({ sdg }) => sdg))].sort(bySdgCode).map((value) => ({ value, label: value })),
      searchable: true,
    },
    {
      key: 'source',
      label: t('find.source'),
      any: t('find.anySource'),
      data: among(items.map(({ source }) => source)).map((value) => ({ value, label: t(`source.${value}`) })),
    },
    {
      key: 'state',
      label: t('find.state'),
      any: t('find.anyState'),
      data: among(['shown', ...items.map(stateOf)]).map((value) => ({ value, label: words(value) })),
    },
  ];
}

function Catalogue({ list }: { readonly list: IndicatorList }) {
  const { t } = useTranslation('indicators');
  const { values } = useAddress();
  const columns = useColumns();
  const found = list.items.filter((item) => matches(item, values));
  return (
    <>
      {list.run === null && found.length > 0 && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
      <p className="tp-dimmed" role="status">
        {t('find.shown', { count: found.length, figures: found.filter(hasFigure).length })}
      </p>
      {list.run !== null && <FigureKey />}
      <div className="in-catalogue">
        {isSearch(values) ? (
          <CatalogueGroups
            items={found}
            columns={columns}
            nothing={{ title: t('list.nothing'), words: t('list.nothingWords') }}
          />
        ) : (
          <FoldedCatalogue items={found} columns={columns} />
        )}
      </div>
      <p className="tp-small tp-dimmed">{t('stamp')}</p>
    </>
  );
}

export function IndicatorsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const localized = useLocalized();
  const format = useFormat();
  const list = useQuery(indicatorsQuery(id));
  const filters = useFilters(list.data?.items ?? []);
  const run = list.data?.run;
  return (
    <Page
      title={t('title')}
      purpose={format.sentences(
        run ? t('list.purpose', { wave: localized(run.waveTitle) }) : t('list.purposeEmpty'),
        t('list.terms'),
      )}
      action={
        can('indicators.run.start') && (
          <Button component={WorkspaceLink} to="/indicators/runs">
            {t('list.compute')}
          </Button>
        )
      }
      filters={<CatalogueFilters search={t('find.search')} filters={filters} disabled={!list.data} />}
    >
      <Loaded query={list}>{(found) => <Catalogue list={found} />}</Loaded>
    </Page>
  );
}
