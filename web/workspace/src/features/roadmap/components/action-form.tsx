import { Select, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Constituency, Fields } from '#shared';
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
  useTranslation,
} from '#shared';
import { conclusionChoicesQuery, plansQuery, policyAreasQuery } from '../api/choices.js';
import { type ActionValues, movesDue } from './action-values.js';
import { BudgetFields } from './budget-fields.js';
import { OwnerFields } from './owner-fields.js';
import { RiskFields } from './risk.js';
import { TagsField } from './tags.js';

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

/** The conclusions that the action follows up. */
function Conclusions({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const conclusions = useQuery(conclusionChoicesQuery(id)).data ?? [];
  if (conclusions.length === 0) return null;
  return (
    <MultiSelect
      label={t('form.conclusions')}
      description={t('form.conclusionsHint')}
      searchable
      filter={filter}
      clearable
      data={conclusions.map(({ id: value, label, text }) => ({ value, label: `${label} ${localized(text)}` }))}
      value={[...fields.values.conclusionIds]}
      onChange={(chosen) => fields.set('conclusionIds', chosen)}
      error={fields.errorOf('conclusionIds') ?? fields.errorOf('conclusionIds.0')}
    />
  );
}

/** The findings and recommendations of studies that the action follows. */
function Findings({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const { findingIds } = fields.values;
  const studies = (useQuery(plansQuery(id)).data ?? []).filter(
    ({ retired, findings }) => findings.length > 0 && (!retired || findings.some((one) => findingIds.includes(one.id))),
  );
  if (studies.length === 0) return null;
  return (
    <MultiSelect
      label={t('register.follows')}
      searchable
      filter={filter}
      clearable
      data={studies.map(({ title, findings }) => ({
        group: localized(title),
        items: findings.map(({ id: value, text }) => ({ value, label: localized(text) })),
      }))}
      value={[...findingIds]}
      onChange={(chosen) => fields.set('findingIds', chosen)}
      error={fields.errorOf('findingIds') ?? fields.errorOf('findingIds.0')}
    />
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
      <TagsField value={values.tags} onChange={(tags) => set('tags', tags)} error={fields.errorOf('tags')} />
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
  const plans = (useQuery(plansQuery(id)).data ?? []).filter(
    ({ id: own, kind, retired }) => own === fields.values.planId || (kind !== 'study' && !retired),
  );
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
  const pending = [useQuery(policyAreasQuery(id)), useQuery(plansQuery(id)), useQuery(conclusionChoicesQuery(id))].some(
    ({ isPending }) => isPending,
  );
  // fields that appear later would move the button while it is pressed
  if (pending) return <LoadingState rows={8} />;
  return (
    <Stack>
      <Texts fields={fields} />
      <Conclusions fields={fields} />
      <Findings fields={fields} />
      <OwnerFields fields={fields} />
      <Dates fields={fields} {...(before !== undefined && { before })} />
      <Choices fields={fields} />
      <Bearings fields={fields} />
      <RiskFields fields={fields} />
      <BudgetFields fields={fields} />
    </Stack>
  );
}
