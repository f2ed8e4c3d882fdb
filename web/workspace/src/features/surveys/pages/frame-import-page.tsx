import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addressOf,
  ErrorState,
  type FileUpload,
  ImportFile,
  Loaded,
  Page,
  PastImports,
  Section,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { AssignedColumns, CheckedFrameFile, MissingDecision } from '../api/frame-import.js';
import { frameImportsQuery, frameTemplatePath, useFrameImport } from '../api/frame-import.js';
import { CheckedFrameFileSection } from '../components/checked-frame-file.js';
import { FrameImportColumns } from '../components/frame-import-columns.js';
import '../surveys.css';

/** Import of the sampling frame: template, columns, check with a list of changes, import, and undo of earlier imports. */
export function FrameImportPage() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const changes = useFrameImport();
  const notify = useNotify();
  const past = useQuery(frameImportsQuery(workspaceId));
  const [sent, setSent] = useState<File | null>(null);
  const [checked, setChecked] = useState<CheckedFrameFile | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const check: FileUpload<CheckedFrameFile> = (file, options) => {
    setSent(file);
    setChecked(null);
    setProblem(null);
    return changes.check(file, options);
  };
  const assign = async (columns: AssignedColumns): Promise<void> => {
    setProblem(null);
    await changes.check(sent!, { fields: { columns: JSON.stringify(columns) } }).then(setChecked, setProblem);
  };
  const save = async (missing: MissingDecision): Promise<void> => {
    if (sent === null || checked === null) return;
    const columns = checked.columns.map(({ column }) => column);
    await changes.run(sent, { columns, basis: checked.basis, ...missing });
    setChecked(null);
    notify(t('frameImport.done'));
  };
  return (
    <Page
      title={t('frameImport.title')}
      purpose={t('frameImport.purpose')}
      above={<WorkspaceLink to="/surveys/frame">{t('frameImport.back')}</WorkspaceLink>}
    >
      <ImportFile
        template={(query) => addressOf(frameTemplatePath, { path: { workspaceId }, query })}
        howToPrepare={t('frameImport.prepareText')}
        present={t('frameImport.present')}
        label={t('frameImport.file')}
        mostRows={20_000}
        check={check}
        onChecked={setChecked}
      />
      {checked && (
        <FrameImportColumns
          key={checked.columns.map(({ column }) => column).join()}
          checked={checked}
          onAssign={assign}
        />
      )}
      {problem !== null && <ErrorState error={problem} compact />}
      {checked && checked.needed.length === 0 && (
        <CheckedFrameFileSection key={checked.basis} checked={checked} onSave={save} />
      )}
      <Section title={t('frameImport.past')}>
        <Loaded query={past}>
          {(items) => (
            <PastImports
              caption={t('frameImport.past')}
              items={items}
              nameOf={({ fileName }) => fileName}
              columns={[
                {
                  key: 'counts',
                  title: t('frameImport.counts'),
                  cell: ({ added, changed, takenOut }) => t('frameImport.countsText', { added, changed, takenOut }),
                },
              ]}
              consequence={t('frameImport.undoConsequence')}
              onUndo={changes.undo}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
