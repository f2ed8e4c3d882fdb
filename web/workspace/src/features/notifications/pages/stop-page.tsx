import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorState, OpenPage, useFields, useTranslation } from '#shared';
import { stopMails } from '../api/notifications.js';
import { HomeButton } from '../components/home-button.js';
import { isWhole } from '../domain/link-token.js';

/** The page of the link in each email. Only the button stops emails, because some programs open links. */
export function StopPage() {
  const { t } = useTranslation('notifications');
  const [token] = useState(() => window.location.hash.replace(/^#/, ''));
  const [stopped, setStopped] = useState(false);
  const form = useFields({}, null);
  const stop = async (): Promise<void> => {
    const done = await form.submit(() => stopMails(token).then(() => true));
    if (done) setStopped(true);
  };
  if (!isWhole(token))
    return (
      <OpenPage title={t('stop.brokenTitle')} purpose={t('stop.broken')}>
        <HomeButton />
      </OpenPage>
    );
  if (stopped)
    return (
      <OpenPage title={t('stop.doneTitle')} purpose={t('stop.done')}>
        <HomeButton />
      </OpenPage>
    );
  return (
    <OpenPage title={t('stop.title')} purpose={t('stop.purpose')}>
      {form.problem !== null && <ErrorState error={form.problem} compact />}
      <Button size="md" fullWidth loading={form.busy} onClick={() => void stop()}>
        {t('stop.submit')}
      </Button>
    </OpenPage>
  );
}
