import { Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Loaded, OpenPage, useFields, useLanguage } from '../../../shared/index.js';
import { beginFirstRun, firstRunQuery } from '../api/sign-in.js';
import { useEnter } from '../components/use-enter.js';

const zones = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Bangkok', 'Asia/Jakarta', 'Europe/Zurich', 'UTC'];

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

function FirstRunForm() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const tag = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  const form = useFields({ email: '', password: '', en: '', zh: '', slug: '', timeZone: ownZone() });
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ email, password, en, zh, slug, timeZone }) =>
      beginFirstRun({
        email,
        password,
        language: tag,
        person: {
          name: { en: 'Administrator', zh: '管理员' },
          capacity: 'secretariat',
          sex: 'not-stated',
          language: tag,
        },
        workspace: { slug, name: { en: en || zh, zh: zh || en }, kind: 'programme', timeZone },
      }).then(() => true),
    );
    if (done) await enter();
  };
  const known = [...new Set([ownZone(), ...zones])];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
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
        <TextInput
          {...form.text('en')}
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
          error={form.errorOf('workspace.slug') ?? form.errorOf('slug')}
          label={t('firstRun.slug')}
          description={t('firstRun.slugRule')}
          pattern="[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?"
          size="md"
          required
        />
        <Select
          label={t('timeZone')}
          data={known}
          value={form.values.timeZone}
          onChange={(value) => form.set('timeZone', value ?? 'UTC')}
          allowDeselect={false}
          size="md"
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('firstRun.create')}
        </Button>
      </Stack>
    </form>
  );
}

/** An empty installation gets its first workspace and administrator. */
export function FirstRunPage() {
  const { t } = useTranslation('identity');
  const firstRun = useQuery(firstRunQuery);
  return (
    <OpenPage title={t('firstRun.title')} purpose={t('firstRun.purpose')}>
      <Loaded query={firstRun}>
        {({ open }) =>
          open ? (
            <FirstRunForm />
          ) : (
            <Stack gap="md">
              <p>{t('firstRun.done')}</p>
              <Link to={'/sign-in' as string}>{t('signIn.title')}</Link>
            </Stack>
          )
        }
      </Loaded>
    </OpenPage>
  );
}
