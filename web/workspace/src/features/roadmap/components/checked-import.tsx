import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import {
  DataTable,
  FirstOnly,
  ImportErrors,
  RunImport,
  Section,
  useFormat,
  useGroupWords,
  useLocalized,
  useTranslation,
} from '#shared';
import type { CheckedImport, ImportedChange } from '../api/imports.js';

/** The fields of a new action, or the earlier and later values of a changed one. */
function Fields({ change: { code, fields } }: { readonly change: ImportedChange }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const localized = useLocalized();
  return (
    <ul className="rm-plan-list">
      {fields.map(({ column, from, to }) => {
        const name = localized(column);
        const value = to === null ? t('shared:imports.blank') : localized(to);
        const words =
          code === null
            ? t('imports.field', { column: name, value })
            : t('imports.fieldChanged', {
                column: name,
                from: from === null ? t('shared:imports.blank') : localized(from),
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

/** Whose confirmation a change ends or keeps. */
function Affected({ change, isWording }: { readonly change: ImportedChange; readonly isWording: boolean }) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const format = useFormat();
  const { confirmations } = change;
  if (confirmations === null) return null;
  const keeps = confirmations.effect === 'wording' && isWording;
  const groups = format.list(confirmations.groups.map(words.name));
  return (
    <p className={keeps ? 'tp-small' : 'tp-small rm-late'}>
      {t(keeps ? 'confirmations.importKeeps' : 'confirmations.importEnds', { groups })}
    </p>
  );
}

interface ChangeListProps {
  readonly changes: readonly ImportedChange[];
  /** All changes, of which the first are listed. */
  readonly total: number;
  /** The rows of the file are shown. */
  readonly ofFile?: boolean;
  /** Changed texts only correct the wording. */
  readonly isWording?: boolean;
}

export function ChangeList({ changes, total, ofFile = false, isWording = false }: ChangeListProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const localized = useLocalized();
  return (
    <>
      <FirstOnly shown={changes.length} total={total} />
      <h3>{t('shared:imports.changes')}</h3>
      <DataTable
        caption={t('shared:imports.changes')}
        rows={changes}
        rowKey={({ row }) => String(row)}
        columns={[
          ...(ofFile
            ? [{ key: 'row', title: t('shared:imports.row'), numeric: true, cell: ({ row }: ImportedChange) => row }]
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
          {
            key: 'changes',
            title: t('shared:imports.changes'),
            cell: (change) => (
              <>
                <Fields change={change} />
                <Affected change={change} isWording={isWording} />
              </>
            ),
          },
        ]}
      />
    </>
  );
}

interface CheckedProps {
  readonly checked: CheckedImport;
  /** `isWording`: changed texts only correct the wording. */
  readonly onImport: (isWording: boolean) => Promise<unknown>;
}

/** The result of the check, and the button that imports exactly these changes. */
export function CheckedImportSection({ checked, onImport }: CheckedProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const format = useFormat();
  const { opened, changed, unchanged, errorCount, ignoredColumns } = checked;
  const count = opened + changed;
  const [isWording, setWording] = useState(false);
  const asksWording = checked.changes.some(({ confirmations }) => confirmations?.effect === 'wording');
  return (
    <Section title={t('imports.result')}>
      <div aria-live="polite">
        <p>
          <strong>
            {[
              errorCount > 0 && t('shared:imports.errors', { count: errorCount }),
              t('imports.opened', { count: opened }),
              t('imports.changed', { count: changed }),
              t('imports.unchanged', { count: unchanged }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </strong>
        </p>
        <p>{t('shared:imports.nothingSaved')}</p>
      </div>
      {ignoredColumns.length > 0 && (
        <p className="tp-dimmed">{t('imports.ignored', { columns: format.list(ignoredColumns) })}</p>
      )}
      {errorCount > 0 && <ImportErrors {...checked} />}
      {errorCount === 0 && count === 0 && <p>{t('imports.nothing')}</p>}
      {asksWording && (
        <Checkbox
          label={t('confirmations.importWording')}
          description={t('confirmations.wordingHint')}
          checked={isWording}
          onChange={({ currentTarget }) => setWording(currentTarget.checked)}
        />
      )}
      {count > 0 && <ChangeList changes={checked.changes} total={count} ofFile isWording={isWording} />}
      {errorCount === 0 && count > 0 && (
        <RunImport label={t('imports.run', { count })} onRun={() => onImport(isWording)} />
      )}
    </Section>
  );
}
