import { useQueryClient } from '@tanstack/react-query';
import { DataTable, FileDrop, Section, uploadTo, useCan, useFormat, useTranslation, useWorkspace } from '#shared';
import type { QuestionnaireView } from '../api/surveys.js';
import { questionnairePath, surveysKey } from '../api/surveys.js';

const mostBytes = 10_000_000;

/** The files that a questionnaire needs; those of a draft can be uploaded. */
export function FormFiles({ of }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const format = useFormat();
  const can = useCan();
  const { files, state, id } = of;
  if (files.length === 0) return null;
  return (
    <Section title={t('questionnaires.files')} purpose={t('questionnaires.filesPublic')}>
      <DataTable
        caption={t('questionnaires.files')}
        rows={files}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            title: t('questionnaires.fileName'),
            cell: ({ name }) => <code className="sv-cell">{name}</code>,
          },
          {
            key: 'rows',
            title: t('questionnaires.rows'),
            numeric: true,
            cell: ({ stored }) => (stored === null ? t('questionnaires.notUploaded') : format.number(stored.rows)),
          },
          {
            key: 'size',
            title: t('questionnaires.size'),
            numeric: true,
            cell: ({ stored }) => (stored === null ? '–' : format.bytes(stored.bytes)),
          },
          {
            key: 'hash',
            title: 'SHA-256',
            cell: ({ stored }) => (
              <code className="sv-cell" title={stored?.sha256}>
                {stored === null ? '–' : stored.sha256.slice(0, 12)}
              </code>
            ),
          },
        ]}
      />
      {state === 'draft' && can('surveys.questionnaire.edit') && (
        <FileDrop
          label={t('questionnaires.formFile')}
          upload={uploadTo(`${questionnairePath}/files`, { path: { workspaceId, questionnaireId: id } })}
          maxBytes={mostBytes}
          accept=".csv,.xml,.geojson"
          acceptWords={t('questionnaires.formFileTypes')}
          onStored={() => void client.invalidateQueries({ queryKey: surveysKey(workspaceId) })}
        />
      )}
    </Section>
  );
}
