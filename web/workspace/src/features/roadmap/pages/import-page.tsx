import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addressOf,
  type FileUpload,
  ImportFile,
  Loaded,
  Page,
  PastImports,
  Section,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { CheckedImport, ListedImport } from '../api/imports.js';
import { importsQuery, templatePath, useImportChanges } from '../api/imports.js';
import { CheckedImportSection } from '../components/checked-import.js';
import '../roadmap.css';

function Past({ items }: { readonly items: readonly ListedImport[] }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const format = useFormat();
  const { undo } = useImportChanges();
  return (
    <PastImports
      caption={t('imports.past')}
      items={items}
      nameOf={({ fileName, handOver }) => {
        if (handOver === null) return fileName ?? t('changes.withoutFile');
        const { from, to, startsOn } = handOver;
        return t('handOver.listed', {
          from: localized(from.name),
          to: localized(to.name),
          date: format.date(startsOn),
        });
      }}
      note={({ handOver }) => handOver?.note}
      columns={[
        { key: 'by', title: t('imports.by'), cell: ({ person }) => (person ? localized(person.name) : t('notStated')) },
        {
          key: 'counts',
          title: t('imports.counts'),
          cell: ({ opened, changed }) => t('imports.countsText', { opened, changed }),
        },
      ]}
      consequence={t('imports.undoConsequence')}
      onUndo={undo}
    />
  );
}

/** Import of actions: template, check with a list of changes, import, and undo of earlier imports. */
export function ImportPage() {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const changes = useImportChanges();
  const notify = useNotify();
  const past = useQuery(importsQuery(workspaceId));
  const [sent, setSent] = useState<File | null>(null);
  const [checked, setChecked] = useState<CheckedImport | null>(null);
  const check: FileUpload<CheckedImport> = (file, options) => {
    setSent(file);
    setChecked(null);
    return changes.check(file, options);
  };
  const run = async (isWording: boolean): Promise<void> => {
    if (sent === null || checked === null) return;
    await changes.run(sent, checked.basis, isWording);
    setChecked(null);
    notify(t('imports.done'));
  };
  return (
    <Page
      title={t('imports.title')}
      purpose={t('imports.purpose')}
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
    >
      <ImportFile
        template={(query) => addressOf(templatePath, { path: { workspaceId }, query })}
        howToPrepare={t('imports.prepareText')}
        label={t('imports.file')}
        mostRows={5000}
        check={check}
        onChecked={setChecked}
      />
      {checked && <CheckedImportSection checked={checked} onImport={run} />}
      <Section title={t('imports.past')}>
        <Loaded query={past}>{(items) => <Past items={items} />}</Loaded>
      </Section>
    </Page>
  );
}
