import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../shared/index.js';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  useFormat,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
} from '../../../shared/index.js';
import type { FrameUnit } from '../api/surveys.js';
import { frameQuery } from '../api/surveys.js';
import { useParkName } from '../parts/park-names.js';

function useColumns(): Column<FrameUnit>[] {
  const { t } = useTranslation('surveys');
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
      cell: (unit) => inWords(unit.name),
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
    {
      key: 'certainty',
      title: t('frame.certainty'),
      cell: (unit) => (unit.certainty ? t('frame.yes') : t('frame.no')),
    },
    {
      key: 'psu',
      title: t('frame.psu'),
      cell: (unit) =>
        unit.psuCode === null ? (
          <span className="tp-dimmed">{t('frame.hidden')}</span>
        ) : (
          <span className="tp-numbers">{unit.psuCode}</span>
        ),
    },
  ];
}

export function FramePage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const columns = useColumns();
  const frame = useQuery(frameQuery(id));
  return (
    <Page
      title={t('frame.title')}
      purpose={t('frame.purpose')}
      above={<WorkspaceLink to="/surveys">{t('back')}</WorkspaceLink>}
      wide
    >
      <Loaded query={frame}>
        {({ items }) => (
          <DataTable
            caption={t('frame.title')}
            rows={[...items].sort((a, b) => a.name.en.localeCompare(b.name.en, 'en', { numeric: true }))}
            columns={columns}
            rowKey={(unit) => unit.id}
            empty={
              <EmptyState icon={<Building2 />} title={t('frame.emptyTitle')}>
                {t('frame.empty')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
