import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addressOf,
  ConfirmButton,
  DataTable,
  ErrorState,
  FileDrop,
  type FileUpload,
  Loaded,
  Page,
  Section,
  useFormat,
  useLanguage,
  useNotify,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { AssignedColumns, CheckedFrameFile, FrameImport, MissingDecision } from '../api/frame-import.js';
import { frameImportsQuery, frameTemplatePath, useFrameImport } from '../api/frame-import.js';
import { CheckedFrameFileSection } from '../components/checked-frame-file.js';
import { FrameImportColumns } from '../components/frame-import-columns.js';
import '../surveys.css';

const maxBytes = 10_000_000;

function Prepare() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  return (
    <Section title={t('frameImport.prepare')}>
      <p className="sv-words">{t('frameImport.prepareText')}</p>
      <Group>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            href={addressOf(frameTemplatePath, { path: { workspaceId }, query: { format, language } })}
            download
          >
            {t(format === 'xlsx' ? 'frameImport.templateXlsx' : 'frameImport.templateCsv')}
          </Button>
        ))}
      </Group>
    </Section>
  );
}

function Past({ items }: { readonly items: readonly FrameImport[] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { undo } = useFrameImport();
  if (items.length === 0) return <p className="tp-dimmed">{t('frameImport.pastNone')}</p>;
  return (
    <DataTable
      caption={t('frameImport.past')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'file', title: t('frameImport.file'), lead: true, cell: ({ fileName }) => fileName },
        { key: 'when', title: t('frameImport.when'), cell: ({ importedAt }) => format.dateTime(importedAt) },
        {
          key: 'counts',
          title: t('frameImport.counts'),
          cell: ({ added, changed, takenOut }) => t('frameImport.countsText', { added, changed, takenOut }),
        },
        {
          key: 'undo',
          title: t('frameImport.undo'),
          doing: true,
          cell: ({ id, fileName, undoneAt }) =>
            undoneAt === null ? (
              <ConfirmButton
                size="compact-sm"
                variant="default"
                aria-label={t('frameImport.undoOf', { file: fileName })}
                question={t('frameImport.undoQuestion', { file: fileName })}
                consequence={t('frameImport.undoConsequence')}
                onConfirm={() => undo(id)}
              >
                {t('frameImport.undo')}
              </ConfirmButton>
            ) : (
              <span className="tp-dimmed">{t('frameImport.undone')}</span>
            ),
        },
      ]}
    />
  );
}

/** Import of the sampling frame: template, columns, check with a list of changes, import, and undo of earlier imports. */
export function FrameImportPage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const changes = useFrameImport();
  const notify = useNotify();
  const past = useQuery(frameImportsQuery(id));
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
      <Prepare />
      <Section title={t('frameImport.check')}>
        <FileDrop
          label={t('frameImport.file')}
          upload={check}
          maxBytes={maxBytes}
          accept=".xlsx,.csv,.txt"
          acceptWords={t('frameImport.formats')}
          onStored={setChecked}
        />
      </Section>
      {checked && (
        <FrameImportColumns
          key={checked.columns.map(({ column }) => column).join()}
          checked={checked}
          onAssign={assign}
        />
      )}
      {problem !== null && <ErrorState error={problem} compact />}
      {checked && checked.needed.length === 0 && <CheckedFrameFileSection checked={checked} onSave={save} />}
      <Section title={t('frameImport.past')}>
        <Loaded query={past}>{(items) => <Past items={items} />}</Loaded>
      </Section>
    </Page>
  );
}
