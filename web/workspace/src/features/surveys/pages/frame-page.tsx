import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2, FileUp, Search } from 'lucide-react';
import type { Column } from '#shared';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useShown,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { FrameUnit } from '../api/surveys.js';
import { frameQuery, parksQuery } from '../api/surveys.js';
import { AddUnitButton, EditUnitButton } from '../components/frame-unit-form.js';
import { useParkName } from '../components/park-names.js';
import '../surveys.css';

function useColumns(): Column<FrameUnit>[] {
  const { t } = useTranslation('surveys');
  const can = useCan();
  const inWords = useLocalized();
  const format = useFormat();
  const park = useParkName();
  const number = (key: 'headcount' | 'women' | 'men', title: string): Column<FrameUnit> => ({
    key,
    title,
    numeric: true,
    cell: (unit) => format.number(unit[key]),
    sortValue: (unit) => unit[key],
  });
  return [
    {
      key: 'name',
      title: t('frame.enterprise'),
      lead: true,
      cell: (unit) => (
        <>
          {inWords(unit.name)}
          {unit.certainty && <span className="sv-tag">{t('frame.certainty')}</span>}
        </>
      ),
      sortValue: (unit) => inWords(unit.name),
    },
    { key: 'park', title: t('strata.park'), cell: (unit) => park(unit.parkId), sortValue: (unit) => park(unit.parkId) },
    {
      key: 'size',
      title: t('strata.size'),
      cell: (unit) => t(`size.${unit.sizeClass}`),
      sortValue: (unit) => unit.sizeClass,
    },
    number('headcount', t('strata.headcount')),
    number('women', t('sex.women')),
    number('men', t('sex.men')),
    ...(can('surveys.frame.key')
      ? [
          {
            key: 'psu',
            title: t('frame.psu'),
            cell: (unit: FrameUnit) => <span className="tp-numbers">{unit.psuCode}</span>,
          },
        ]
      : []),
    ...(can('surveys.frame.edit')
      ? [{ key: 'edit', title: t('frame.edit'), cell: (unit: FrameUnit) => <EditUnitButton unit={unit} /> }]
      : []),
  ];
}

function Filters({ units }: { readonly units: readonly FrameUnit[] }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const { values, set } = useAddress();
  const inFrame = new Set(units.map(({ parkId }) => parkId));
  const parks = (useQuery(parksQuery(id)).data?.items ?? []).filter((park) => inFrame.has(park.id));
  return (
    <>
      <TextInput
        className="sv-search"
        label={t('frame.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={values['text'] ?? ''}
        onChange={(event) => set({ text: event.currentTarget.value || undefined })}
      />
      <Select
        label={t('strata.park')}
        placeholder={t('frame.anyPark')}
        clearable
        data={parks.map((park) => ({ value: park.id, label: inWords(park.name) }))}
        value={values['park'] ?? null}
        onChange={(park) => set({ park: park ?? undefined })}
      />
    </>
  );
}

function useFound(items: readonly FrameUnit[]): readonly FrameUnit[] {
  const { values } = useAddress();
  const wanted = (values['text'] ?? '').trim().toLowerCase();
  const matches = ({ name, psuCode }: FrameUnit): boolean =>
    [name.en, name.zh, psuCode ?? ''].some((text) => text.toLowerCase().includes(wanted));
  return items
    .filter((unit) => (values['park'] ?? unit.parkId) === unit.parkId && matches(unit))
    .sort((a, b) => a.name.en.localeCompare(b.name.en, 'en', { numeric: true }));
}

function Units({ items }: { readonly items: readonly FrameUnit[] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const columns = useColumns();
  const found = useFound(items);
  const { shown, more } = useShown(found, 25);
  const sum = (key: 'headcount' | 'women' | 'men') =>
    format.number(found.reduce((total, unit) => total + unit[key], 0));
  if (items.length === 0)
    return (
      <EmptyState icon={<Building2 />} title={t('frame.emptyTitle')}>
        {t('frame.empty')}
      </EmptyState>
    );
  return (
    <>
      <p role="status">
        {t('frame.totals', {
          enterprises: format.number(found.length),
          workers: sum('headcount'),
          women: sum('women'),
          men: sum('men'),
        })}
      </p>
      <DataTable
        caption={t('frame.title')}
        rows={shown}
        columns={columns}
        rowKey={(unit) => unit.id}
        empty={<p className="tp-dimmed">{t('frame.nothing')}</p>}
      />
      {more}
    </>
  );
}

export function FramePage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const can = useCan();
  const frame = useQuery(frameQuery(id));
  const items = frame.data?.items ?? [];
  return (
    <Page
      title={t('frame.title')}
      purpose={t('frame.purpose')}
      action={
        can('surveys.frame.edit') &&
        frame.data && (
          <Group>
            <Button
              component={WorkspaceLink}
              to="/surveys/frame/import"
              variant="default"
              leftSection={<FileUp size={16} aria-hidden />}
            >
              {t('frameImport.button')}
            </Button>
            <AddUnitButton units={items} />
          </Group>
        )
      }
      filters={items.length > 0 && <Filters units={items} />}
    >
      <Loaded query={frame}>{(loaded) => <Units items={loaded.items} />}</Loaded>
    </Page>
  );
}
