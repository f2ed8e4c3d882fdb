import { Button, PasswordInput, SegmentedControl, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  api,
  ConstituencyBadge,
  ErrorState,
  MailAddress,
  Section,
  switchLanguage,
  useFields,
  useLanguage,
  useLocalized,
  useMe,
  useMembership,
  useNotify,
  Form,
  useTranslation,
} from '#shared';
import { NewPassword } from './new-password.js';
import { SecondFactorPart } from './second-factor-part.js';

function LanguageChoice() {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  const client = useQueryClient();
  const form = useFields({}, null);
  const choose = async (value: string): Promise<void> => {
    const chosen = value === 'zh' ? 'zh' : 'en';
    await switchLanguage(chosen);
    await form.submit(() => api.put('/api/me/language', { body: { language: chosen === 'zh' ? 'zh-CN' : 'en' } }));
    await client.invalidateQueries();
  };
  return (
    <Section title={t('account.language')} purpose={t('account.languagePurpose')}>
      <SegmentedControl
        aria-label={t('account.language')}
        value={language}
        onChange={(value) => void choose(value)}
        data={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '简体中文' },
        ]}
        style={{ justifySelf: 'start' }}
      />
      {form.problem !== null && <ErrorState error={form.problem} compact />}
    </Section>
  );
}

function PasswordChange() {
  const { t } = useTranslation('identity');
  const notify = useNotify();
  const me = useMe();
  const client = useQueryClient();
  const form = useFields({ present: '', password: '' }, null);
  const known = me?.account.hasPassword !== false;
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ present, password }) =>
      api.put('/api/me/password', { body: known ? { present, password } : { password } }).then(() => true),
    );
    if (!done) return;
    form.reset({ present: '', password: '' });
    notify(t('account.passwordChanged'));
    await client.invalidateQueries({ queryKey: ['me'] });
  };
  const reveal = { 'aria-label': t('showPassword') };
  return (
    <Section title={t('password')} purpose={t('account.passwordPurpose')}>
      <Form form={form} onSubmit={submit}>
        <Stack gap="md" maw={420}>
          {/* so that password managers know the account */}
          <input type="text" autoComplete="username" value={me?.account.email ?? ''} readOnly hidden />
          {known && (
            <PasswordInput
              {...form.text('present')}
              label={t('presentPassword')}
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={reveal}
            />
          )}
          <NewPassword {...form.text('password')} />
          {form.problem !== null && <ErrorState error={form.problem} compact typed />}
          <Button type="submit" loading={form.busy} style={{ justifySelf: 'start' }}>
            {t('account.changePassword')}
          </Button>
        </Stack>
      </Form>
    </Section>
  );
}

/** The person's entry in the workspace, which is edited in the directory or by administrators. */
function Yourself() {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const me = useMe();
  const { person, roles, workspace } = useMembership();
  return (
    <Section
      title={t('account.yourself')}
      purpose={t('account.yourselfPurpose', { workspace: inWords(workspace.name) })}
    >
      <dl className="tp-facts">
        <dt>{t('email')}</dt>
        <dd>{me && <MailAddress address={me.account.email} />}</dd>
        <dt>{t('account.name')}</dt>
        <dd>{inWords(person?.name)}</dd>
        <dt>{t('account.standing')}</dt>
        <dd>
          <ConstituencyBadge constituency={person?.constituency} capacity={person?.capacity ?? null} />
        </dd>
        <dt>{t('members.roles')}</dt>
        <dd>{roles.map((role) => t(`shared:role.${role}`)).join(' · ')}</dd>
      </dl>
    </Section>
  );
}

export function AccountPart() {
  return (
    <Stack gap="lg">
      <Yourself />
      <LanguageChoice />
      <PasswordChange />
      <SecondFactorPart />
    </Stack>
  );
}
