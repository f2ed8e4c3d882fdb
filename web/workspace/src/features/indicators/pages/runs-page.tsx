import { Button, MultiSelect, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DataTable,
  EmptyState,
  ErrorState,
  Loaded,
  Page,
  Section,
  useCan,
  useFormat,
  useGo,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { closedWavesQuery, runsQuery, startRun } from '../api/queries.js';
import { weightSetsQuery } from '../api/weights.js';
import { type Breakdown, breakdowns } from '../domain/breakdowns.js';
import { useSpecificationWords } from '../components/weight-words.js';
import '../indicators.css';

interface WeightsOfRunProps {
  readonly waveId: string;
  /** null = the current weights. */
  readonly value: string | null;
  readonly onChange: (weightSetId: string | null) => void;
}

/**
 * Only sets that a run on the wave may use: with the weighting specification of earlier runs, or any before the first
 * run.
 */
function WeightsOfRun({ waveId, value, onChange }: WeightsOfRunProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const { data } = useQuery(weightSetsQuery(id));
  const specification = useSpecificationWords();
  const kept = data?.specificationsOfReleases.find((each) => each.waveId === waveId);
  const sets = (data?.items ?? []).filter((set) => set.waveId === waveId && !set.otherSpecification);
  const current = kept?.specification ?? sets[0]?.specification;
  return (
    <Select
      className="in-start-weights"
      label={t('weights.run.label')}
      description={t(kept === undefined ? 'weights.run.settles' : 'weights.run.settled')}
      allowDeselect={false}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
      data={[
        {
          value: '',
          label: t('weights.run.current', {
            specification: current === undefined ? t('weights.baseOnly') : specification(current),
          }),
        },
        ...sets.map((set) => ({
          value: set.id,
          label: t('weights.run.version', { number: set.number, specification: specification(set.specification) }),
        })),
      ]}
    />
  );
}

function StartForm() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const format = useFormat();
  const go = useGo();
  const waves = useQuery(closedWavesQuery(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const [weights, setWeights] = useState<string | null>(null);
  const [by, setBy] = useState<readonly Breakdown[]>(breakdowns);
  const start = useMutation({
    mutationFn: (waveId: string) =>
      startRun(id, {
        waveId,
        ...(weights !== null && { weightSetId: weights }),
        ...(by.length < breakdowns.length && { settings: { breakdowns: [...by] } }),
      }),
    onSuccess: (run) => go(`/indicators/runs/${run.id}`),
  });
  return (
    <Section title={t('run.start')} purpose={t('run.startWords')}>
      <Loaded query={waves}>
        {(closed) => {
          if (closed.length === 0) return <EmptyState title={t('run.noWave')}>{t('run.noWaveWords')}</EmptyState>;
          const waveId = chosen ?? closed.at(-1)!.id;
          return (
            <form
              className="in-start"
              onSubmit={(event) => {
                event.preventDefault();
                start.mutate(waveId);
              }}
            >
              <Select
                label={t('run.wave')}
                allowDeselect={false}
                value={waveId}
                onChange={(waveChosen) => {
                  setChosen(waveChosen);
                  setWeights(null);
                }}
                data={closed.map((wave) => ({
                  value: wave.id,
                  label: t('run.waveOption', { title: localized(wave.title), received: format.number(wave.received) }),
                }))}
              />
              <WeightsOfRun waveId={waveId} value={weights} onChange={setWeights} />
              <MultiSelect
                className="in-start-by"
                label={t('run.breakdowns')}
                description={t('run.breakdownsWords')}
                value={[...by]}
                onChange={(chosenBy) => setBy(breakdowns.filter((each) => chosenBy.includes(each)))}
                data={breakdowns.map((each) => ({ value: each, label: t(`breakdown.${each}`) }))}
              />
              <Button type="submit" loading={start.isPending}>
                {t('run.go')}
              </Button>
            </form>
          );
        }}
      </Loaded>
      {start.error && <ErrorState error={start.error} compact typed />}
    </Section>
  );
}

export function RunsPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const format = useFormat();
  const localized = useLocalized();
  const runs = useQuery(runsQuery(id));
  return (
    <Page title={t('run.title')} purpose={t('run.purpose')}>
      {can('indicators.run.start') && <StartForm />}
      <Section title={t('run.list')} plain>
        <Loaded query={runs}>
          {(rows) => (
            <DataTable
              caption={t('run.list')}
              rows={rows}
              rowKey={(run) => run.id}
              empty={<EmptyState title={t('run.none')}>{t('run.noneWords')}</EmptyState>}
              columns={[
                {
                  key: 'number',
                  title: t('run.run'),
                  cell: (run) => (
                    <WorkspaceLink to={`/indicators/runs/${run.id}`}>
                      {t('run.name', { number: run.number })}
                    </WorkspaceLink>
                  ),
                },
                { key: 'wave', title: t('run.wave'), cell: (run) => localized(run.waveTitle) },
                { key: 'state', title: t('run.state'), cell: (run) => t(`shared:job.${run.state}`) },
                {
                  key: 'answers',
                  title: t('how.answers'),
                  numeric: true,
                  cell: (run) => (run.inputs ? format.number(run.inputs.answers) : '–'),
                },
                { key: 'at', title: t('run.at'), cell: (run) => format.dateTime(run.createdAt) },
                {
                  key: 'hash',
                  title: t('run.hash'),
                  cell: (run) => (run.outputHash ? <code>{run.outputHash.slice(0, 12)}</code> : '–'),
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
