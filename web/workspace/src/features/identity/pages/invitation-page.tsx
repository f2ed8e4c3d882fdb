import { Button, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ErrorState,
  isProblem,
  Loaded,
  OpenPage,
  useFields,
  useLanguage,
  useLocalized,
  Form,
  useTranslation,
} from '#shared';
import type { LookedUpInvitation } from '../api/sign-in.js';
import { acceptInvitation, invitationQuery } from '../api/sign-in.js';
import { isWhole, LinkTrouble } from '../components/link-trouble.js';
import { NewPassword } from '../components/new-password.js';
import { tokenOfAddress, useEnter } from '../components/use-enter.js';

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: LookedUpInvitation }) {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const language = useLanguage();
  const form = useFields({ password: '' }, null);
  const submit = async (): Promise<void> => {
    const tag = language === 'zh' ? 'zh-CN' : 'en';
    const done = await form.submit(({ password }) =>
      acceptInvitation({ token, language: tag, ...(invitation.hasPassword ? {} : { password }) }).then(() => true),
    );
    if (done) await enter();
  };
  return (
    <Form form={form} onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('email')}
          value={invitation.email}
          readOnly
          variant="filled"
          autoComplete="username"
          size="md"
        />
        {invitation.hasPassword ? <p>{t('invitation.known')}</p> : <NewPassword {...form.text('password')} size="md" />}
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('invitation.accept')}
        </Button>
      </Stack>
    </Form>
  );
}

/** An invitation that was used cannot be used again, so retrying would not help. */
const isSpent = (error: unknown): boolean => isProblem(error, 'identity.invitation.spent');

function WholeInvitation({ token }: { readonly token: string }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const invitation = useQuery(invitationQuery(token));
  const { data, error } = invitation;
  if (isSpent(error))
    return (
      <OpenPage title={t('invitation.untitled')}>
        <LinkTrouble error={error} advice={t('invitation.spentAdvice')} next="signIn.title" />
      </OpenPage>
    );
  return (
    <OpenPage
      title={data ? t('invitation.title', { workspace: inWords(data.workspaceName) }) : t('invitation.untitled')}
      purpose={data && t(data.hasPassword ? 'invitation.purposeKnown' : 'invitation.purpose')}
    >
      <Loaded query={invitation}>{(found) => <AcceptForm token={token} invitation={found} />}</Loaded>
    </OpenPage>
  );
}

/** Accepts an invitation: shows the workspace, and asks for the password of a new account. */
export function InvitationPage() {
  const { t } = useTranslation('identity');
  const [token] = useState(tokenOfAddress);
  if (isWhole(token)) return <WholeInvitation token={token} />;
  return (
    <OpenPage title={t('link.brokenTitle')} purpose={t('invitation.broken')}>
      <LinkTrouble error={null} next="signIn.title" />
    </OpenPage>
  );
}
