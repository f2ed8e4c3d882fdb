import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/components/page.js';
import { ErrorState, LoadingState } from '../../shared/components/states.js';
import { InFrame } from './in-frame.js';

/** What stands outside the frame has a landmark of its own. */
function OwnLandmark({ children }: { readonly children: ReactNode }) {
  return useContext(InFrame) ? children : <main id="content">{children}</main>;
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
    <OwnLandmark>
      <Page title={t('notFound.title')} purpose={t('notFound.explain')}>
        <div>
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        </div>
      </Page>
    </OwnLandmark>
  );
}

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <OwnLandmark>
      <Page title={t('failed.title')}>
        <ErrorState error={error} onRetry={retry} />
      </Page>
    </OwnLandmark>
  );
}
