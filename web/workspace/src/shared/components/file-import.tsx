import { Button, Group } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { FileUpload } from '../api/upload.js';
import { useFormat } from '../format/use-format.js';
import { type LocalizedText, useLanguage, useLocalized, useTranslation } from '../i18n/i18n.js';
import { tagOf } from '../i18n/language.js';
import { ConfirmButton } from './confirm-button.js';
import { type Column, DataTable } from './data-table.js';
import { FileDrop } from './file-drop.js';
import { Section } from './page.js';
import { ErrorState } from './states.js';

const maxBytes = 10_000_000;

interface TemplateQuery {
  readonly format: 'xlsx' | 'csv';
  readonly language: 'en' | 'zh-CN';
  readonly rows?: 'frame';
}

interface ImportFileProps<Checked> {
  /** The address of the template. */
  readonly template: (query: TemplateQuery) => string;
  /** The name of the present content, if the template can have it. */
  readonly present?: string;
  readonly howToPrepare: string;
  readonly label: string;
  readonly mostRows: number;
  readonly check: FileUpload<Checked>;
  readonly onChecked: (checked: Checked) => void;
}

/** The first two steps of an import: a template, and the check of the file, which saves nothing. */
export function ImportFile<Checked>(props: ImportFileProps<Checked>) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const language = tagOf(useLanguage());
  return (
    <>
      <Section title={t('imports.prepare')} purpose={props.howToPrepare}>
        <Group>
          {(['xlsx', 'csv'] as const).map((kind) => (
            <Button
              key={kind}
              component="a"
              variant="default"
              leftSection={<Download size={16} aria-hidden />}
              href={props.template({ format: kind, language })}
              download
            >
              {t(kind === 'xlsx' ? 'imports.templateXlsx' : 'imports.templateCsv')}
            </Button>
          ))}
          {props.present && (
            <Button
              component="a"
              variant="default"
              leftSection={<Download size={16} aria-hidden />}
              href={props.template({ format: 'xlsx', language, rows: 'frame' })}
              download
            >
              {props.present}
            </Button>
          )}
        </Group>
      </Section>
      <Section title={t('imports.check')}>
        <FileDrop
          label={props.label}
          upload={props.check}
          maxBytes={maxBytes}
          accept=".xlsx,.csv,.txt"
          acceptWords={t('imports.formats', { rows: format.number(props.mostRows) })}
          onStored={props.onChecked}
        />
      </Section>
    </>
  );
}

/** Of a long list. */
export function FirstOnly({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation('shared');
  return shown < total ? <p className="tp-dimmed">{t('imports.firstOnly', { count: shown })}</p> : null;
}

interface FileErrors {
  readonly errorCount: number;
  /** The first of them. */
  readonly errors: readonly {
    readonly row: number;
    readonly column: LocalizedText | null;
    readonly value: string;
    readonly detail: LocalizedText;
  }[];
}

export function ImportErrors({ errors, errorCount }: FileErrors) {
  const { t } = useTranslation('shared');
  const inWords = useLocalized();
  return (
    <>
      <p>{t('imports.errorsExplain')}</p>
      <FirstOnly shown={errors.length} total={errorCount} />
      <h3>{t('imports.errors', { count: errorCount })}</h3>
      <DataTable
        caption={t('imports.errors', { count: errorCount })}
        rows={errors}
        portion={50}
        rowKey={(error) => `${error.row}/${error.column?.en ?? ''}/${error.detail.en}`}
        columns={[
          { key: 'row', title: t('imports.row'), numeric: true, cell: ({ row }) => row },
          {
            key: 'column',
            title: t('imports.column'),
            lead: true,
            cell: ({ column }) => (column === null ? t('imports.wholeRow') : inWords(column)),
          },
          { key: 'value', title: t('imports.value'), cell: ({ value }) => value || t('imports.blank') },
          { key: 'detail', title: t('imports.todo'), cell: ({ detail }) => inWords(detail) },
        ]}
      />
    </>
  );
}

interface RunImportProps {
  readonly label: string;
  readonly onRun: () => Promise<unknown>;
}

/** Saves what was checked. */
export function RunImport({ label, onRun }: RunImportProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await onRun().catch(setProblem);
    setBusy(false);
  };
  return (
    <>
      <div className="tp-row">
        <Button loading={busy} onClick={() => void run()}>
          {label}
        </Button>
      </div>
      {problem !== null && <ErrorState error={problem} compact />}
    </>
  );
}

interface PastImport {
  readonly id: string;
  readonly importedAt: string;
  readonly undoneAt: string | null;
}

interface PastImportsProps<Item extends PastImport> {
  readonly caption: string;
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly note?: (item: Item) => string | null | undefined;
  /** What else is known of each. */
  readonly columns: readonly Column<Item>[];
  /** What undoing means. */
  readonly consequence: string;
  readonly onUndo: (id: string) => Promise<unknown>;
}

export function PastImports<Item extends PastImport>(props: PastImportsProps<Item>) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const { caption, items, nameOf, note, consequence, onUndo } = props;
  if (items.length === 0) return <p className="tp-dimmed">{t('imports.pastNone')}</p>;
  return (
    <DataTable
      caption={caption}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          title: t('imports.file'),
          lead: true,
          cell: (item) => (
            <>
              {nameOf(item)}
              {note?.(item) && <p className="tp-small tp-dimmed">{note(item)}</p>}
            </>
          ),
        },
        { key: 'when', title: t('imports.when'), cell: ({ importedAt }) => format.dateTime(importedAt) },
        ...props.columns,
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
                consequence={consequence}
                onConfirm={() => onUndo(item.id)}
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
