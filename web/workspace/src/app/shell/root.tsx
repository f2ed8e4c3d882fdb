import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../shared/forms/leave-guard.js';
import { useReached } from '../../shared/live/connection.js';
import { useFocusKept } from './use-focus-kept.js';

/** After a navigation, moves the focus to the heading of the new page and announces its title. */
function useFocusAfterNavigation(): string {
  const router = useRouter();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        requestAnimationFrame(() => {
          const target = document.getElementById('page-title') ?? document.getElementById('content');
          target?.focus({ preventScroll: true });
          setSaid(document.title);
        });
      }),
    [router],
  );
  return said;
}

export function Root() {
  const { t } = useTranslation('app');
  const client = useQueryClient();
  const refresh = useCallback(() => void client.invalidateQueries(), [client]);
  const reached = useReached(refresh);
  const said = useFocusAfterNavigation();
  useFocusKept();
  return (
    <>
      <a className="tp-skip" href="#content">
        {t('skip')}
      </a>
      <div className="tp-visually-hidden" aria-live="polite">
        {said}
      </div>
      {!reached && (
        <div className="tp-offline" role="status">
          {t('offline')}
        </div>
      )}
      <Outlet />
      <LeaveGuard />
    </>
  );
}
