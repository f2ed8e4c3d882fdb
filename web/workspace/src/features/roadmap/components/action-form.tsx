import { Select, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Constituency, Fields, LocalizedText } from '#shared';
import {
  allPlaces,
  LanguageFields,
  LoadingState,
  useFirstMatches,
  useGroupWords,
  useLanguage,
  useLocalized,
  useWorkspace,
  DateField,
} from '#shared';
import { plansQuery, policyAreasQuery } from '../api/queries.js';
import type { ActionDetail, ActionInput } from '../api/types.js';
import { OwnerFields } from './owner-fields.js';

export interface ActionValues {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly textEn: string;
  readonly textZh: string;
  readonly policyAreas: readonly string[];
  readonly objectiveId: string | null;
  readonly genderTag: ActionInput['genderTag'] | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerPersonId: string | null;
  readonly coOwnerOrganisationIds: readonly string[];
  readonly placeId: string | null;
  readonly planId: string | null;
  readonly startOn: string;
  readonly dueOn: string;
  /** The reason for changing an agreed due date. */
  readonly reason: string;
  readonly validatorConstituency: Constituency | null;
}

export const emptyValues: ActionValues = {
  titleEn: '',
  titleZh: '',
  textEn: '',
  textZh: '',
  policyAreas: [],
  objectiveId: null,
  genderTag: null,
  ownerOrganisationId: null,
  ownerPersonId: null,
  coOwnerOrganisationIds: [],
  placeId: null,
  planId: null,
  startOn: '',
  dueOn: '',
  reason: '',
  validatorConstituency: null,
};

export function valuesOf(action: ActionDetail): ActionValues {
  return {
    titleEn: action.title.en,
    titleZh: action.title.zh,
    textEn: action.description.en,
    textZh: action.description.zh,
    policyAreas: action.policyAreas.map(String),
    objectiveId: action.objectiveId,
    genderTag: action.genderTag,
    ownerOrganisationId: action.owner?.id ?? null,
    ownerPersonId: action.ownerPerson?.id ?? null,
    coOwnerOrganisationIds: action.coOwners.map(({ id }) => id),
    placeId: action.placeId,
    planId: action.planId,
    startOn: action.startOn ?? '',
    dueOn: action.dueOn ?? '',
    reason: '',
    validatorConstituency: action.validatorConstituency,
  };
}

export function inputOf(values: ActionValues) {
  return {
    title: { en: values.titleEn, zh: values.titleZh },
    description: { en: values.textEn, zh: values.textZh },
    policyAreas: values.policyAreas.map(Number),
    objectiveId: values.objectiveId,
    genderTag: values.genderTag,
    ownerOrganisationId: values.ownerOrganisationId,
    ownerPersonId: values.ownerPersonId,
    coOwnerOrganisationIds: [...values.coOwnerOrganisationIds],
    placeId: values.placeId,
    planId: values.planId,
    startOn: values.startOn || null,
    dueOn: values.dueOn || null,
    ...(values.dueOn !== '' && { duePrecision: 'day' as const }),
    validatorConstituency: values.validatorConstituency,
  } satisfies ActionInput;
}

function changedLanguages(before: LocalizedText, after: LocalizedText): Partial<LocalizedText> {
  return Object.fromEntries(
    (['en', 'zh'] as const)
      .filter((language) => before[language] !== after[language])
      .map((language) => [language, after[language]]),
  );
}

/** The values that were chosen in a conflict; a text conflicts in one language, such as `title.en`. */
export function inputOfChosen(chosen: Readonly<Record<string, unknown>>): ActionInput {
  const input: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(chosen)) {
    const [name = '', language] = field.split('.');
    input[name] = language === undefined ? value : { ...(input[name] as object | undefined), [language]: value };
  }
  return input;
}

/** Sends only changed fields, so that others' edits of other fields are kept. */
export function changesOf(before: ActionValues, after: ActionValues): ActionInput {
  const [old, now] = [inputOf(before), inputOf(after)];
  const fields: ActionInput = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => {
      if (name === 'duePrecision') return before.dueOn !== after.dueOn;
      return JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]);
    }),
  );
  const changed: ActionInput = {
    ...fields,
    ...(fields.title && { title: changedLanguages(old.title, now.title) }),
    ...(fields.description && { description: changedLanguages(old.description, now.description) }),
  };
  return movesDue(before, after) ? { ...changed, reason: after.reason } : changed;
}

/** Whether an agreed due date is changed, which requires a reason; filling in a missing one does not. */
const movesDue = (before: ActionValues, after: ActionValues): boolean =>
  before.dueOn !== '' && before.dueOn !== after.dueOn;

