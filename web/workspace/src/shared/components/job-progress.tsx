import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../api/client.js';
import type { Schema } from '../api/schema.js';
import { useLocalized, useTranslation } from '../i18n/i18n.js';
import { useSocketEvent } from '../live/socket.js';
import { workspaceNamespace } from '../live/workspace-feed.js';
import { useWorkspace } from '../session/workspace-context.js';
import { ErrorState } from './states.js';

/** `GET /api/workspaces/:workspaceId/jobs/:id` */
export type JobRun = Schema<'JobRunResponse'>;
export type JobState = JobRun['state'];

const isOver = (state: JobState | undefined): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

/** A long job: the socket announces changes; polling every two seconds is the fallback. */
export function useJob(jobId: string | null) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const queryKey = ['job', workspaceId, jobId];
  useSocketEvent<{ readonly id: string }>(workspaceNamespace, 'job', ({ id }) => {
    if (id === jobId) void client.invalidateQueries({ queryKey });
  });
  return useQuery({
    queryKey,
    enabled: jobId !== null,
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/jobs/{id}', { path: { workspaceId, id: jobId ?? '' }, signal }),
    refetchInterval: ({ state }) => (isOver(state.data?.state) ? false : 2_000),
  });
}

/** Notifies the page once when the job has ended. */
function useEnd(run: JobRun | undefined, onEnd: ((run: JobRun) => void) | undefined): void {
  const notified = useRef<string | null>(null);
  useEffect(() => {
    if (!run || !isOver(run.state) || notified.current === run.id) return;
    notified.current = run.id;
    onEnd?.(run);
  }, [run, onEnd]);
}

const notYet: Pick<JobRun, 'state' | 'progress' | 'note'> = { state: 'queued', progress: 0, note: null };

interface JobProgressProps {
  readonly jobId: string;
  readonly title: string;
  readonly onEnd?: (run: JobRun) => void;
}

export function JobProgress({ jobId, title, onEnd }: JobProgressProps) {
  const { t } = useTranslation('shared');
  const inWords = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const { data: run, error } = useJob(jobId);
  const cancel = useMutation({
    mutationFn: () => api.post('/api/workspaces/{workspaceId}/jobs/{id}/cancel', { path: { workspaceId, id: jobId } }),
  });
  useEnd(run, onEnd);

  if (error) return <ErrorState error={error} compact />;
  const { state, progress, note } = run ?? notYet;
  const percent = Math.round((state === 'done' ? 1 : progress) * 100);
  return (
    <div className="tp-job">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm" aria-live="polite">
          {t(`job.${state}`)}
        </Text>
      </Group>
      <Progress value={percent} aria-label={title} color={state === 'failed' ? 'late' : 'brand'} />
      <Group justify="space-between" mih={36}>
        <Text size="sm" className="tp-dimmed">
          {inWords(note) || t('job.progress', { percent })}
        </Text>
        {!isOver(state) && (
          <Button variant="subtle" color="nogroup" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('job.cancel')}
          </Button>
        )}
      </Group>
      {cancel.error && <ErrorState error={cancel.error} compact />}
    </div>
  );
}
