import { Button, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormDialog, useFields, useFormat, useLocalized } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Roundtable } from '../api/types.js';
import { type ItemFormProps, ItemWords, noText, TimeAndPresenter } from './item-fields.js';

export function dayChoices(roundtable: Pick<Roundtable, 'startsOn' | 'endsOn'>, name: (date: string) => string) {
  const first = Date.parse(`${roundtable.startsOn}T00:00:00Z`);
  const last = Date.parse(`${roundtable.endsOn}T00:00:00Z`);
  return Array.from({ length: (last - first) / 86_400_000 + 1 }, (_, index) => ({
    value: String(index + 1),
    label: name(new Date(first + index * 86_400_000).toISOString().slice(0, 10)),
  }));
}

export function useDayChoices(roundtable: Roundtable) {
  const format = useFormat();
  return dayChoices(roundtable, (date) => format.date(date));
}

export function AddItem({ roundtable, allowed, onAdded }: ItemFormProps & { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const days = useDayChoices(roundtable);
  const blank = {
    ...{ title: noText, note: noText, day: '1' },
    ...{ parentId: '', minutes: '' as string | number, presenterId: null as string | null },
  };
  const form = useFields(blank, `agenda-item:new:${roundtable.id}`);
  const parents = roundtable.agenda.filter((item) => item.depth < 3 && String(item.day) === form.values.day);
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ title, note, day, parentId, minutes, presenterId }) =>
      dialogue.addItem(roundtable.id, {
        title,
        note: note.en || note.zh ? note : null,
        day: Number(day),
        parentId: parentId || null,
        plannedMinutes: minutes === '' ? null : Number(minutes),
        presenterId,
      }),
    );
    if (made) {
      form.reset();
      close();
      onAdded(made.id);
    }
  };
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('agenda.add')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('agenda.add')}
        submitLabel={t('agenda.add')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <ItemWords form={form} />
        <div className="dl-pair">
          <Select
            label={t('agenda.dayField')}
            data={days}
            allowDeselect={false}
            value={form.values.day}
            onChange={(day) => {
              form.set('day', day ?? '1');
              form.set('parentId', '');
            }}
            error={form.errorOf('day')}
          />
          <Select
            label={t('agenda.below')}
            data={[
              { value: '', label: t('agenda.top') },
              ...parents.map((item) => ({ value: item.id, label: `${item.label} ${say(item.title)}` })),
            ]}
            allowDeselect={false}
            value={form.values.parentId}
            onChange={(parentId) => form.set('parentId', parentId ?? '')}
          />
          <TimeAndPresenter roundtable={roundtable} form={form} />
        </div>
      </FormDialog>
    </>
  );
}

export function ProposeItem({ roundtable, allowed }: ItemFormProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ title: noText, note: noText }, `agenda-item:proposed:${roundtable.id}`);
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ title, note }) =>
      dialogue.proposeItem(roundtable.id, { title, note: note.en || note.zh ? note : null }),
    );
    if (made) {
      form.reset();
      close();
    }
  };
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('agenda.propose')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('agenda.propose')}
        submitLabel={t('agenda.propose')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{t('agenda.proposePurpose')}</Text>
        <ItemWords form={form} />
      </FormDialog>
    </>
  );
}
