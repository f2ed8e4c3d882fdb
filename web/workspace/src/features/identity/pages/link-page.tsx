import { Button, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, OpenPage, useFields } from '../../../shared/index.js';
import { redeemLink } from '../api/sign-in.js';
import { tokenOfAddress, useEnter } from '../components/use-enter.js';

/** Where the link of a mail leads. Nothing happens until the button is pressed: programs that open links do not press it. */
export function LinkPage() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const [token] = useState(tokenOfAddress);
  const form = useFields({});
  const usable = /^[\w-]{43}$/.test(token);
  const submit = async (): Promise<void> => {
    const done = await form.submit(() => redeemLink(token).then(() => true));
    if (done) await enter();
  };
  return (
    <OpenPage title={t('link.title')} purpose={usable ? t('link.purpose') : t('link.broken')}>
      <Stack gap="md">
        {form.problem !== null && <ErrorState error={form.problem} compact />}
        {usable && (
          <Button size="md" fullWidth loading={form.busy} onClick={() => void submit()}>
            {t('signIn.submit')}
          </Button>
        )}
        <Link to={'/sign-in' as string}>{t('link.another')}</Link>
      </Stack>
    </OpenPage>
  );
}
