import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { OpenPage } from '../../shared/components/open-page.js';
import { Page } from '../../shared/components/page.js';
import { ErrorState, LoadingState, WayBack } from '../../shared/components/states.js';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { useReached } from '../../shared/live/connection.js';
import { InFrame } from './in-frame.js';

interface MessageProps {
  readonly title: string;
  readonly purpose?: string;
  readonly children: ReactNode;
}

/** Inside the frame, shown as an ordinary page; outside, as a page with product name and language switch. */
function Message({ title, purpose, children }: MessageProps) {
  const Place = useContext(InFrame) ? Page : OpenPage;
  return (
    <Place title={title} purpose={purpose}>
      {children}
    </Place>
  );
}

export function PendingPage() {
  return (
    <div className="tp-page">
      <LoadingState rows={6} />
    </div>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <Message title={t('notFound.title')} purpose={t('notFound.explain')}>
      <WayBack />
    </Message>
  );
}

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  useReached(retry);
  return (
    <Message title={t('failed.title')}>
      <ErrorState error={error} onRetry={retry} retries />
    </Message>
  );
}
