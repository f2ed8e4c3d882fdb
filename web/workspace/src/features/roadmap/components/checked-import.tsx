import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, ErrorState, Section, useFormat, useLocalized } from '#shared';
import type { CheckedImport, ImportedChange } from '../api/imports.js';

function Errors({ checked: { errors, errorCount } }: { readonly checked: CheckedImport }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <>
      <p>{t('imports.errorsExplain')}</p>
      {errors.length < errorCount && <p className="tp-dimmed">{t('imports.firstOnly', { count: errors.length })}</p>}
      <h3>{t('imports.errors', { count: errorCount })}</h3>
      <DataTable
        caption={t('imports.errors', { count: errorCount })}
        rows={errors}
        rowKey={(error) => `${error.row}/${error.column?.en ?? ''}/${error.detail.en}`}
        columns={[
          { key: 'row', title: t('imports.row'), numeric: true, cell: ({ row }) => row },
          {
            key: 'column',
            title: t('imports.column'),
            lead: true,
            cell: ({ column }) => (column === null ? t('imports.wholeRow') : localized(column)),
          },
          { key: 'value', title: t('imports.value'), cell: ({ value }) => value || t('imports.empty') },
          { key: 'detail', title: t('imports.todo'), cell: ({ detail }) => localized(detail) },
        ]}
      />
    </>
  );
}

/** The fields of a new action, or the earlier and later values of a changed one. */
function Fields({ change: { code, fields } }: { readonly change: ImportedChange }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <ul className="rm-plan-list">
      {fields.map(({ column, from, to }) => {
        const name = localized(column);
        const value = to === null ? t('imports.empty') : localized(to);
        const words =
          code === null
            ? t('imports.field', { column: name, value })
            : t('imports.fieldChanged', {
                column: name,
                from: from === null ? t('imports.empty') : localized(from),
                to: value,
              });
        return (
          <li key={column.en} className="rm-words">
            {words}
          </li>
        );
      })}
    </ul>
  );
}

interface ChangeListProps {
  readonly changes: readonly ImportedChange[];
  /** All changes, of which the first are listed. */
  readonly total: number;
  /** The rows of the file are shown. */
  readonly ofFile?: boolean;
}

export function ChangeList({ changes, total, ofFile = false }: ChangeListProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <>
      {changes.length < total && <p className="tp-dimmed">{t('imports.firstOnly', { count: changes.length })}</p>}
      <h3>{t('imports.changes')}</h3>
      <DataTable
        caption={t('imports.changes')}
        rows={changes}
        rowKey={({ row }) => String(row)}
        columns={[
          ...(ofFile
            ? [{ key: 'row', title: t('imports.row'), numeric: true, cell: ({ row }: ImportedChange) => row }]
            : []),
          {
            key: 'action',
            title: t('imports.action'),
            lead: true,
            cell: ({ code, title }) => (
              <>
                <span className="rm-code">{code ?? t('imports.isNew')}</span> {localized(title)}
              </>
            ),
          },
          { key: 'changes', title: t('imports.changes'), cell: (change) => <Fields change={change} /> },
        ]}
      />
    </>
  );
}

interface CheckedProps {
  readonly checked: CheckedImport;
  readonly onImport: () => Promise<unknown>;
}

/** The result of the check, and the button that imports exactly these changes. */
export function CheckedImportSection({ checked, onImport }: CheckedProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { opened, changed, unchanged, errorCount, ignoredColumns } = checked;
  const count = opened + changed;
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await onImport().catch(setProblem);
    setBusy(false);
  };
  return (
    <Section title={t('imports.result')}>
      <div aria-live="polite">
        <p>
          <strong>
            {[
              errorCount > 0 && t('imports.errors', { count: errorCount }),
              t('imports.opened', { count: opened }),
              t('imports.changed', { count: changed }),
              t('imports.unchanged', { count: unchanged }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </strong>
        </p>
        <p>{t('imports.nothingSaved')}</p>
      </div>
      {ignoredColumns.length > 0 && (
        <p className="tp-dimmed">{t('imports.ignored', { columns: format.list(ignoredColumns) })}</p>
      )}
      {errorCount > 0 && <Errors checked={checked} />}
      {errorCount === 0 && count === 0 && <p>{t('imports.nothing')}</p>}
      {count > 0 && <ChangeList changes={checked.changes} total={count} ofFile />}
      {errorCount === 0 && count > 0 && (
        <Button className="rm-run" loading={busy} onClick={() => void run()}>
          {t('imports.run', { count })}
        </Button>
      )}
      {problem !== null && <ErrorState error={problem} compact />}
    </Section>
  );
}
