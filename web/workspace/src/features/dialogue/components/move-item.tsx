import { Button, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FormDialog, useFields, useFormat, useLocalized, useSaved, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, Meeting } from '../api/types.js';
import { parentsFor, placeOf, siblingsOf } from '../domain/agenda-move.js';
import { dayChoices } from './agenda-forms.js';
import { useMeetingName } from './meeting-words.js';

interface MoveItemProps {
  readonly agenda: readonly AgendaEntry[];
  readonly meeting: Meeting;
  /** Other meetings to which the item can be moved. */
  readonly others?: readonly Meeting[];
  readonly item: AgendaEntry;
}

/** Moves an item to another meeting, day, parent or position without a mouse. */
export function MoveItem({ allowed, ...props }: MoveItemProps & { readonly allowed: boolean }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('arrange.move')}
      </Button>
      {opened && <MoveDialog {...props} onClose={close} />}
    </>
  );
}

function MoveDialog({
  agenda,
  meeting: own,
  others = [],
  item,
  onClose,
}: MoveItemProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const dialogue = useDialogue();
  const saved = useSaved();
  const was = placeOf(agenda, item);
  const meetingName = useMeetingName();
  const form = useFields(
    { meetingId: own.id, day: String(was.day), parentId: was.parentId ?? '', beforeId: was.beforeId ?? '' },
    null,
  );
  const { meetingId, day, parentId } = form.values;
  const meeting = others.find(({ id }) => id === meetingId) ?? own;
  const named = ({ label, title }: AgendaEntry): string => `${label} ${say(title)}`.trim();
  const parents = parentsFor(agenda, { ...item, meetingId }).filter((parent) => String(parent.day) === day);
  const siblings = siblingsOf(agenda, { meetingId, parentId: parentId || null, day: Number(day) });
  const submit = async (): Promise<void> => {
    const done = await form.submit((to) =>
      dialogue.moveItem(item.id, {
        ...{ meetingId: to.meetingId, day: Number(to.day) },
        ...{ parentId: to.parentId || null, beforeId: to.beforeId || null },
      }),
    );
    if (!done) return;
    onClose();
    saved(() => dialogue.moveItem(item.id, was));
  };
  const place = (changed: Partial<typeof form.values>): void => {
    if (changed.meetingId !== undefined) form.set('meetingId', changed.meetingId);
    if (changed.day !== undefined) form.set('day', changed.day);
    form.set('parentId', changed.parentId ?? '');
    form.set('beforeId', '');
  };
  return (
    <FormDialog
      opened
      title={t('shared:labelled', { label: t('arrange.move'), words: named(item) })}
      submitLabel={t('arrange.move')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="sm">{t('arrange.moveText')}</Text>
      {others.length > 0 && (
        <Select
          label={t('arrange.meeting')}
          data={[own, ...others].map((one) => ({
            value: one.id,
            label: `${meetingName(one)} · ${format.date(one.startsOn)}`,
          }))}
          allowDeselect={false}
          value={meetingId}
          onChange={(value) => place({ meetingId: value ?? meetingId, day: '1' })}
          error={form.errorOf('meetingId')}
        />
      )}
      {meeting.startsOn !== meeting.endsOn && (
        <Select
          label={t('agenda.dayField')}
          data={dayChoices(meeting, (date) => format.date(date))}
          allowDeselect={false}
          value={day}
          onChange={(value) => place({ day: value ?? day })}
          error={form.errorOf('day')}
        />
      )}
      <Select
        label={t('agenda.below')}
        data={[{ value: '', label: t('agenda.top') }, ...parents.map((one) => ({ value: one.id, label: named(one) }))]}
        allowDeselect={false}
        value={parentId}
        onChange={(value) => place({ parentId: value ?? '' })}
        error={form.errorOf('parentId')}
      />
      <Select
        label={t('arrange.position')}
        data={[
          ...siblings
            .filter(({ id }) => id !== item.id)
            .map((one) => ({ value: one.id, label: t('arrange.before', { item: named(one) }) })),
          { value: '', label: t('arrange.end') },
        ]}
        allowDeselect={false}
        value={form.values.beforeId}
        onChange={(value) => form.set('beforeId', value ?? '')}
        error={form.errorOf('beforeId')}
      />
    </FormDialog>
  );
}
