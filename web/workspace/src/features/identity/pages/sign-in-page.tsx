import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { ErrorState, OpenPage, useFields, Form, useTranslation } from '#shared';
import { firstRunQuery, sendLink, signIn } from '../api/sign-in.js';
import { useEnter } from '../components/use-enter.js';

/** Signing in with a password or with a link sent by email. */
export function SignInPage() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const firstRun = useQuery(firstRunQuery);
  const form = useFields({ email: '', password: '' }, null);
  const link = useFields({}, null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [noAddress, setNoAddress] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ email, password }) => signIn(email, password).then(() => true));
    if (done) await enter();
  };
  const mail = async (): Promise<void> => {
    const { email } = form.values;
    if (!email.includes('@')) {
      setNoAddress(true);
      address.current?.focus();
      return;
    }
    const done = await link.submit(() => sendLink(email).then(() => true));
    if (done) setSentTo(email);
  };
  if (firstRun.data?.open) {
    return (
      <OpenPage title={t('firstRun.welcome')} purpose={t('firstRun.welcomePurpose')}>
        <Button component={Link} to={'/first-run' as string} size="md" fullWidth>
          {t('firstRun.start')}
        </Button>
      </OpenPage>
    );
  }
  return (
    <OpenPage title={t('signIn.title')} purpose={t('signIn.purpose')}>
      <Form form={form} onSubmit={submit} unexplained>
        <Stack gap="md">
          <TextInput
            {...form.text('email')}
            ref={address}
            onChange={(event) => {
              setNoAddress(false);
              form.set('email', event.currentTarget.value);
            }}
            error={noAddress ? t('signIn.addressFirst') : (form.errorOf('email') ?? link.errorOf('email'))}
            label={t('email')}
            type="email"
            autoComplete="username"
            size="md"
            required
          />
          <PasswordInput
            {...form.text('password')}
            label={t('password')}
            autoComplete="current-password"
            size="md"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          {form.problem !== null && <ErrorState error={form.problem} compact />}
          <Button type="submit" size="md" loading={form.busy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </Form>
      <Divider label={t('signIn.or')} my="xs" />
      {sentTo === null ? (
        <Stack gap="xs">
          <p className="tp-small tp-dimmed">{t('signIn.linkPurpose')}</p>
          {link.problem !== null && <ErrorState error={link.problem} compact />}
          <Button variant="default" size="md" fullWidth loading={link.busy} onClick={() => void mail()}>
            {t('signIn.sendLink')}
          </Button>
        </Stack>
      ) : (
        <div className="tp-sent" role="status">
          <MailCheck size={20} aria-hidden />
          <p>{t('signIn.sent', { email: sentTo })}</p>
        </div>
      )}
    </OpenPage>
  );
}
