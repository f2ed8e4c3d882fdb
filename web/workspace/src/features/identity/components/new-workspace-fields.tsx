import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '../../../shared/index.js';
import type { NewWorkspaceValues } from './new-workspace.js';
import { shortNameOf, timeZones } from './new-workspace.js';

interface NewWorkspaceFieldsProps<Values extends NewWorkspaceValues> {
  readonly form: Fields<Values>;
  readonly size?: 'sm' | 'md';
}

/** What a new workspace is for, what it is called, where it stands in addresses. */
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
      <Radio.Group
        label={t('workspace.kind')}
        value={form.values.kind}
        onChange={(value) => form.set('kind', value as NewWorkspaceValues['kind'])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="programme" label={t('workspace.programme')} />
          <Radio value="region" label={t('workspace.region')} />
        </Stack>
      </Radio.Group>
      <TextInput
        {...form.text('en')}
        onChange={(event) => name(event.currentTarget.value)}
        error={form.errorOf('workspace.name.en') ?? form.errorOf('name.en')}
        label={t('firstRun.nameEn')}
        size={size}
        required={!form.values.zh}
      />
      <TextInput
        {...form.text('zh')}
        error={form.errorOf('workspace.name.zh') ?? form.errorOf('name.zh')}
        label={t('firstRun.nameZh')}
        size={size}
        required={!form.values.en}
      />
      <TextInput
        {...form.text('slug')}
        onChange={(event) => {
          setOwnSlug(true);
          form.set('slug', event.currentTarget.value);
        }}
        error={form.errorOf('workspace.slug') ?? form.errorOf('slug')}
        label={t('firstRun.slug')}
        description={t('firstRun.slugRule')}
        pattern="[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?"
        size={size}
        required
      />
      <Select
        label={t('timeZone')}
        description={t('workspace.timeZoneRule')}
        data={timeZones()}
        value={form.values.timeZone}
        onChange={(value) => form.set('timeZone', value ?? 'UTC')}
        error={form.errorOf('timeZone') ?? form.errorOf('workspace.timeZone')}
        allowDeselect={false}
        searchable
        size={size}
      />
    </Stack>
  );
}
