import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../shared/index.js';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  Section,
  useAddress,
  useCan,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
} from '../../../shared/index.js';
import { indicatorsQuery } from '../api/queries.js';
import type { Indicator, IndicatorList } from '../api/types.js';
import { CountMark } from '../parts/count-mark.js';
import { useCountWords } from '../parts/count-words.js';
import { FigureKey, FigureMark } from '../parts/figure-mark.js';
import { cellAt, useFigureWords } from '../parts/figure-words.js';
import '../indicators.css';

function Value({ indicator, sex }: { readonly indicator: Indicator; readonly sex: 'F' | 'M' | null }) {
  if (indicator.count)
    return sex === null ? (
      <CountMark indicator={indicator} count={indicator.count} />
    ) : (
      <FigureMark indicator={indicator} cell={undefined} />
    );
  const computed = indicator.state === 'computed';
  return <FigureMark indicator={indicator} cell={computed ? cellAt(indicator.cells, sex) : undefined} />;
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

function useColumns(): readonly Column<Indicator>[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  return [
    {
      key: 'name',
      title: t('indicator'),
      cell: (item) => <WorkspaceLink to={`/indicators/${item.id}`}>{localized(item.name)}</WorkspaceLink>,
    },
    { key: 'all', title: t('series.all'), numeric: true, cell: (item) => <Value indicator={item} sex={null} /> },
    { key: 'interval', title: t('series.interval'), cell: (item) => <Between indicator={item} /> },
    { key: 'women', title: t('shared:sex.female'), numeric: true, cell: (item) => <Value indicator={item} sex="F" /> },
    { key: 'men', title: t('shared:sex.male'), numeric: true, cell: (item) => <Value indicator={item} sex="M" /> },
    {
      key: 'sdg',
      title: t('list.sdg'),
      wideOnly: true,
      cell: (item) => <span className="tp-small">{item.sdg.join(', ')}</span>,
    },
  ];
}

function Groups({
  list,
  search,
  all,
  only,
}: {
  readonly list: IndicatorList;
  readonly search: string;
  readonly all: boolean;
  readonly only: string | undefined;
}) {
  const { t } = useTranslation('indicators');
  const columns = useColumns();
  const wanted = search.trim().toLowerCase();
  const found = list.items.filter(
    (item) =>
      (only === undefined || item.group === only) &&
      (all || wanted !== '' || item.state === 'computed') &&
      [item.name.en, item.name.zh, item.id, ...item.sdg].some((text) => text.toLowerCase().includes(wanted)),
  );
  const groups = [...new Set(found.map((item) => item.group))];
  if (found.length === 0) return <EmptyState title={t('list.nothing')}>{t('list.nothingWords')}</EmptyState>;
  return groups.map((group) => (
    <Section key={group} title={t(`group.${group}`)} plain>
      <DataTable
        caption={t(`group.${group}`)}
        columns={columns}
        rows={found.filter((item) => item.group === group)}
        rowKey={(item) => item.id}
      />
    </Section>
  ));
}

export function IndicatorsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const localized = useLocalized();
  const list = useQuery(indicatorsQuery(id));
  const { values, set } = useAddress();
  const run = list.data?.run;
  const groups = [...new Set((list.data?.items ?? []).map(({ group }) => group))];
  return (
    <Page
      title={t('title')}
      purpose={run ? t('list.purpose', { wave: localized(run.waveTitle) }) : t('list.purposeEmpty')}
      action={
        <Button
          component={WorkspaceLink}
          to="/indicators/runs"
          variant={can('indicators.run.start') ? 'filled' : 'default'}
        >
          {can('indicators.run.start') ? t('list.compute') : t('list.runs')}
        </Button>
      }
      filters={
        <>
          <TextInput
            className="in-search"
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            leftSection={<Search size={16} aria-hidden />}
            value={values['text'] ?? ''}
            onChange={(event) => set({ text: event.currentTarget.value || undefined })}
          />
          <Select
            aria-label={t('list.group')}
            placeholder={t('list.anyGroup')}
            clearable
            data={groups.map((group) => ({ value: group, label: t(`group.${group}`) }))}
            value={values['group'] ?? null}
            onChange={(group) => set({ group: group ?? undefined })}
          />
          <Checkbox
            label={t('list.all', { count: list.data?.items.length ?? 0 })}
            checked={values['all'] === 'yes'}
            onChange={(event) => set({ all: event.currentTarget.checked ? 'yes' : undefined })}
          />
        </>
      }
    >
      <Loaded query={list}>
        {(found) => (
          <>
            {found.run === null && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
            {found.run !== null && <FigureKey />}
            <Groups
              list={found}
              search={values['text'] ?? ''}
              all={values['all'] === 'yes' || found.run === null}
              only={values['group']}
            />
            <p className="tp-small tp-dimmed">{t('stamp')}</p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
