import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column } from '#shared';
import {
  DataTable,
  FileDrop,
  Section,
  uploadTo,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { FormMessage, UploadedForm } from '../api/surveys.js';
import { surveysKey } from '../api/surveys.js';
import { AnswerLength } from './answer-length.js';

const mostMessages = 100;

function useColumns(): Column<FormMessage>[] {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  return [
    {
      key: 'severity',
      title: t('questionnaires.kind'),
      cell: ({ severity }) => t(`questionnaires.severity.${severity}`),
    },
    { key: 'sheet', title: t('questionnaires.sheet'), cell: ({ sheet }) => sheet || '–' },
    { key: 'row', title: t('questionnaires.row'), numeric: true, cell: ({ row }) => (row === 0 ? '–' : row) },
    { key: 'column', title: t('questionnaires.column'), cell: ({ column }) => column || '–' },
    {
      key: 'value',
      title: t('questionnaires.value'),
      cell: ({ value }) => <code className="sv-cell">{value || '–'}</code>,
    },
    { key: 'text', title: t('questionnaires.problem'), cell: ({ text }) => inWords(text) },
    { key: 'fix', title: t('questionnaires.fix'), cell: ({ fix }) => inWords(fix) },
  ];
}

function Messages({ messages }: Pick<UploadedForm, 'messages'>) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const columns = useColumns();
  const errorsFirst = [...messages].sort((a, b) => a.severity.localeCompare(b.severity));
  const shown = errorsFirst.slice(0, mostMessages).map((message, at) => ({ ...message, at }));
  if (messages.length === 0) return null;
  return (
    <>
      <DataTable
        caption={t('questionnaires.messages', { file: t('questionnaires.lastFile') })}
        rows={shown}
        columns={columns}
        rowKey={({ at }) => String(at)}
        manyColumns
      />
      {messages.length > mostMessages && (
        <p className="tp-dimmed">
          {t('questionnaires.moreMessages', {
            number: format.number(mostMessages),
            total: format.number(messages.length),
          })}
        </p>
      )}
    </>
  );
}

function Result({ of: { id, messages, missingFiles, answerLength } }: { readonly of: UploadedForm }) {
  const { t } = useTranslation('surveys');
  const accepted = messages.length === 0 ? 'accepted' : 'acceptedWithWarnings';
  return (
    <div className="tp-stack">
      <p role="status">
        {t(`questionnaires.${id === null ? 'refused' : accepted}`)}{' '}
        {id !== null && <WorkspaceLink to={`/surveys/questionnaires/${id}`}>{t('questionnaires.view')}</WorkspaceLink>}
      </p>
      {missingFiles.length > 0 && (
        <p>{t('questionnaires.needsFiles', { files: missingFiles.join(t('questionnaires.between')) })}</p>
      )}
      {answerLength !== null && (
        <p>
          <AnswerLength of={answerLength} />
        </p>
      )}
      <Messages messages={messages} />
    </div>
  );
}

/** Uploads an XLSForm, and shows what the reader found in it. */
export function UploadQuestionnaire() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const [uploaded, setUploaded] = useState<UploadedForm>();
  const show = (answer: UploadedForm): void => {
    setUploaded(answer);
    void client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  return (
    <Section title={t('questionnaires.upload')} purpose={t('questionnaires.uploadHint')}>
      <FileDrop
        label={t('questionnaires.file')}
        upload={uploadTo('/api/workspaces/{workspaceId}/surveys/questionnaires', { path: { workspaceId: id } })}
        maxBytes={20_000_000}
        accept=".xlsx,.xlsm,.md"
        acceptWords={t('questionnaires.types')}
        onStored={show}
      />
      {uploaded && <Result of={uploaded} />}
    </Section>
  );
}
