import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  DataTable,
  EmptyState,
  JobProgress,
  Loaded,
  Page,
  problemFrom,
  ErrorState,
  Section,
  useAddress,
  useCan,
  useFormat,
  useGo,
  useJob,
  useLanguage,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
  useTranslation,
} from '#shared';
import { closedWavesQuery } from '../api/queries.js';
import { weightSetsQuery, weightsKey, type WeightSet } from '../api/weights.js';
import { WeightForm } from '../components/weight-form.js';
import { useSpecificationWords } from '../components/weight-words.js';
import '../indicators.css';

interface Failure {
  readonly code: string;
  readonly title: Said;
  readonly detail?: Said;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: Said }[];
}

interface Said {
  readonly en: string;
  readonly zh: string;
}

/** Why a set could not be computed: the problem of the job in the reader's language. */
function Refusal({ jobId }: { readonly jobId: string }) {
  const { data: run } = useJob(jobId);
  const language = useLanguage();
  if (run?.state !== 'failed' || run.failure === null) return null;
  const { code, title, detail } = run.failure as unknown as Failure;
  const inWords = (said: Said): string => (language.startsWith('zh') ? said.zh : said.en);
  const body = { code, title: inWords(title), ...(detail && { detail: inWords(detail) }) };
  return <ErrorState error={problemFrom(422, body, null)} compact />;
}

function Making({ jobs, own }: { readonly jobs: readonly string[]; readonly own: string | undefined }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  if (jobs.length === 0) return null;
  return (
    <Section title={t('weights.making')}>
      {jobs.map((jobId) => (
        <div key={jobId}>
          <JobProgress
            jobId={jobId}
            title={t('weights.making')}
            onEnd={(run) => {
              void client.invalidateQueries({ queryKey: weightsKey(id) });
              const made = run.result?.['weightSetId'];
              if (jobId === own && typeof made === 'string') go(`/indicators/weights/${made}`);
            }}
          />
          <Refusal jobId={jobId} />
        </div>
      ))}
    </Section>
  );
}

function Versions({ sets }: { readonly sets: readonly WeightSet[] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const specification = useSpecificationWords();
  return (
    <DataTable
      caption={t('weights.list')}
      rows={sets}
      rowKey={(set) => set.id}
      empty={<EmptyState title={t('weights.none')}>{t('weights.noneWords')}</EmptyState>}
      columns={[
        {
          key: 'number',
          title: t('weights.title'),
          cell: (set) => (
            <WorkspaceLink className="in-mark" to={`/indicators/weights/${set.id}`}>
              {t('weights.name', { number: set.number })}
            </WorkspaceLink>
          ),
        },
        {
          key: 'wave',
          title: t('weights.wave'),
          cell: (set) => <span className="in-wave">{localized(set.waveTitle)}</span>,
        },
        {
          key: 'kind',
          title: t('weights.kind'),
          cell: (set) =>
            set.otherSpecification
              ? t('weights.notTaken', { specification: specification(set.specification) })
              : specification(set.specification),
        },
        {
          key: 'answers',
          title: t('weights.answers'),
          numeric: true,
          cell: (set) => format.number(set.madeFrom.answers),
        },
        { key: 'effect', title: t('weights.effect'), numeric: true, cell: (set) => format.number(set.designEffect, 2) },
        {
          key: 'made',
          title: t('weights.made'),
          cell: (set) => <span className="in-mark">{format.dateTime(set.createdAt)}</span>,
        },
      ]}
    />
  );
}

/** Versions of weights by wave, and the form that computes a new one. */
export function WeightsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const client = useQueryClient();
  const list = useQuery(weightSetsQuery(id));
  const waves = useQuery(closedWavesQuery(id));
  const { values, set } = useAddress();
  const own = values['job'];
  return (
    <Page title={t('weights.title')} purpose={t('weights.purpose')}>
      <Loaded query={list}>
        {({ items, making }) => (
          <>
            <Making
              own={own}
              jobs={[...new Set([...(own === undefined ? [] : [own]), ...making.map(({ jobId }) => jobId)])]}
            />
            <Section title={t('weights.list')} plain>
              <Versions sets={items} />
            </Section>
          </>
        )}
      </Loaded>
      {can('indicators.weights.make') && (
        <Section title={t('weights.form.title')} purpose={t('weights.form.words')}>
          <Loaded query={waves}>
            {(closed) =>
              closed.length === 0 ? (
                <EmptyState title={t('run.noWave')}>{t('weights.noWaveWords')}</EmptyState>
              ) : (
                <WeightForm
                  waves={closed}
                  specificationsOfReleases={list.data?.specificationsOfReleases ?? []}
                  onStarted={(job) => {
                    set({ job });
                    void client.invalidateQueries({ queryKey: weightsKey(id) });
                    window.scrollTo({ top: 0 });
                  }}
                />
              )
            }
          </Loaded>
        </Section>
      )}
    </Page>
  );
}
