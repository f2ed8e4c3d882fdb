import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addressOf,
  ConfirmButton,
  DataTable,
  FileDrop,
  type FileUpload,
  Loaded,
  Page,
  Section,
  useFormat,
  useLanguage,
  useLocalized,
  useNotify,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { CheckedImport, ListedImport } from '../api/imports.js';
import { importsQuery, templatePath, useImportChanges } from '../api/imports.js';
import { CheckedImportSection } from '../components/checked-import.js';
import '../roadmap.css';

const maxBytes = 10_000_000;

function Prepare() {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  return (
    <Section title={t('imports.prepare')}>
      <p className="rm-words">{t('imports.prepareText')}</p>
      <Group>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            href={addressOf(templatePath, { path: { workspaceId }, query: { format, language } })}
            download
          >
            {t(format === 'xlsx' ? 'imports.templateXlsx' : 'imports.templateCsv')}
          </Button>
        ))}
      </Group>
    </Section>
  );
}

function Past({ items }: { readonly items: readonly ListedImport[] }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const format = useFormat();
  const changes = useImportChanges();
  const nameOf = ({ fileName, handOver }: ListedImport): string => {
    if (handOver === null) return fileName ?? t('changes.withoutFile');
    const { from, to, startsOn } = handOver;
    return t('handOver.listed', { from: localized(from.name), to: localized(to.name), date: format.date(startsOn) });
  };
  if (items.length === 0) return <p className="tp-dimmed">{t('imports.pastNone')}</p>;
  return (
    <DataTable
      caption={t('imports.past')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          title: t('imports.fileName'),
          lead: true,
          cell: (item) => (
            <>
              {nameOf(item)}
              {item.handOver?.note && <p className="tp-small tp-dimmed">{item.handOver.note}</p>}
            </>
          ),
        },
        { key: 'when', title: t('imports.when'), cell: ({ importedAt }) => format.dateTime(importedAt) },
        { key: 'by', title: t('imports.by'), cell: ({ person }) => (person ? localized(person.name) : t('notStated')) },
        {
          key: 'counts',
          title: t('imports.counts'),
          cell: ({ opened, changed }) => t('imports.countsText', { opened, changed }),
        },
        {
          key: 'undo',
          title: t('imports.undo'),
          doing: true,
          cell: (item) =>
            item.undoneAt === null ? (
              <ConfirmButton
                size="compact-sm"
                variant="default"
                aria-label={t('imports.undoOf', { file: nameOf(item) })}
                question={t('imports.undoQuestion', { file: nameOf(item) })}
                consequence={t('imports.undoConsequence')}
                onConfirm={() => changes.undo(item.id)}
              >
                {t('imports.undo')}
              </ConfirmButton>
            ) : (
              <span className="tp-dimmed">{t('imports.undone')}</span>
            ),
        },
      ]}
    />
  );
}

/** Import of actions: template, check with a list of changes, import, and undo of earlier imports. */
export function ImportPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const changes = useImportChanges();
  const notify = useNotify();
  const past = useQuery(importsQuery(id));
  const [sent, setSent] = useState<File | null>(null);
  const [checked, setChecked] = useState<CheckedImport | null>(null);
  const check: FileUpload<CheckedImport> = (file, options) => {
    setSent(file);
    setChecked(null);
    return changes.check(file, options);
  };
  const run = async (): Promise<void> => {
    if (sent === null || checked === null) return;
    await changes.run(sent, checked.basis);
    setChecked(null);
    notify(t('imports.done'));
  };
  return (
    <Page
      title={t('imports.title')}
      purpose={t('imports.purpose')}
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
    >
      <Prepare />
      <Section title={t('imports.check')}>
        <FileDrop
          label={t('imports.file')}
          upload={check}
          maxBytes={maxBytes}
          accept=".xlsx,.csv,.txt"
          acceptWords={t('imports.formats')}
          onStored={setChecked}
        />
      </Section>
      {checked && <CheckedImportSection checked={checked} onImport={run} />}
      <Section title={t('imports.past')}>
        <Loaded query={past}>{(items) => <Past items={items} />}</Loaded>
      </Section>
    </Page>
  );
}
