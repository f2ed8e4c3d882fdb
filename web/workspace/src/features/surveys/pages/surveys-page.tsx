import { useQuery } from '@tanstack/react-query';
import { ClipboardList } from 'lucide-react';
import type { Column } from '#shared';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  useCan,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Wave } from '../api/surveys.js';
import { wavesQuery } from '../api/surveys.js';
import { DraftWaveButton } from '../components/draft-wave.js';
import { WaveStateMark } from '../components/wave-state.js';

function useColumns(): Column<Wave>[] {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  return [
    {
      key: 'title',
      title: t('list.wave'),
      lead: true,
      cell: (wave) => <WorkspaceLink to={`/surveys/${wave.id}`}>{inWords(wave.title)}</WorkspaceLink>,
      sortValue: (wave) => wave.number,
    },
    { key: 'state', title: t('list.state'), cell: (wave) => <WaveStateMark state={wave.state} /> },
    {
      key: 'dates',
      title: t('list.dates'),
      cell: (wave) => (
        <>
          <span className="tp-nowrap">{format.date(wave.startsOn)}</span>
          {t('list.dateTo')}
          <span className="tp-nowrap">{format.date(wave.endsOn)}</span>
        </>
      ),
      sortValue: (wave) => wave.startsOn,
    },
    {
      key: 'received',
      title: t('list.received'),
      numeric: true,
      cell: (wave) =>
        t('list.ofTarget', { completes: format.number(wave.completes), target: format.number(wave.target) }),
      sortValue: (wave) => wave.completes,
    },
    {
      key: 'form',
      title: t('list.form'),
      cell: ({ formTitle, formVersion }) =>
        t('list.formOf', { title: formTitle ?? t('questionnaires.builtIn'), version: formVersion }),
    },
  ];
}

export function SurveysPage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const can = useCan();
  const columns = useColumns();
  const waves = useQuery(wavesQuery(id));
  const draft = can('surveys.wave.edit') && <DraftWaveButton />;
  return (
    <Page title={t('title')} purpose={t('purpose')} action={draft}>
      <Loaded query={waves}>
        {({ items }) => (
          <DataTable
            caption={t('title')}
            rows={[...items].reverse()}
            columns={columns}
            rowKey={(wave) => wave.id}
            empty={
              <EmptyState icon={<ClipboardList />} title={t('list.emptyTitle')}>
                {t('list.empty')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
