import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Column } from '#shared';
import { Loaded, Page, useAddress, useCan, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import type { DefinitionEntry } from '../api/definitions.js';
import { definitionsQuery } from '../api/definitions.js';
import { CatalogueFilters, CatalogueGroups } from '../components/catalogue.js';

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

/** Every definition of the catalogue and of the workspace, with its version. */
export function DefinitionsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const list = useQuery(definitionsQuery(id));
  const { values } = useAddress();
  const columns = useColumns();
  const wanted = (values['text'] ?? '').trim().toLowerCase();
  const fits = (item: DefinitionEntry): boolean =>
    (values['origin'] === undefined || originOf(item) === values['origin']) &&
    [item.id, item.name.en, item.name.zh].some((text) => text.toLowerCase().includes(wanted));
  return (
    <Page
      title={t('def.title')}
      purpose={t('def.purpose')}
      action={
        can('indicators.definition.write') && (
          <Button component={WorkspaceLink} to="/indicators/definitions/new">
            {t('def.add')}
          </Button>
        )
      }
      filters={
        <CatalogueFilters
          search={t('def.search')}
          filters={[
            {
              key: 'origin',
              label: t('def.origin'),
              any: t('def.anyOrigin'),
              data: origins.map((value) => ({ value, label: t(`def.origins.${value}`) })),
            },
          ]}
        />
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
              <div className="in-definitions in-stack">
                <CatalogueGroups
                  items={found}
                  columns={columns}
                  nothing={{ title: t('def.nothing'), words: t('def.nothingWords') }}
                />
              </div>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
