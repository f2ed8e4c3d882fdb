import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarPlus } from 'lucide-react';
import {
  ConfirmButton,
  DateField,
  FormDialog,
  Section,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useSaved,
  useTranslation,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { ConvenorTurn, WorkingGroupDetail } from '../api/types.js';

/** Which convenor leads the group from which date, in order of time. */
export function GroupRotation({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const editable = useCan()('dialogue.working-group.change');
  const convenors = group.members.filter((member) => member.function === 'convenor');
  if (group.turns.length === 0 && (!editable || convenors.length === 0)) return null;
  return (
    <Section title={t('group.rotation')} purpose={t('group.rotationPurpose')}>
      {group.turns.length === 0 && <p className="tp-dimmed">{t('group.noRotation')}</p>}
      <ol className="dl-group-actions">
        {group.turns.map((turn) => (
          <li key={turn.id}>
            <span className="dl-grow">
              {say(turn.person.name)}
              {turn.current && <strong className="dl-function">{t('group.turnNow')}</strong>}
            </span>
            <span className="tp-small tp-dimmed">{t('group.turnFrom', { date: format.date(turn.startsOn) })}</span>
            {editable && <RemoveTurn groupId={group.id} turn={turn} />}
          </li>
        ))}
      </ol>
      {editable && convenors.length > 0 && (
        <div className="tp-no-print">
          <AddTurn group={group} />
        </div>
      )}
    </Section>
  );
}

function RemoveTurn({ groupId, turn }: { readonly groupId: string; readonly turn: ConvenorTurn }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const dialogue = useDialogue();
  const saved = useSaved();
  const { id, person, startsOn } = turn;
  const name = say(person.name);
  const remove = async (): Promise<void> => {
    await dialogue.removeTurn(id);
    saved(() => dialogue.setTurn(groupId, { personId: person.id, startsOn }));
  };
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      aria-label={t('group.removeTurn', { name, date: format.date(startsOn) })}
      question={t('group.removeTurnQuestion', { name })}
      consequence={t('group.removeTurnConsequence')}
      confirmLabel={t('groups.remove')}
      onConfirm={remove}
    >
      {t('groups.remove')}
    </ConfirmButton>
  );
}

function AddTurn({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<CalendarPlus size={16} aria-hidden />} onClick={open}>
        {t('group.addTurn')}
      </Button>
      {opened && <AddTurnDialog group={group} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly group: WorkingGroupDetail;
  readonly onClose: () => void;
}

function AddTurnDialog({ group, onClose }: DialogProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const dialogue = useDialogue();
  const saved = useSaved();
  const convenors = group.members.filter((member) => member.function === 'convenor');
  const next = convenors.find(({ person }) => person.id !== group.turns.at(-1)?.person.id);
  const form = useFields({ personId: next?.person.id ?? null, startsOn: format.today() }, null);
  const submit = async (): Promise<void> => {
    const { personId, startsOn } = form.values;
    if (personId === null) return;
    const made = await form.submit(() => dialogue.setTurn(group.id, { personId, startsOn }));
    if (!made) return;
    onClose();
    saved(() => dialogue.removeTurn(made.id));
  };
  return (
    <FormDialog
      opened
      title={t('group.addTurnTitle', { group: say(group.name) })}
      submitLabel={t('groups.addDo')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <Select
        label={t('groups.function.convenor')}
        data={convenors.map(({ person }) => ({ value: person.id, label: say(person.name) }))}
        allowDeselect={false}
        required
        {...form.pick('personId')}
      />
      <DateField label={t('group.startsOn')} required {...form.text('startsOn')} />
    </FormDialog>
  );
}