function Texts({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const { titleEn, titleZh, textEn, textZh } = fields.values;
  const title = (name: 'titleEn' | 'titleZh', own: 'en' | 'zh', other: string) => ({
    ...(language === own ? fields.text(name, `title.${own}`, 'title') : fields.text(name, `title.${own}`)),
    required: language === own && other.trim() === '',
    maxLength: 300,
  });
  return (
    <>
      <div className="tp-columns">
        <LanguageFields
          en={<TextInput label={t('form.titleEn')} lang="en" {...title('titleEn', 'en', titleZh)} />}
          zh={<TextInput label={t('form.titleZh')} lang="zh-CN" {...title('titleZh', 'zh', titleEn)} />}
          filled={{ en: titleEn || fields.errorOf('title.en'), zh: titleZh || fields.errorOf('title.zh') }}
          what={t('form.titleBoth')}
        />
      </div>
      <div className="tp-columns">
        <LanguageFields
          en={
            <Textarea
              label={t('form.textEn')}
              lang="en"
              autosize
              minRows={3}
              maxLength={8000}
              {...fields.text('textEn')}
            />
          }
          zh={
            <Textarea
              label={t('form.textZh')}
              lang="zh-CN"
              autosize
              minRows={3}
              maxLength={8000}
              {...fields.text('textZh')}
            />
          }
          filled={{ en: textEn, zh: textZh }}
          what={t('form.textBoth')}
        />
      </div>
    </>
  );
}

interface FormProps {
  readonly fields: Fields<ActionValues>;
  /** The values before the edit; absent for a new action. */
  readonly before?: ActionValues;
}

function Dates({ fields, before }: FormProps) {
  const { t } = useTranslation('roadmap');
  return (
    <>
      <div className="tp-columns">
        <DateField label={t('form.start')} {...fields.text('startOn')} />
        <DateField label={t('form.due')} min={fields.values.startOn} {...fields.text('dueOn')} />
      </div>
      {before !== undefined && movesDue(before, fields.values) && (
        <TextInput
          label={t('dates.reason')}
          description={t('dates.reasonHint')}
          required
          maxLength={2000}
          {...fields.text('reason')}
        />
      )}
    </>
  );
}

function Choices({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const words = useGroupWords();
  const areas = useQuery(policyAreasQuery(id)).data ?? [];
  const objectives = areas.flatMap((area) => area.objectives);
  const { values, set } = fields;
  return (
    <>
      <MultiSelect
        label={t('form.areas')}
        data={areas.map(({ area, name }) => ({ value: String(area), label: `${area} ${localized(name)}` }))}
        value={[...values.policyAreas]}
        onChange={(chosen) => set('policyAreas', chosen)}
        error={fields.errorOf('policyAreas')}
      />
      <div className="tp-columns">
        {objectives.length > 0 && (
          <Select
            label={t('form.objective')}
            placeholder={t('form.none')}
            clearable
            data={objectives.map(({ id: value, title, policyArea }) => ({
              value,
              label: `${policyArea} ${localized(title)}`,
            }))}
            {...fields.pick('objectiveId')}
          />
        )}
        <Select
          label={t('form.gender')}
          placeholder={t('form.none')}
          clearable
          data={(['principal', 'significant', 'not-targeted'] as const).map((value) => ({
            value,
            label: t(`gender.${value}`),
          }))}
          {...fields.pick('genderTag')}
        />
        <Select
          label={t('form.validator')}
          placeholder={t('page.anyOther')}
          clearable
          data={(['government', 'employers', 'workers'] as const).map((value) => ({
            value,
            label: words.name(value),
          }))}
          value={values.validatorConstituency}
          onChange={(value) => set('validatorConstituency', value as Constituency | null)}
          error={fields.errorOf('validatorConstituency')}
        />
      </div>
    </>
  );
}

/** The place, and the plan or instrument to which the action refers. */
function Bearings({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const places = (useQuery(allPlaces(id)).data ?? []).filter(({ level }) => level !== 'enterprise');
  const plans = useQuery(plansQuery(id)).data ?? [];
  const filter = useFirstMatches();
  return (
    <div className="tp-columns">
      <Select
        label={t('form.place')}
        placeholder={t('form.none')}
        searchable
        filter={filter}
        clearable
        data={places.map(({ id: value, name }) => ({ value, label: localized(name) }))}
        {...fields.pick('placeId')}
      />
      {plans.length > 0 && (
        <Select
          label={t('form.plan')}
          placeholder={t('form.none')}
          searchable
          clearable
          data={plans.map(({ id: value, title }) => ({ value, label: localized(title) }))}
          {...fields.pick('planId')}
        />
      )}
    </div>
  );
}

/** The fields of an action, for creating and editing it. */
export function ActionForm({ fields, before }: FormProps) {
  const { id } = useWorkspace();
  const pending = [useQuery(policyAreasQuery(id)), useQuery(plansQuery(id))].some(({ isPending }) => isPending);
  // fields that appear later would move the button while it is pressed
  if (pending) return <LoadingState rows={8} />;
  return (
    <Stack>
      <Texts fields={fields} />
      <OwnerFields fields={fields} />
      <Dates fields={fields} {...(before !== undefined && { before })} />
      <Choices fields={fields} />
      <Bearings fields={fields} />
    </Stack>
  );
}
