import { Button, Select, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  allPeople,
  DateField,
  FormDialog,
  useFields,
  useFirstMatches,
  useFormat,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { type CheckedChanges, useImportChanges } from '../api/imports.js';
import { Preview } from './change-selected.js';

interface Values {
  readonly fromPersonId: string | null;
  readonly toPersonId: string | null;
  readonly startsOn: string;
  readonly note: string;
}

/** Hands the open actions of a person over to another, after a list of them was shown. */
export function HandOver() {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('handOver.open')}
      </Button>
      {opened && <HandOverDialog onClose={close} />}
    </>
  );
}

function usePeople() {
  const { id } = useWorkspace();
  const localized = useLocalized();
  return (useQuery(allPeople(id)).data ?? []).map(({ id: value, name }) => ({ value, label: localized(name) }));
}

function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const saved = useSaved();
  const people = usePeople();
  const filter = useFirstMatches();
  const changes = useImportChanges();
  const form = useFields<Values>({ fromPersonId: null, toPersonId: null, startsOn: format.today(), note: '' }, null);
  const [checked, setChecked] = useState<{ readonly values: Values; readonly found: CheckedChanges } | null>(null);
  // a check is of the values that were sent
  const found = checked !== null && checked.values === form.values ? checked.found : null;
  const submit = async (): Promise<void> => {
    const { fromPersonId, toPersonId, startsOn, note } = form.values;
    if (fromPersonId === null || toPersonId === null) return;
    const input = { fromPersonId, toPersonId, startsOn, note };
    if (found === null) {
      const answer = await form.submit((values) =>
        changes.checkHandOver(input).then((result) => ({ values, found: result })),
      );
      if (answer) setChecked(answer);
      return;
    }
    const made = await form.submit(() => changes.handOver({ ...input, basis: found.basis }));
    if (made === undefined) {
      setChecked(null);
      return;
    }
    onClose();
    saved(() => changes.undo(made.id));
  };
  return (
    <FormDialog
      title={t('handOver.title')}
      form={form}
      submitLabel={found ? t('handOver.run', { count: found.changed }) : t('handOver.check')}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="tp-small">{t('handOver.purpose')}</p>
      <div className="tp-columns">
        <Select
          label={t('handOver.from')}
          data={people}
          filter={filter}
          searchable
          required
          {...form.pick('fromPersonId')}
        />
        <Select
          label={t('handOver.to')}
          data={people}
          filter={filter}
          searchable
          required
          {...form.pick('toPersonId')}
        />
      </div>
      <DateField label={t('handOver.startsOn')} required {...form.text('startsOn')} />
      <Textarea label={t('handOver.note')} autosize minRows={2} maxLength={2000} {...form.text('note')} />
      {found && <Preview checked={found} />}
    </FormDialog>
  );
}
