import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  api,
  ConflictDialog,
  conflictsOf,
  ErrorState,
  useFields,
  useGroupWords,
  useLocalized,
  useWorkspace,
  workspacePath,
} from '../../../shared/index.js';
import type { Organisation, Person } from '../api/directory.js';
import { organisationsQuery } from '../api/directory.js';

interface EntryDialogProps {
  readonly kind: 'organisations' | 'people';
  /** Null: a new one. */
  readonly entry: Organisation | Person | null;
  readonly onClose: () => void;
}

interface EntryValues {
  en: string;
  zh: string;
  /** A group, or `capacity:` and a capacity: one of the two, never both. */
  standing: string;
  sex: string;
  language: string;
  organisationId: string | null;
}

const groups = ['government', 'employers', 'workers'] as const;
const capacities = ['secretariat', 'agency', 'adviser', 'observer', 'resource-person', 'interpreter'] as const;
const sexes = ['female', 'male', 'not-stated'] as const;

const emptyEntry: EntryValues = {
  en: '',
  zh: '',
  standing: 'workers',
  sex: 'not-stated',
  language: 'zh-CN',
  organisationId: null,
};

function startOf(entry: Organisation | Person | null): EntryValues {
  if (entry === null) return emptyEntry;
  const standing = entry.constituency ?? `capacity:${entry.capacity ?? 'observer'}`;
  const shared = { ...emptyEntry, en: entry.name.en, zh: entry.name.zh, standing };
  if (!('sex' in entry)) return shared;
  return { ...shared, sex: entry.sex, language: entry.language, organisationId: entry.organisationId };
}

function toBody({ kind }: Pick<EntryDialogProps, 'kind'>, values: EntryValues): Record<string, unknown> {
  const { en, zh, standing, sex, language, organisationId } = values;
  const capacity = standing.startsWith('capacity:') ? standing.slice('capacity:'.length) : null;
  const shared = { name: { en: en || zh, zh: zh || en }, constituency: capacity ? null : standing, capacity };
  return kind === 'people' ? { ...shared, sex, language, organisationId } : shared;
}

function useStandingChoices() {
  const { t } = useTranslation('shared');
  const words = useGroupWords();
  return [
    { group: t('directory:standing.groups'), items: groups.map((value) => ({ value, label: words.name(value) })) },
    {
      group: t('directory:standing.none'),
      items: capacities.map((value) => ({ value: `capacity:${value}`, label: t(`capacity.${value}`) })),
    },
  ];
}

function PersonFields({ form }: { readonly form: ReturnType<typeof useFields<EntryValues>> }) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const organisations = useQuery(organisationsQuery(id, { limit: 200 }));
  const { standing } = form.values;
  /** Whoever speaks for a group comes from an organisation of it. */
  const fitting = (organisations.data?.items ?? []).filter(
    ({ constituency }) => standing.startsWith('capacity:') || constituency === standing,
  );
  return (
    <>
      <Select
        label={t('organisations.one')}
        data={fitting.map((organisation) => ({ value: organisation.id, label: inWords(organisation.name) }))}
        {...form.pick('organisationId')}
        searchable
        clearable
      />
      <Select
        label={t('sex')}
        data={sexes.map((value) => ({ value, label: t(`shared:sexOne.${value}`) }))}
        value={form.values.sex}
        onChange={(value) => form.set('sex', value ?? 'not-stated')}
        allowDeselect={false}
      />
      <Select
        label={t('people.language')}
        data={[
          { value: 'zh-CN', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
        value={form.values.language}
        onChange={(value) => form.set('language', value ?? 'zh-CN')}
        allowDeselect={false}
      />
    </>
  );
}

/** Adds or changes an organisation or a person; two who change the same field see both values. */
export function EntryDialog({ kind, entry, onClose }: EntryDialogProps) {
  const { t } = useTranslation('directory');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const form = useFields<EntryValues>(startOf(entry));
  const standings = useStandingChoices();
  const send = async (body: Record<string, unknown>, version: number | undefined): Promise<void> => {
    const done = await form.submit(async () => {
      if (entry === null) await api.post(workspacePath(id, `/${kind}`), body);
      else await api.patch(workspacePath(id, `/${kind}/${entry.id}`), body, { version: version ?? entry.version });
      return true;
    });
    if (!done) return;
    await client.invalidateQueries({ queryKey: [id, kind] });
    onClose();
  };
  const resolve = async (chosen: Readonly<Record<string, unknown>>): Promise<void> => {
    const latest = await api.get<{ version: number }>(workspacePath(id, `/${kind}/${entry?.id ?? ''}`));
    await send({ ...toBody({ kind }, form.values), ...chosen }, latest.version);
  };
  const conflict = conflictsOf(form.problem).length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(entry === null ? `${kind}.add` : `${kind}.change`)}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(toBody({ kind }, form.values), undefined);
        }}
      >
        <Stack>
          <TextInput
            {...form.text('en')}
            error={form.errorOf('name.en')}
            label={t('nameEn')}
            required={!form.values.zh}
          />
          <TextInput
            {...form.text('zh')}
            error={form.errorOf('name.zh')}
            label={t('nameZh')}
            required={!form.values.en}
          />
          <Select
            label={t('standing.title')}
            data={standings}
            value={form.values.standing}
            onChange={(value) => form.set('standing', value ?? 'workers')}
            error={form.errorOf('constituency')}
            allowDeselect={false}
          />
          {kind === 'people' && <PersonFields form={form} />}
          {form.problem !== null && !conflict && <ErrorState error={form.problem} compact typed />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {t('shared:save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`field.${field}`)}
        onClose={onClose}
        onResolve={(chosen) => void resolve(chosen)}
      />
    </Modal>
  );
}
