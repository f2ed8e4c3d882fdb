import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import type { Constituency } from '#shared';
import {
  allPeople,
  ConfirmButton,
  FormDialog,
  useFields,
  useFirstMatches,
  useGroupWords,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { MemberFunction, Person, WorkingGroup, WorkingGroupMember } from '../api/types.js';

const groups: readonly Constituency[] = ['government', 'employers', 'workers'];
const functions: readonly MemberFunction[] = ['convenor', 'member', 'adviser'];

function usePeopleByGroup(people: readonly Person[], group: WorkingGroup) {
  const say = useLocalized();
  const words = useGroupWords();
  const seated = new Set(group.members.map(({ person }) => person.id));
  return ([...groups, null] as const)
    .map((constituency) => ({
      group: words.name(constituency),
      items: people
        .filter((person) => person.constituency === constituency && !seated.has(person.id))
        .map((person) => ({ value: person.id, label: say(person.name) })),
    }))
    .filter(({ items }) => items.length > 0);
}

interface FunctionFieldProps {
  readonly value: MemberFunction;
  readonly onChange: (value: MemberFunction) => void;
  readonly error: string | undefined;
}

function FunctionField({ value, onChange, error }: FunctionFieldProps) {
  const { t } = useTranslation('dialogue');
  return (
    <Select
      label={t('groups.functionField')}
      description={t('groups.functionHint')}
      allowDeselect={false}
      data={functions.map((one) => ({ value: one, label: t(`groups.function.${one}`) }))}
      value={value}
      onChange={(chosen) => onChange((chosen ?? 'member') as MemberFunction)}
      error={error}
    />
  );
}

interface MemberValues {
  readonly personId: string | null;
  readonly function: MemberFunction;
}

/** A person outside the mandate can only be an adviser. */
function functionFor(group: WorkingGroup, person: Person | undefined): MemberFunction {
  const from = person?.constituency ?? null;
  return from !== null && group.composition.includes(from) ? 'member' : 'adviser';
}

export function AddMemberButton({ group }: { readonly group: WorkingGroup }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const dialogue = useDialogue();
  const saved = useSaved();
  const [opened, { open, close }] = useDisclosure(false);
  const people = useQuery({ ...allPeople(id), enabled: opened }).data ?? [];
  const choices = usePeopleByGroup(people, group);
  const filter = useFirstMatches();
  const form = useFields<MemberValues>({ personId: null, function: 'member' }, null);
  const leave = (): void => {
    close();
    form.reset();
  };
  const submit = async (): Promise<void> => {
    const { personId, function: role } = form.values;
    if (personId === null) return;
    const done = await form.submit(() => dialogue.joinGroup(group.id, { personId, function: role }));
    if (!done) return;
    leave();
    saved(() => dialogue.leaveGroup(done.id));
  };
  const choose = (personId: string | null): void => {
    form.set('personId', personId);
    form.set(
      'function',
      functionFor(
        group,
        people.find((person) => person.id === personId),
      ),
    );
  };
  return (
    <>
      <Button variant="default" leftSection={<UserPlus size={16} aria-hidden />} onClick={open}>
        {t('groups.add')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('groups.addTitle', { group: say(group.name) })}
        submitLabel={t('groups.addDo')}
        form={form}
        onClose={leave}
        onSubmit={submit}
      >
        <Select
          label={t('seat.person')}
          data={choices}
          filter={filter}
          searchable
          required
          value={form.values.personId}
          onChange={choose}
          error={form.errorOf('personId')}
        />
        <FunctionField
          value={form.values.function}
          onChange={(role) => form.set('function', role)}
          error={form.errorOf('function')}
        />
      </FormDialog>
    </>
  );
}

interface MemberProps {
  readonly groupId: string;
  readonly member: WorkingGroupMember;
}

export function RemoveMemberButton({ groupId, member }: MemberProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const saved = useSaved();
  const name = say(member.person.name);
  const remove = async (): Promise<void> => {
    await dialogue.leaveGroup(member.id);
    saved(() => dialogue.joinGroup(groupId, { personId: member.person.id, function: member.function }));
  };
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      aria-label={t('groups.removeOf', { name })}
      question={t('groups.removeQuestion', { name })}
      consequence={t('groups.removeConsequence')}
      confirmLabel={t('groups.remove')}
      onConfirm={remove}
    >
      {t('groups.remove')}
    </ConfirmButton>
  );
}

export function ChangeFunctionButton({ member }: Pick<MemberProps, 'member'>) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('group.changeFunctionOf', { name: say(member.person.name) })}
        onClick={open}
      >
        {t('group.changeFunction')}
      </Button>
      {opened && <ChangeFunctionDialog member={member} onClose={close} />}
    </>
  );
}

interface DialogProps extends Pick<MemberProps, 'member'> {
  readonly onClose: () => void;
}

function ChangeFunctionDialog({ member, onClose }: DialogProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const saved = useSaved();
  const { id, version, function: before } = member;
  const form = useFields({ function: before }, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit((change) => dialogue.changeMember(id, version, change));
    if (!done) return;
    onClose();
    saved(() => dialogue.changeMember(id, done.version, { function: before }));
  };
  return (
    <FormDialog
      opened
      title={t('group.changeFunctionOf', { name: say(member.person.name) })}
      submitLabel={t('form.save')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <FunctionField
        value={form.values.function}
        onChange={(role) => form.set('function', role)}
        error={form.errorOf('function')}
      />
    </FormDialog>
  );
}
