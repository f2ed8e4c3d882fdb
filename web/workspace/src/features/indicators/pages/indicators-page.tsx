import { Button, Checkbox, TextInput } from '@mantine/core';
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
import { cellAt, useFigureWords } from '../parts/figure-words.js';
import '../indicators.css';

function Value({ indicator, sex }: { readonly indicator: Indicator; readonly sex: 'F' | 'M' | null }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const cell = cellAt(indicator.cells, sex);
  if (indicator.state !== 'computed' || !cell) return <span className="tp-dimmed">–</span>;
  if (cell.figure === null) {
    return (
      <span className={cell.status === 'missing' ? undefined : 'in-withheld'} title={t(`statusWords.${cell.status}`)}>
        {words.cell(cell)}
      </span>
    );
  }
  return <span className="tp-numbers">{words.bare(cell.figure.value)}</span>;
}

function Between({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const cell = cellAt(indicator.cells, null);
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
    { key: 'sdg', title: t('list.sdg'), cell: (item) => <span className="tp-small">{item.sdg.join(', ')}</span> },
  ];
}

function Groups({
  list,
  search,
  all,
}: {
  readonly list: IndicatorList;
  readonly search: string;
  readonly all: boolean;
}) {
  const { t } = useTranslation('indicators');
  const columns = useColumns();
  const wanted = search.trim().toLowerCase();
  const found = list.items.filter(
    (item) =>
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
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            leftSection={<Search size={16} aria-hidden />}
            value={values['text'] ?? ''}
            onChange={(event) => set({ text: event.currentTarget.value || undefined })}
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
            <Groups list={found} search={values['text'] ?? ''} all={values['all'] === 'yes' || found.run === null} />
            <p className="tp-small tp-dimmed">
              {t('stamp')} {t('note.withheld')}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
