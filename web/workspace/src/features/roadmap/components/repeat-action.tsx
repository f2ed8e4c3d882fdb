import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DateField, FormDialog, useCan, useFields, useNotify, useSaved, useTranslation } from '#shared';
import { useImportChanges } from '../api/imports.js';
import type { ActionDetail } from '../api/types.js';

const intervals = ['month', 'quarter', 'year'] as const;

/** Creates the further occurrences of an action. */
export function RepeatAction({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const [opened, { open, close }] = useDisclosure(false);
  const isRepeatable = action.dueOn !== null && action.basis === null && action.status !== 'dropped';
  if (!can('roadmap.action.import') || !isRepeatable) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('repeat.open')}
      </Button>
      {opened && <RepeatDialog action={action} onClose={close} />}
    </>
  );
}

function RepeatDialog({ action, onClose }: { readonly action: ActionDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('roadmap');
  const changes = useImportChanges();
  const saved = useSaved();
  const notify = useNotify();
  const form = useFields<{ every: (typeof intervals)[number]; until: string }>({ every: 'month', until: '' }, null);
  const submit = async (): Promise<void> => {
    const made = await form.submit((recurrence) => changes.repeat(action.id, recurrence));
    if (!made) return;
    onClose();
    notify(t('repeat.done', { count: made.opened }));
    saved(() => changes.undo(made.id));
  };
  return (
    <FormDialog
      title={t('repeat.title', { code: action.code })}
      form={form}
      submitLabel={t('repeat.run')}
      disabled={form.values.until === ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="tp-small">{t('repeat.purpose')}</p>
      <Select
        label={t('repeat.every')}
        allowDeselect={false}
        data={intervals.map((value) => ({ value, label: t(`repeat.interval.${value}`) }))}
        value={form.values.every}
        onChange={(every) => form.set('every', (every ?? 'month') as (typeof intervals)[number])}
      />
      <DateField label={t('repeat.until')} required min={action.dueOn ?? undefined} {...form.text('until')} />
    </FormDialog>
  );
}
