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
import type { DefinitionEntry } from '../api/definitions.js';
import { definitionsQuery } from '../api/definitions.js';

const origins = ['catalogue', 'revised', 'workspace', 'retired'] as const;

function originOf({ origin, version, retired }: DefinitionEntry): (typeof origins)[number] {
  if (retired) return 'retired';
  return origin === 'catalogue' && version > 1 ? 'revised' : origin;
}

function useColumns(): readonly Column<DefinitionEntry>[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  return [
    {
      key: 'name',
      title: t('def.column.name'),
      cell: (item) => <WorkspaceLink to={`/indicators/definitions/${item.id}`}>{localized(item.name)}</WorkspaceLink>,
      sortValue: (item) => localized(item.name),
    },
    { key: 'code', title: t('def.column.code'), wideOnly: true, cell: (item) => <code>{item.id}</code> },
    {
      key: 'kind',
      title: t('def.column.kind'),
      cell: (item) => (item.source === 'survey' ? t(`def.estimator.${item.estimator}`) : t(`source.${item.source}`)),
    },
    {
      key: 'version',
      title: t('def.column.version'),
      numeric: true,
      cell: (item) => item.version,
      sortValue: (item) => item.version,
    },
    { key: 'origin', title: t('def.column.origin'), cell: (item) => t(`def.origins.${originOf(item)}`) },
  ];
}

function Groups({ items }: { readonly items: readonly DefinitionEntry[] }) {
  const { t } = useTranslation('indicators');
  const columns = useColumns();
  if (items.length === 0) return <EmptyState title={t('def.nothing')}>{t('def.nothingWords')}</EmptyState>;
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => (
    <Section key={group} title={t(`group.${group}`)} plain>
      <DataTable
        caption={t(`group.${group}`)}
        captionHidden
        columns={columns}
        rows={items.filter((item) => item.group === group)}
        rowKey={(item) => item.id}
      />
    </Section>
  ));
}

/** Every definition of the catalogue and of the workspace, with its version. */
export function DefinitionsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const list = useQuery(definitionsQuery(id));
  const { values, set } = useAddress();
  const wanted = (values['text'] ?? '').trim().toLowerCase();
  const fits = (item: DefinitionEntry): boolean =>
    (values['origin'] === undefined || originOf(item) === values['origin']) &&
    [item.id, item.name.en, item.name.zh].some((text) => text.toLowerCase().includes(wanted));
  return (
    <Page
      title={t('def.title')}
      purpose={t('def.purpose')}
      above={<WorkspaceLink to="/indicators">{t('page.back')}</WorkspaceLink>}
      action={
        can('indicators.definition.write') && (
          <Button component={WorkspaceLink} to="/indicators/definitions/new">
            {t('def.add')}
          </Button>
        )
      }
      filters={
        <>
          <TextInput
            className="in-search"
            aria-label={t('def.search')}
            placeholder={t('def.search')}
            leftSection={<Search size={16} aria-hidden />}
            value={values['text'] ?? ''}
            onChange={(event) => set({ text: event.currentTarget.value || undefined })}
          />
          <Select
            aria-label={t('def.origin')}
            placeholder={t('def.anyOrigin')}
            clearable
            data={origins.map((value) => ({ value, label: t(`def.origins.${value}`) }))}
            value={values['origin'] ?? null}
            onChange={(origin) => set({ origin: origin ?? undefined })}
          />
        </>
      }
    >
      <Loaded query={list}>
        {(items) => {
          const found = items.filter(fits);
          return (
            <>
              <p className="tp-small tp-dimmed" role="status">
                {t('def.count', { count: found.length })}
              </p>
              <Groups items={found} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
