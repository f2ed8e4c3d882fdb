import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorState, isProblem, OpenPage, useFields, useTranslation } from '#shared';
import { redeemLink } from '../api/sign-in.js';
import { isWhole, LinkTrouble } from '../components/link-trouble.js';
import { tokenOfAddress, useEnter } from '../components/use-enter.js';

/**
 * The page of a sign-in link. Nothing happens until the button is pressed, because some programs open links in emails.
 */
export function LinkPage() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const [token] = useState(tokenOfAddress);
  const form = useFields({}, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(() => redeemLink(token).then(() => true));
    if (done) await enter();
  };
  if (!isWhole(token))
    return (
      <OpenPage title={t('link.brokenTitle')} purpose={t('link.broken')}>
        <LinkTrouble error={null} next="link.another" />
      </OpenPage>
    );
  if (isProblem(form.problem, 'identity.sign-in.link-spent'))
    return (
      <OpenPage title={t('link.title')}>
        <LinkTrouble error={form.problem} next="link.another" />
      </OpenPage>
    );
  return (
    <OpenPage title={t('link.title')} purpose={t('link.purpose')}>
      {form.problem !== null && <ErrorState error={form.problem} compact />}
      <Button size="md" fullWidth loading={form.busy} onClick={() => void submit()}>
        {t('signIn.submit')}
      </Button>
    </OpenPage>
  );
}
