import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Constituency, Fields, LocalizedText } from '#shared';
import {
  allPeople,
  ConfirmButton,
  ConstituencyBadge,
  FormDialog,
  useFields,
  useFirstMatches,
  useGroupWords,
  useLocalized,
  useWorkspace,
  DateField,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { roundtablesQuery } from '../api/queries.js';
import type { MemberFunction, Person, WorkingGroup, WorkingGroupMember } from '../api/types.js';
import { BilingualFields } from './words.js';

const groups: readonly Constituency[] = ['government', 'employers', 'workers'];
const functions: readonly MemberFunction[] = ['convenor', 'member', 'adviser'];
const blank: LocalizedText = { en: '', zh: '' };

interface GroupValues {
  readonly name: LocalizedText;
  readonly mandate: LocalizedText;
  readonly composition: readonly Constituency[];
  readonly roundtableId: string | null;
  readonly formedOn: string;
}

function GroupFields({ form }: { readonly form: Fields<GroupValues> }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const roundtables = useQuery(roundtablesQuery(id)).data ?? [];
  return (
    <>
      <BilingualFields
        label={t('groups.name')}
        name="name"
        value={form.values.name}
        onChange={(name) => form.set('name', name)}
        error={form.errorOf('name')}
        required
      />
      <BilingualFields
        label={t('groups.mandate')}
        name="mandate"
        value={form.values.mandate}
        onChange={(mandate) => form.set('mandate', mandate)}
        error={form.errorOf('mandate')}
        long
      />
      <Checkbox.Group
        label={t('groups.composition')}
        description={t('groups.compositionHint')}
        value={[...form.values.composition]}
        onChange={(chosen) => form.set('composition', chosen as Constituency[])}
        error={form.errorOf('composition')}
      >
        <Group gap="lg" my="xs">
          {groups.map((group) => (
            <Checkbox key={group} value={group} label={<ConstituencyBadge constituency={group} />} />
          ))}
        </Group>
      </Checkbox.Group>
      <div className="dl-pair">
        <Select
          label={t('groups.setUpBy')}
          placeholder={t('groups.noRoundtable')}
          clearable
          data={roundtables.map(({ id: value, label, title }) => ({ value, label: `${label} ${say(title)}` }))}
          {...form.pick('roundtableId')}
        />
        <DateField label={t('groups.formedOn')} {...form.text('formedOn')} />
      </div>
    </>
  );
}

/** Creates a working group: its name, its mandate and the groups it includes. */
export function NewGroupButton() {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const { id } = useWorkspace();
  const empty = { name: blank, mandate: blank, composition: groups, roundtableId: null, formedOn: '' };
  const form = useFields<GroupValues>(empty, `working-group:new:${id}`);
  const leave = (): void => {
    close();
    form.reset();
  };
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ formedOn, composition, ...rest }) =>
      dialogue.formGroup({ ...rest, composition: [...composition], formedOn: formedOn || null }),
    );
    if (made) leave();
  };
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('groups.new')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('groups.newTitle')}
        submitLabel={t('groups.make')}
        form={form}
        onClose={leave}
        onSubmit={submit}
      >
        <GroupFields form={form} />
      </FormDialog>
    </>
  );
}

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
    if (done) leave();
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
          onChange={(personId) => {
            form.set('personId', personId);
            form.set(
              'function',
              functionFor(
                group,
                people.find((person) => person.id === personId),
              ),
            );
          }}
          error={form.errorOf('personId')}
        />
        <Select
          label={t('groups.functionField')}
          description={t('groups.functionHint')}
          allowDeselect={false}
          data={functions.map((value) => ({ value, label: t(`groups.function.${value}`) }))}
          value={form.values.function}
          onChange={(value) => form.set('function', (value ?? 'member') as MemberFunction)}
          error={form.errorOf('function')}
        />
      </FormDialog>
    </>
  );
}

export function RemoveMemberButton({ member }: { readonly member: WorkingGroupMember }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const name = say(member.person.name);
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      aria-label={t('groups.removeOf', { name })}
      question={t('groups.removeQuestion', { name })}
      consequence={t('groups.removeConsequence')}
      confirmLabel={t('groups.remove')}
      onConfirm={() => dialogue.leaveGroup(member.id)}
    >
      {t('groups.remove')}
    </ConfirmButton>
  );
}
