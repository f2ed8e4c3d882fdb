import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import type { Constituency, Fields, LocalizedText } from '#shared';
import {
  ConstituencyBadge,
  DateField,
  FormDialog,
  useFields,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { roundtablesQuery } from '../api/queries.js';
import type { WorkingGroup } from '../api/types.js';
import { EditDialog } from './edit-dialog.js';
import { noText } from './item-fields.js';
import { BilingualFields } from './words.js';

const groups: readonly Constituency[] = ['government', 'employers', 'workers'];

interface GroupValues {
  readonly name: LocalizedText;
  readonly mandate: LocalizedText;
  readonly composition: readonly Constituency[];
  readonly roundtableId: string | null;
  readonly formedOn: string;
  readonly termFrom: string;
  readonly termUntil: string;
}

const dates = ({ formedOn, termFrom, termUntil }: GroupValues) => ({
  ...{ formedOn: formedOn || null, termFrom: termFrom || null, termUntil: termUntil || null },
});

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
        <DateField label={t('group.termFrom')} {...form.text('termFrom')} />
        <DateField
          label={t('group.termUntil')}
          description={t('group.termHint')}
          min={form.values.termFrom}
          {...form.text('termUntil')}
        />
      </div>
    </>
  );
}

/** Creates a working group: its name, its mandate with its term and the groups it includes. */
export function NewGroupButton() {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const { id } = useWorkspace();
  const empty = { name: noText, mandate: noText, composition: groups, roundtableId: null };
  const form = useFields<GroupValues>(
    { ...empty, formedOn: '', termFrom: '', termUntil: '' },
    `working-group:new:${id}`,
  );
  const leave = (): void => {
    close();
    form.reset();
  };
  const submit = async (): Promise<void> => {
    const made = await form.submit((values) =>
      dialogue.formGroup({ ...values, composition: [...values.composition], ...dates(values) }),
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

function valuesOf({ name, mandate, composition, roundtableId, ...group }: WorkingGroup): GroupValues {
  const { formedOn, termFrom, termUntil } = group;
  return {
    ...{ name, mandate: mandate ?? noText, composition, roundtableId },
    ...{ formedOn: formedOn ?? '', termFrom: termFrom ?? '', termUntil: termUntil ?? '' },
  };
}

/** Fields that the server merges separately, with the server's names. */
function flat({ name, mandate, composition, ...values }: GroupValues): Readonly<Record<string, unknown>> {
  return {
    ...{ nameEn: name.en, nameZh: name.zh, mandateEn: mandate.en, mandateZh: mandate.zh },
    ...{ composition: groups.filter((group) => composition.includes(group)), roundtableId: values.roundtableId },
    ...dates({ name, mandate, composition, ...values }),
  };
}

const fieldLabels: Readonly<Record<string, string>> = {
  ...{ nameEn: 'groups.name', nameZh: 'groups.name', mandateEn: 'groups.mandate', mandateZh: 'groups.mandate' },
  ...{ composition: 'groups.composition', roundtableId: 'groups.setUpBy', formedOn: 'groups.formedOn' },
  ...{ termFrom: 'group.termFrom', termUntil: 'group.termUntil' },
};

export function EditGroupButton({ group }: { readonly group: WorkingGroup }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={open}>
        {t('group.edit')}
      </Button>
      {opened && <EditGroupDialog group={group} onClose={close} />}
    </>
  );
}

interface EditProps {
  readonly group: WorkingGroup;
  readonly onClose: () => void;
}

function EditGroupDialog({ group, onClose }: EditProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  return (
    <EditDialog
      {...{ thing: group, draft: `working-group:${group.id}`, title: t('group.edit'), valuesOf, flat, onClose }}
      labelOf={(field) => t(fieldLabels[field] ?? field)}
      edit={(version, changes) => dialogue.editGroup(group.id, version, changes)}
    >
      {(form) => <GroupFields form={form} />}
    </EditDialog>
  );
}
