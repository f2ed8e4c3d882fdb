import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Fields } from '#shared';
import {
  allOrganisations,
  allPlaces,
  ConflictDialog,
  FormDialog,
  useFirstMatches,
  useGroupWords,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { Organisation, Person } from '../api/directory.js';
import { BothLanguages, textOf } from './both-languages.js';
import { useEntryForm } from './use-entry-form.js';

interface EntryDialogProps {
  readonly kind: 'organisations' | 'people';
  /** Null: a new entry. */
  readonly entry: Organisation | Person | null;
  readonly onClose: () => void;
}

interface EntryValues {
  en: string;
  zh: string;
  /** A group, or `capacity:` followed by a capacity, never both. */
  standing: string;
  shortEn: string;
  shortZh: string;
  placeId: string | null;
  noteEn: string;
  noteZh: string;
  sex: string;
  language: string;
  email: string;
  organisationId: string | null;
}

const groups = ['government', 'employers', 'workers'] as const;
const capacities = ['secretariat', 'agency', 'adviser', 'observer', 'resource-person', 'interpreter'] as const;
const sexes = ['female', 'male', 'not-stated'] as const;

const emptyEntry: EntryValues = {
  en: '',
  zh: '',
  standing: 'workers',
  shortEn: '',
  shortZh: '',
  placeId: null,
  noteEn: '',
  noteZh: '',
  sex: 'not-stated',
  language: 'zh-CN',
  email: '',
  organisationId: null,
};

function startOf(entry: Organisation | Person | null): EntryValues {
  if (entry === null) return emptyEntry;
  const standing = entry.constituency ?? `capacity:${entry.capacity ?? 'observer'}`;
  const shared = { ...emptyEntry, en: entry.name.en, zh: entry.name.zh, standing };
  if (!('sex' in entry)) {
    const { shortName, placeId, note } = entry;
    const texts = { shortEn: shortName?.en ?? '', shortZh: shortName?.zh ?? '' };
    return { ...shared, ...texts, placeId, noteEn: note?.en ?? '', noteZh: note?.zh ?? '' };
  }
  const { sex, language, email, organisationId } = entry;
  return { ...shared, sex: sex ?? 'not-stated', language, email: email ?? '', organisationId };
}

function toBody({ kind }: Pick<EntryDialogProps, 'kind'>, values: EntryValues) {
  const { en, zh, standing, sex, language, email, organisationId } = values;
  const capacity = standing.startsWith('capacity:') ? standing.slice('capacity:'.length) : null;
  const shared = { name: textOf(en, zh), constituency: capacity ? null : standing, capacity };
  if (kind === 'people') return { ...shared, sex, language, email: email.trim() || null, organisationId };
  const { shortEn, shortZh, placeId, noteEn, noteZh } = values;
  return { ...shared, shortName: textOf(shortEn, shortZh), placeId, note: textOf(noteEn, noteZh) };
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

function PersonFields({ form }: { readonly form: Fields<EntryValues> }) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const filter = useFirstMatches();
  const organisations = useQuery(allOrganisations(id));
  const { standing } = form.values;
  /** A person with a group must have an organisation of that group. */
  const fitting = (organisations.data ?? []).filter(
    ({ constituency }) => standing.startsWith('capacity:') || constituency === standing,
  );
  return (
    <>
      <Select
        label={t('organisations.one')}
        data={fitting.map((organisation) => ({ value: organisation.id, label: inWords(organisation.name) }))}
        {...form.pick('organisationId')}
        searchable
        filter={filter}
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
      <TextInput
        label={t('people.email')}
        description={t('people.emailHint')}
        type="email"
        autoComplete="off"
        {...form.text('email')}
      />
    </>
  );
}

function OrganisationFields({ form }: { readonly form: Fields<EntryValues> }) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const filter = useFirstMatches();
  const places = useQuery(allPlaces(id));
  return (
    <>
      <BothLanguages
        form={form}
        names={['shortEn', 'shortZh']}
        field="shortName"
        labels={[t('organisations.shortEn'), t('organisations.shortZh')]}
      />
      <Select
        label={t('organisations.place')}
        data={(places.data ?? [])
          .filter(({ level }) => level !== 'enterprise')
          .map((place) => ({ value: place.id, label: `${inWords(place.name)} · ${t(`level.${place.level}`)}` }))}
        {...form.pick('placeId')}
        searchable
        filter={filter}
        clearable
      />
      <BothLanguages form={form} names={['noteEn', 'noteZh']} field="note" labels={[t('noteEn'), t('noteZh')]} long />
    </>
  );
}

/** Adds or changes an organisation or a person; if two people change the same field, both values are shown. */
export function EntryDialog({ kind, entry, onClose }: EntryDialogProps) {
  const { t } = useTranslation('directory');
  const { form, save, resolve } = useEntryForm({
    collection: kind,
    entry,
    valuesOf: startOf,
    toBody: (values: EntryValues) => toBody({ kind }, values),
    onClose,
  });
  const standings = useStandingChoices();
  return (
    <>
      <FormDialog
        title={t(entry === null ? `${kind}.add` : `${kind}.change`)}
        size={560}
        form={form}
        onClose={onClose}
        onSubmit={save}
      >
        <BothLanguages
          form={form}
          names={['en', 'zh']}
          field="name"
          labels={kind === 'people' ? [t('people.nameEn'), t('people.nameZh')] : [t('nameEn'), t('nameZh')]}
          required
        />
        <Select
          label={t('standing.title')}
          data={standings}
          value={form.values.standing}
          onChange={(value) => form.set('standing', value ?? 'workers')}
          error={form.errorOf('constituency') ?? form.errorOf('capacity')}
          allowDeselect={false}
        />
        {kind === 'people' ? <PersonFields form={form} /> : <OrganisationFields form={form} />}
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`field.${field}`)}
        onClose={onClose}
        onResolve={(chosen) => void resolve(chosen)}
      />
    </>
  );
}
