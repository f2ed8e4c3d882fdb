import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useCallback } from 'react';
import {
  addressOf,
  api,
  ConfirmButton,
  DataTable,
  ErrorState,
  FileDrop,
  JobProgress,
  Loaded,
  RelativeTime,
  Section,
  uploadTo,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { AnswerImport, WavePage } from '../api/surveys.js';
import { importsQuery, surveysKey } from '../api/surveys.js';
import { AssignColumns } from './assign-columns.js';

function Errors({ of }: { readonly of: AnswerImport }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  if (of.errors.length === 0) return null;
  return (
    <>
      <DataTable
        caption={t('import.errors', { file: of.fileName })}
        captionHidden={false}
        rows={of.errors.slice(0, 50)}
        rowKey={(error) => `${error.row}/${error.column}/${error.code}`}
        keepTable
        columns={[
          { key: 'row', title: t('import.row'), numeric: true, cell: (error) => error.row },
          { key: 'column', title: t('import.column'), cell: (error) => error.column || '–' },
          { key: 'value', title: t('import.value'), cell: (error) => error.value || '–' },
          { key: 'detail', title: t('import.detail'), cell: (error) => inWords(error.detail) },
        ]}
      />
      {of.hasErrorFile && (
        <div>
          <Button
            component="a"
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            href={addressOf('/api/workspaces/{workspaceId}/surveys/imports/{importId}/errors.csv', {
              path: { workspaceId: id, importId: of.id },
            })}
            download
          >
            {t('import.errorFile')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The result of checking a file, with buttons to import or discard it. */
function Decision({ of, onEnd }: { readonly of: AnswerImport; readonly onEnd: () => void }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const decide = useMutation({
    mutationFn: (step: 'confirm' | 'discard') =>
      api.post(`/api/workspaces/{workspaceId}/surveys/imports/{importId}/${step}`, {
        path: { workspaceId: id, importId: of.id },
      }),
    onSettled: onEnd,
  });
  const warnings = [
    of.takenOver.length > 0 && t('import.takenOver', { count: of.takenOver.length, list: of.takenOver.join(' · ') }),
    of.sameFileId !== null && t('import.sameFile'),
    of.knownRows > 0 && t('import.knownRows', { count: of.knownRows, number: format.number(of.knownRows) }),
    of.wrongRows > 0 && t('import.wrongRows', { count: of.wrongRows, number: format.number(of.wrongRows) }),
  ].filter((warning) => warning !== false);
  return (
    <>
      {warnings.length > 0 && (
        <ul className="sv-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Group>
        {of.acceptedRows > 0 && (
          <Button loading={decide.isPending} onClick={() => decide.mutate('confirm')}>
            {t('import.add', { count: of.acceptedRows, number: format.number(of.acceptedRows) })}
          </Button>
        )}
        <Button variant="default" disabled={decide.isPending} onClick={() => decide.mutate('discard')}>
          {t('import.discard')}
        </Button>
      </Group>
      {decide.error && <ErrorState error={decide.error} compact />}
    </>
  );
}

function UndoButton({ of, onEnd }: { readonly of: AnswerImport; readonly onEnd: () => void }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const undo = async (): Promise<void> => {
    await api.post('/api/workspaces/{workspaceId}/surveys/imports/{importId}/undo', {
      path: { workspaceId: id, importId: of.id },
    });
    onEnd();
  };
  return (
    <div>
      <ConfirmButton
        variant="default"
        question={t('import.undoQuestion', { file: of.fileName })}
        consequence={t('import.undoConsequence', { count: of.acceptedRows, number: format.number(of.acceptedRows) })}
        onConfirm={undo}
      >
        {t('import.undo')}
      </ConfirmButton>
    </div>
  );
}

function OneImport({ of, onEnd }: { readonly of: AnswerImport; readonly onEnd: () => void }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (of.state === 'waiting' && of.jobId !== null) {
    return <JobProgress jobId={of.jobId} title={t('import.running', { file: of.fileName })} onEnd={onEnd} />;
  }
  const counts = {
    total: format.number(of.totalRows),
    accepted: format.number(of.acceptedRows),
    repeated: format.number(of.repeatedRows),
    wrong: format.number(of.wrongRows),
  };
  return (
    <div className="tp-stack">
      <p>
        <strong>{of.fileName}</strong> · {t(`import.state.${of.state}`)} · <RelativeTime at={of.createdAt} />
        <br />
        <span className="tp-dimmed">
          {of.state === 'unassigned'
            ? of.encoding?.toUpperCase()
            : `${t(of.state === 'checked' ? 'import.checkedCounts' : 'import.counts', counts)}${of.encoding ? ` (${of.encoding.toUpperCase()})` : ''}`}
        </span>
      </p>
      {of.state === 'checked' && <Decision of={of} onEnd={onEnd} />}
      {(of.state === 'unassigned' || of.state === 'checked') && <AssignColumns key={of.state} of={of} onEnd={onEnd} />}
      {of.undoable && <UndoButton of={of} onEnd={onEnd} />}
      <Errors of={of} />
    </div>
  );
}

/**
 * Imports answers from paper or another program as a table; each row must meet the same rules as answers from a phone.
 */
export function ImportPart({ wave }: { readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const imports = useQuery(importsQuery(id, wave.id));
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: surveysKey(id) }), [client, id]);
  return (
    <div className="tp-stack">
      <Section title={t('import.title')} purpose={t('import.purpose')}>
        <Stack>
          {wave.retiredVersions.length > 0 && <p>{t('import.versions', { version: wave.formVersion })}</p>}
          <FileDrop
            label={t('import.file')}
            upload={uploadTo('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/imports', {
              path: { workspaceId: id, waveId: wave.id },
            })}
            maxBytes={300_000_000}
            accept=".csv,.txt,.xlsx,.zip,text/csv"
            acceptWords={t('import.types')}
            onStored={refresh}
          />
        </Stack>
      </Section>
      <Section title={t('import.earlier')}>
        <Loaded query={imports}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="tp-dimmed">{t('import.none')}</p>
            ) : (
              <ul className="sv-imports">
                {items.map((each) => (
                  <li key={each.id}>
                    <OneImport of={each} onEnd={refresh} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}
