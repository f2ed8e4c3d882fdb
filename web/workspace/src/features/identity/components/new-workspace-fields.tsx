import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Fields } from '#shared';
import { LanguagePair, useFormat, useTranslation } from '#shared';
import type { NewWorkspaceValues } from '../domain/new-workspace.js';
import { shortNameOf, timeZones } from '../domain/new-workspace.js';

interface Part<Values> {
  readonly form: Pick<Fields<Values & object>, 'values' | 'errorOf'> & {
    readonly set: (name: never, value: never) => void;
  };
}

/** Choice between a programme and a region. */
export function KindChoice({ form }: Part<Pick<NewWorkspaceValues, 'kind'>>) {
  const { t } = useTranslation('identity');
  const set = form.set as (name: 'kind', value: string) => void;
  return (
    <Radio.Group label={t('workspace.kind')} value={form.values.kind} onChange={(value) => set('kind', value)}>
      <Stack gap="xs" mt="xs">
        <Radio value="programme" label={t('workspace.programme')} />
        <Radio value="region" label={t('workspace.region')} />
      </Stack>
    </Radio.Group>
  );
}

interface TimeZoneProps extends Part<Pick<NewWorkspaceValues, 'timeZone'>> {
  readonly size?: 'sm' | 'md';
  readonly error?: string;
}

/** The time zones that the browser knows, and the current one. */
export function TimeZoneChoice({ form, size = 'sm', error }: TimeZoneProps) {
  const { t } = useTranslation('identity');
  const set = form.set as (name: 'timeZone', value: string) => void;
  const { timeZone } = form.values;
  const format = useFormat();
  const zones = useMemo(() => format.zoneChoices([...new Set([timeZone, ...timeZones()])]), [format, timeZone]);
  return (
    <Select
      label={t('timeZone')}
      description={t('workspace.timeZoneRule')}
      data={zones}
      value={timeZone}
      onChange={(value) => set('timeZone', value ?? timeZone)}
      error={form.errorOf('timeZone') ?? error}
      allowDeselect={false}
      searchable
      size={size}
    />
  );
}

interface NewWorkspaceFieldsProps<Values extends NewWorkspaceValues> {
  readonly form: Fields<Values>;
  readonly size?: 'sm' | 'md';
}

/** Purpose and name of a new workspace, and its short name in addresses. */
export function NewWorkspaceFields<Values extends NewWorkspaceValues>(props: NewWorkspaceFieldsProps<Values>) {
  const { t } = useTranslation('identity');
  const { size = 'sm' } = props;
  const form = props.form as unknown as Fields<NewWorkspaceValues>;
  const [ownSlug, setOwnSlug] = useState(false);
  const name = (en: string): void => {
    form.set('en', en);
    if (!ownSlug) form.set('slug', shortNameOf(en));
  };
  return (
    <Stack gap="md">
      <KindChoice form={form} />
      <LanguagePair
        en={
          <TextInput
            {...form.text('en', 'workspace.name.en', 'name.en')}
            onChange={(event) => name(event.currentTarget.value)}
            label={t('firstRun.nameEn')}
            size={size}
            required={!form.values.zh}
          />
        }
        zh={
          <TextInput
            {...form.text('zh', 'workspace.name.zh', 'name.zh')}
            label={t('firstRun.nameZh')}
            size={size}
            required={!form.values.en}
          />
        }
      />
      <TextInput
        {...form.text('slug', 'workspace.slug')}
        onChange={(event) => {
          setOwnSlug(true);
          form.set('slug', event.currentTarget.value);
        }}
        label={t('firstRun.slug')}
        description={t('firstRun.slugRule')}
        pattern="[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?"
        size={size}
        required
      />
      <TimeZoneChoice form={form} size={size} error={form.errorOf('workspace.timeZone')} />
      <Checkbox
        label={t('workspace.secondFactor')}
        description={t('workspace.secondFactorRule')}
        checked={form.values.secondFactor}
        onChange={(event) => form.set('secondFactor', event.currentTarget.checked)}
        size={size}
      />
    </Stack>
  );
}
