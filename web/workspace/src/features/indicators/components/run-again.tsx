import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable, ErrorState, JobProgress, Section, useCan, useFormat, useTranslation, useWorkspace } from '#shared';
import { indicatorsKey, repeatRun } from '../api/queries.js';
import type { RunDetail } from '../api/types.js';

type Repetition = RunDetail['repetitions'][number];

function useOutcome(): (repetition: Repetition) => string {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return ({ same, differs, state }) => {
    if (same === null) return t(`shared:job.${state}`);
    if (same) return t('run.againSame');
    if (differs.length === 0) return t('run.againProgram');
    return t('run.againOther', { inputs: format.list(differs.map((name) => t(`run.input.${name}`))) });
  };
}

/** Computes the run again and says whether it was reproduced exactly, or which input differs. */
export function RunAgain({ detail }: { readonly detail: RunDetail }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const format = useFormat();
  const client = useQueryClient();
  const outcome = useOutcome();
  const refresh = (): void => void client.invalidateQueries({ queryKey: indicatorsKey(id) });
  const again = useMutation({ mutationFn: () => repeatRun(id, detail.run.id), onSuccess: refresh });
  const open = detail.repetitions.find(({ state }) => state === 'queued' || state === 'running');
  return (
    <Section title={t('run.again')} purpose={t('run.againWords')}>
      {can('indicators.run.start') && !open && (
        <div>
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {t('run.againGo')}
          </Button>
        </div>
      )}
      {again.error && <ErrorState error={again.error} compact typed />}
      {open?.jobId && <JobProgress jobId={open.jobId} title={t('run.again')} onEnd={refresh} />}
      {detail.repetitions.length === 0 ? (
        <p className="tp-dimmed">{t('run.againNone')}</p>
      ) : (
        <DataTable
          caption={t('run.again')}
          rows={detail.repetitions}
          rowKey={(repetition) => repetition.id}
          empty={null}
          columns={[
            { key: 'at', title: t('run.at'), cell: ({ createdAt }) => format.dateTime(createdAt) },
            { key: 'result', title: t('run.result'), cell: outcome },
            {
              key: 'hash',
              title: t('run.hash'),
              cell: ({ outputHash }) => (outputHash ? <code>{outputHash.slice(0, 12)}</code> : '–'),
            },
          ]}
        />
      )}
    </Section>
  );
}
