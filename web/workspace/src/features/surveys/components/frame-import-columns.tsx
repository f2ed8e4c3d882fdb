import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { DataTable, Section, useFormat, useLocalized, useTranslation } from '#shared';
import type { AssignedColumns, CheckedFrameFile, FrameColumn } from '../api/frame-import.js';

const notRead = 'none';

interface Props {
  readonly checked: CheckedFrameFile;
  readonly onAssign: (columns: AssignedColumns) => Promise<unknown>;
}

/** What each column of the file contains, to be corrected by hand. */
export function FrameImportColumns({ checked: { columns, known, needed }, onAssign }: Props) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  const before = columns.map(({ column }) => column);
  const [assigned, setAssigned] = useState<AssignedColumns>(before);
  const [busy, setBusy] = useState(false);
  const choose = (at: number, column: FrameColumn | null): void =>
    setAssigned((all) => all.map((each, index) => (index === at ? column : each === column ? null : each)));
  const headingOf = (at: number): string => columns[at]?.heading || t('frameImport.unnamed', { number: at + 1 });
  const send = async (): Promise<void> => {
    setBusy(true);
    await onAssign(assigned).finally(() => setBusy(false));
  };
  const data = [
    { value: notRead, label: t('frameImport.notRead') },
    ...known.map(({ column, name }) => ({ value: column as string, label: inWords(name) })),
  ];
  const changed = assigned.some((column, at) => column !== before[at]);
  return (
    <Section title={t('frameImport.columns')} purpose={t('frameImport.columnsPurpose')}>
      {needed.length > 0 && (
        <p role="alert">
          {t('frameImport.columnsNeeded', { columns: format.list(needed.map(({ name }) => inWords(name))) })}
        </p>
      )}
      <DataTable
        caption={t('frameImport.columns')}
        rows={columns.map((column, at) => ({ ...column, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'heading', title: t('frameImport.heading'), lead: true, cell: ({ at }) => headingOf(at) },
          {
            key: 'examples',
            title: t('frameImport.examples'),
            cell: ({ examples }) => examples.filter(Boolean).join(' · ') || '–',
          },
          {
            key: 'contains',
            title: t('frameImport.contains'),
            cell: ({ at }) => (
              <Select
                aria-label={t('frameImport.containsOf', { heading: headingOf(at) })}
                allowDeselect={false}
                data={data}
                value={assigned[at] ?? notRead}
                onChange={(value) => choose(at, value === notRead ? null : (value as FrameColumn))}
              />
            ),
          },
        ]}
      />
      {changed && (
        <Button variant="default" className="sv-after" loading={busy} onClick={() => void send()}>
          {t('frameImport.again')}
        </Button>
      )}
    </Section>
  );
}
