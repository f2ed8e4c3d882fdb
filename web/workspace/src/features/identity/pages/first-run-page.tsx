import { Button, Fieldset, PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '../../../shared/index.js';
import { ErrorState, Loaded, OpenPage, useFields, useLanguage } from '../../../shared/index.js';
import type { FirstRun } from '../api/sign-in.js';
import { beginFirstRun, firstRunQuery } from '../api/sign-in.js';
import { shortNameOf, timeZones } from '../components/new-workspace.js';
import { useEnter } from '../components/use-enter.js';

interface FirstRunValues {
  email: string;
  password: string;
  personEn: string;
  personZh: string;
  kind: FirstRun['workspace']['kind'];
  en: string;
  zh: string;
  slug: string;
  timeZone: string;
}

interface PartProps {
  readonly form: Fields<FirstRunValues>;
}

function You({ form }: PartProps) {
  const { t } = useTranslation('identity');
  return (
    <Fieldset legend={t('firstRun.you')} variant="unstyled">
      <Stack gap="md">
        <TextInput
          {...form.text('personEn')}
          error={form.errorOf('person.name.en')}
          label={t('firstRun.personEn')}
          autoComplete="name"
          size="md"
          required={!form.values.personZh}
        />
        <TextInput
          {...form.text('personZh')}
          error={form.errorOf('person.name.zh')}
          label={t('firstRun.personZh')}
          size="md"
          required={!form.values.personEn}
        />
        <TextInput {...form.text('email')} label={t('email')} type="email" autoComplete="username" size="md" required />
        <PasswordInput
          {...form.text('password')}
          label={t('newPassword')}
          description={t('passwordRule')}
          autoComplete="new-password"
          size="md"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
      </Stack>
    </Fieldset>
  );
}

function FirstWorkspace({ form }: PartProps) {
  const { t } = useTranslation('identity');
  const [ownSlug, setOwnSlug] = useState(false);
  const name = (en: string): void => {
    form.set('en', en);
    if (!ownSlug) form.set('slug', shortNameOf(en));
  };
  return (
    <Fieldset legend={t('firstRun.workspace')} variant="unstyled">
      <Stack gap="md">
        <Radio.Group
          label={t('workspace.kind')}
          value={form.values.kind}
          onChange={(value) => form.set('kind', value as FirstRunValues['kind'])}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="programme" label={t('workspace.programme')} />
            <Radio value="region" label={t('workspace.region')} />
          </Stack>
        </Radio.Group>
        <TextInput
          {...form.text('en')}
          onChange={(event) => name(event.currentTarget.value)}
          error={form.errorOf('workspace.name.en')}
          label={t('firstRun.nameEn')}
          size="md"
          required={!form.values.zh}
        />
        <TextInput
          {...form.text('zh')}
          error={form.errorOf('workspace.name.zh')}
          label={t('firstRun.nameZh')}
          size="md"
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
          size="md"
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
          size="md"
        />
      </Stack>
    </Fieldset>
  );
}

function FirstRunForm() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const tag = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  const form = useFields<FirstRunValues>({
    email: '',
    password: '',
    personEn: '',
    personZh: '',
    kind: 'programme',
    en: '',
    zh: '',
    slug: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  });
  const submit = async (): Promise<void> => {
    const done = await form.submit((wanted) => beginFirstRun(requestOf(wanted, tag)).then(() => true));
    if (done) await enter();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="lg">
        <You form={form} />
        <FirstWorkspace form={form} />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('firstRun.create')}
        </Button>
      </Stack>
    </form>
  );
}

/** A name in one language stands in for the other until somebody gives both. */
const both = (en: string, zh: string) => ({ en: en || zh, zh: zh || en });

function requestOf(wanted: FirstRunValues, language: FirstRun['language']): FirstRun {
  const { email, password, personEn, personZh, en, zh, slug, kind, timeZone } = wanted;
  return {
    email,
    password,
    language,
    person: { name: both(personEn, personZh), capacity: 'secretariat', sex: 'not-stated', language },
    workspace: { slug, name: both(en, zh), kind, timeZone },
  };
}

/** An empty installation gets its first workspace and administrator. */
export function FirstRunPage() {
  const { t } = useTranslation('identity');
  const firstRun = useQuery(firstRunQuery);
  const closed = firstRun.data?.open === false;
  return (
    <OpenPage title={t('firstRun.title')} purpose={t(closed ? 'firstRun.done' : 'firstRun.purpose')}>
      <Loaded query={firstRun}>
        {({ open }) =>
          open ? (
            <FirstRunForm />
          ) : (
            <Button component={Link} to={'/sign-in' as string} size="md" fullWidth>
              {t('signIn.title')}
            </Button>
          )
        }
      </Loaded>
    </OpenPage>
  );
}
