import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Loaded, OpenPage, useFields, useLanguage, useLocalized } from '../../../shared/index.js';
import type { LookedUpInvitation } from '../api/sign-in.js';
import { acceptInvitation, invitationQuery } from '../api/sign-in.js';
import { tokenOfAddress, useEnter } from '../components/use-enter.js';

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: LookedUpInvitation }) {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const language = useLanguage();
  const form = useFields({ password: '' });
  const submit = async (): Promise<void> => {
    const tag = language === 'zh' ? 'zh-CN' : 'en';
    const done = await form.submit(({ password }) =>
      acceptInvitation({ token, language: tag, ...(invitation.hasPassword ? {} : { password }) }).then(() => true),
    );
    if (done) await enter();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <TextInput label={t('email')} value={invitation.email} readOnly autoComplete="username" size="md" />
        {invitation.hasPassword ? (
          <p className="tp-dimmed">{t('invitation.known')}</p>
        ) : (
          <PasswordInput
            {...form.text('password')}
            label={t('newPassword')}
            description={t('passwordRule')}
            autoComplete="new-password"
            size="md"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
        )}
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('invitation.accept')}
        </Button>
      </Stack>
    </form>
  );
}

/** Accepting an invitation: shows who invites whom, and takes the password of a new account. */
export function InvitationPage() {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const [token] = useState(tokenOfAddress);
  const invitation = useQuery(invitationQuery(token));
  const title = invitation.data
    ? t('invitation.title', { workspace: inWords(invitation.data.workspaceName) })
    : t('invitation.untitled');
  return (
    <OpenPage title={title} purpose={invitation.data && t('invitation.purpose')}>
      <Loaded query={invitation}>{(found) => <AcceptForm token={token} invitation={found} />}</Loaded>
    </OpenPage>
  );
}
