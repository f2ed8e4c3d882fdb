import { Button, Group, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ErrorState, Loaded, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { AnswerImport, FileColumn, ImportColumns } from '../api/surveys.js';
import { importColumnsPath, importColumnsQuery } from '../api/surveys.js';

interface Props {
  readonly of: AnswerImport;
  readonly onEnd: () => void;
}

/** Assigns columns of a file to questions, and texts in them to choices. */
export function AssignColumns({ of, onEnd }: Props) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const [isOpen, setOpen] = useState(of.state === 'unassigned');
  const columns = useQuery({ ...importColumnsQuery(id, of), enabled: isOpen });
  if (!isOpen)
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('import.columns.change')}
        </Button>
      </div>
    );
  return <Loaded query={columns}>{(data) => <AssignForm {...{ of, onEnd, data }} />}</Loaded>;
}

const notImported = '-';

function AssignForm({ of, onEnd, data }: Props & { readonly data: ImportColumns }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  // as loaded: while a check waits, its columns are not known, and the page may load that before it closes this form
  const [{ columns: opened, targets }] = useState(data);
  const [columns, setColumns] = useState<readonly FileColumn[]>(opened);
  const isOpen = ({ isDecided, unknown }: FileColumn): boolean => !isDecided || unknown.length > 0;
  const [isWhole, setWhole] = useState(!opened.some(isOpen));
  const check = useMutation({
    mutationFn: () =>
      api.put(importColumnsPath, {
        path: { workspaceId: id, importId: of.id },
        body: { columns: columns.map(({ column, to, values }) => ({ column, to, values: [...values] })) },
      }),
    onSuccess: onEnd,
  });
  const change = (at: number, fields: Partial<FileColumn>): void =>
    setColumns(columns.map((column, place) => (place === at ? { ...column, ...fields } : column)));
  return (
    <Stack>
      <p>{t('import.columns.purpose')}</p>
      {columns.map((column, at) =>
        isWhole || isOpen(opened[at]!) ? (
          <OneColumn key={column.column} {...{ column, targets }} onChange={(fields) => change(at, fields)} />
        ) : null,
      )}
      <Group>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t('import.columns.check')}
        </Button>
        {!isWhole && (
          <Button variant="default" onClick={() => setWhole(true)}>
            {t('import.columns.all', { count: columns.length })}
          </Button>
        )}
      </Group>
      {check.error && <ErrorState error={check.error} compact />}
    </Stack>
  );
}

interface ColumnProps {
  readonly column: FileColumn;
  readonly targets: ImportColumns['targets'];
  readonly onChange: (fields: Partial<FileColumn>) => void;
}

function OneColumn({ column, targets, onChange }: ColumnProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const target = targets.find(({ name }) => name === column.to);
  const texts = [...new Set([...column.unknown, ...column.values.map(({ text }) => text)])];
  const assign = (text: string, code: string | null): void => {
    const others = column.values.filter((each) => each.text !== text);
    onChange({ values: code === null ? others : [...others, { text, code }] });
  };
  const known = column.to === null || target !== undefined ? [] : [{ value: column.to, label: column.to }];
  return (
    <div className="sv-column">
      <Select
        searchable
        allowDeselect={false}
        label={t('import.columns.column', { column: column.column })}
        data={[
          { value: notImported, label: t('import.columns.none') },
          ...known,
          ...targets.map(({ name, label }) => ({ value: name, label: `${name} · ${inWords(label)}` })),
        ]}
        value={column.to ?? notImported}
        onChange={(value) => onChange({ to: value === notImported ? null : value, values: [] })}
      />
      {target !== undefined && target.choices.length > 0 && texts.length > 0 && (
        <div className="sv-column-texts">
          {texts.map((text) => (
            <Select
              key={text}
              clearable
              label={t('import.columns.text', { text })}
              placeholder={t('import.columns.noChoice')}
              clearButtonProps={{ 'aria-label': t('import.columns.noChoice') }}
              data={target.choices.map(({ code, label }) => ({ value: code, label: `${code} · ${inWords(label)}` }))}
              value={column.values.find((each) => each.text === text)?.code ?? null}
              onChange={(code) => assign(text, code)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
