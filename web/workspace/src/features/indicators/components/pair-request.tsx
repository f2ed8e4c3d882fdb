import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EmptyState, ErrorState, JobProgress, useCan, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { indicatorsKey, runsQuery, startRunLike } from '../api/queries.js';
import type { Run } from '../api/types.js';

interface PairRequestProps {
  readonly run: Run;
  readonly pair: string;
}

/**
 * Requests a pair of breakdowns. All tables of a run are protected as one system, so a new run of the same wave and
 * settings is needed.
 */
export function PairRequest({ run, pair }: PairRequestProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const client = useQueryClient();
  const runs = useQuery({ ...runsQuery(id), enabled: can('indicators.run.read') });
  const underWay = runs.data?.find(
    ({ state, settings }) => (state === 'queued' || state === 'running') && settings.pairs.includes(pair),
  );
  const refresh = (): void => void client.invalidateQueries({ queryKey: indicatorsKey(id) });
  const start = useMutation({
    mutationFn: () => startRunLike(id, run, { pairs: [...run.settings.pairs, pair] }),
    onSuccess: refresh,
  });
  const jobId = underWay?.jobId ?? start.data?.jobId;
  if (jobId && !runs.data?.some((each) => each.jobId === jobId && each.state === 'done'))
    return <JobProgress jobId={jobId} title={t('cross.running')} onEnd={refresh} />;
  const computed = runs.data?.find(
    ({ state, number, settings }) => state === 'done' && number > run.number && settings.pairs.includes(pair),
  );
  if (computed)
    return (
      <EmptyState
        title={t('cross.computed', { number: computed.number })}
        action={
          <Button component={WorkspaceLink} to="/indicators/releases/new">
            {t('release.new')}
          </Button>
        }
      >
        {t('cross.computedWords')}
      </EmptyState>
    );
  return (
    <>
      <EmptyState
        title={t('cross.pair')}
        action={
          can('indicators.run.start') && (
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {t('cross.start')}
            </Button>
          )
        }
      >
        {t('cross.pairWords')}
      </EmptyState>
      {start.error && <ErrorState error={start.error} compact />}
    </>
  );
}
