import { Button, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { Fields } from '#shared';
import { FormDialog, useFields, useFormat, useLocalized, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Meeting, Roundtable } from '../api/types.js';
import { currentMeeting, useMeetingChoices } from './meeting-words.js';
import { AddItemDialog, itemOf, newBreak, noItem } from './item-dialog.js';
import { type ItemFormProps, ItemWords, noText } from './item-fields.js';

/** The days of a meeting, numbered from 1. */
export function daysFor(meeting: Pick<Meeting, 'startsOn' | 'endsOn'>) {
  const first = Date.parse(`${meeting.startsOn}T00:00:00Z`);
  const last = Date.parse(`${meeting.endsOn}T00:00:00Z`);
  return Array.from({ length: (last - first) / 86_400_000 + 1 }, (_, index) => ({
    day: index + 1,
    date: new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  }));
}

/** The days of a meeting, for the choice of one. */
export function dayChoices(meeting: Pick<Meeting, 'startsOn' | 'endsOn'>, name: (date: string) => string) {
  return daysFor(meeting).map(({ day, date }) => ({ value: String(day), label: name(date) }));
}

interface Placed {
  readonly meetingId: string;
  readonly day: string;
}

/** The meeting, if there are several, and the day on which an item is planned. */
export function WhenFields<Values extends Placed>({ roundtable, ...props }: WhenProps<Values>) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const form = props.form as unknown as Fields<Placed>;
  const meetings = useMeetingChoices(roundtable);
  const { meetingId, day } = form.values;
  const meeting = roundtable.meetings.find(({ id }) => id === meetingId);
  const place = (changed: Partial<Placed>): void => {
    if (changed.meetingId !== undefined) form.set('meetingId', changed.meetingId);
    form.set('day', changed.day ?? '1');
    props.onChange?.();
  };
  return (
    <>
      {meetings.length > 1 && (
        <Select
          label={t('meeting.field')}
          data={meetings}
          allowDeselect={false}
          value={meetingId}
          onChange={(id) => place({ meetingId: id ?? meetingId })}
          error={form.errorOf('meetingId')}
        />
      )}
      <Select
        label={t('agenda.dayField')}
        data={meeting === undefined ? [] : dayChoices(meeting, (date) => format.date(date))}
        allowDeselect={false}
        value={day}
        onChange={(value) => place({ day: value ?? '1' })}
        error={form.errorOf('day')}
      />
    </>
  );
}

interface WhenProps<Values extends Placed> {
  readonly roundtable: Roundtable;
  readonly form: Fields<Values>;
  readonly onChange?: () => void;
}

export function AddItem({ roundtable, allowed, onAdded }: ItemFormProps & { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const blank = { ...noItem, meetingId: currentMeeting(roundtable)?.id ?? '', day: '1', parentId: '' };
  const form = useFields(blank, `agenda-item:new:${roundtable.id}`);
  const { meetingId: chosenMeeting, day: chosenDay } = form.values;
  const parents = roundtable.agenda.filter(
    (item) => item.meetingId === chosenMeeting && item.depth < 3 && String(item.day) === chosenDay,
  );
  const add = (values: typeof blank) => {
    const { meetingId, day, parentId } = values;
    const place = { meetingId: meetingId || null, day: Number(day), parentId: parentId || null };
    return dialogue.addItem(roundtable.id, { ...itemOf(values), ...place });
  };
  return (
    <AddItemDialog
      form={form}
      people={roundtable.seats}
      allowed={allowed}
      onAdd={add}
      onAdded={({ id }) => onAdded(id)}
    >
      <WhenFields roundtable={roundtable} form={form} onChange={() => form.set('parentId', '')} />
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
    </AddItemDialog>
  );
}

/** Adds a break at the end of a day, from where it is moved. */
export function AddBreak({ roundtable, allowed, onAdded }: ItemFormProps & { readonly onAdded: (id: string) => void }) {
  const dialogue = useDialogue();
  const blank = { ...newBreak, meetingId: currentMeeting(roundtable)?.id ?? '', day: '1' };
  const form = useFields(blank, `agenda-break:new:${roundtable.id}`);
  const add = (values: typeof blank) => {
    const place = { meetingId: values.meetingId || null, day: Number(values.day) };
    return dialogue.addItem(roundtable.id, { ...itemOf(values), ...place, kind: 'break' });
  };
  return (
    <AddItemDialog form={form} isBreak allowed={allowed} onAdd={add} onAdded={({ id }) => onAdded(id)}>
      <WhenFields roundtable={roundtable} form={form} />
    </AddItemDialog>
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
