import { Button, Select, TextInput } from '@mantine/core';
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
import { cellAt } from '../parts/breakdowns.js';
import { bySdgCode, hasFigure, matches, stateOf } from '../parts/catalogue-search.js';
import { CountMark } from '../parts/count-mark.js';
import { useCountWords } from '../parts/count-words.js';
import { FigureKey, FigureMark } from '../parts/figure-mark.js';
import { useFigureWords } from '../parts/figure-words.js';
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

function Groups({ items }: { readonly items: readonly Indicator[] }) {
  const { t } = useTranslation('indicators');
  const columns = useColumns();
  const { clear } = useAddress();
  const groups = [...new Set(items.map((item) => item.group))];
  if (items.length === 0)
    return (
      <EmptyState
        title={t('list.nothing')}
        action={
          <Button variant="default" onClick={clear}>
            {t('find.clear')}
          </Button>
        }
      >
        {t('list.nothingWords')}
      </EmptyState>
    );
  return (
    <div className="in-catalogue">
      {groups.map((group) => (
        <Section key={group} title={t(`group.${group}`)} plain>
          <DataTable
            caption={t(`group.${group}`)}
            columns={columns}
            rows={items.filter((item) => item.group === group)}
            rowKey={(item) => item.id}
          />
        </Section>
      ))}
    </div>
  );
}

/** Choices that the catalogue itself offers, so that none leads to an empty page by itself. */
function useChoices(items: readonly Indicator[]) {
  const { t } = useTranslation('indicators');
  const among = (values: readonly string[]): readonly string[] => [...new Set(values)];
  const words = (value: string): string => (value === 'shown' ? t('find.state_shown') : t(`stateShort.${value}`));
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
      data: among(items.map(stateOf)).map((value) => ({ value, label: words(value) })),
    },
  ];
}

/** Stands while the list is fetched too: what is typed is kept, and choices fill in when they are known. */
function Filters({ items }: { readonly items: readonly Indicator[] }) {
  const { t } = useTranslation('indicators');
  const { values, set } = useAddress();
  const choices = useChoices(items);
  return (
    <>
      <TextInput
        className="in-search"
        aria-label={t('find.search')}
        placeholder={t('find.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={values['text'] ?? ''}
        onChange={(event) => set({ text: event.currentTarget.value || undefined })}
      />
      {choices.map(({ key, label, any, data }) => (
        <Select
          key={key}
          className="in-choice"
          aria-label={label}
          placeholder={any}
          clearable
          searchable={key === 'sdg'}
          disabled={items.length === 0}
          data={data}
          value={data.some(({ value }) => value === values[key]) ? (values[key] ?? null) : null}
          onChange={(value) => set({ [key]: value ?? undefined })}
        />
      ))}
    </>
  );
}

function Catalogue({ list }: { readonly list: IndicatorList }) {
  const { t } = useTranslation('indicators');
  const { values } = useAddress();
  const found = list.items.filter((item) => matches(item, values));
  return (
    <>
      {list.run === null && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
      <p className="tp-dimmed" role="status">
        {t('find.shown', { count: found.length, figures: found.filter(hasFigure).length })}
      </p>
      {list.run !== null && <FigureKey />}
      <Groups items={found} />
      <p className="tp-small tp-dimmed">{t('stamp')}</p>
    </>
  );
}

export function IndicatorsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const localized = useLocalized();
  const list = useQuery(indicatorsQuery(id));
  const run = list.data?.run;
  return (
    <Page
      title={t('title')}
      purpose={run ? t('list.purpose', { wave: localized(run.waveTitle) }) : t('list.purposeEmpty')}
      action={
        <>
          <Button component={WorkspaceLink} to="/indicators/compare" variant="default">
            {t('compare.open')}
          </Button>
          <Button component={WorkspaceLink} to="/indicators/table" variant="default">
            {t('cross.open')}
          </Button>
          <Button component={WorkspaceLink} to="/indicators/definitions" variant="default">
            {t('def.open')}
          </Button>
          <Button
            component={WorkspaceLink}
            to="/indicators/runs"
            variant={can('indicators.run.start') ? 'filled' : 'default'}
          >
            {can('indicators.run.start') ? t('list.compute') : t('list.runs')}
          </Button>
        </>
      }
      filters={<Filters items={list.data?.items ?? []} />}
    >
      <Loaded query={list}>{(found) => <Catalogue list={found} />}</Loaded>
    </Page>
  );
}
