import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { LeaveGuard } from '../../shared/forms/leave-guard.js';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { useReached } from '../../shared/live/connection.js';
import { useFocusKept } from './use-focus-kept.js';

/** Focuses the heading of the page as soon as it is shown, unless the reader has gone on; then calls `done`. */
function focusHeading(done: () => void): () => void {
  const reach = (): boolean => {
    const heading = document.getElementById('page-title');
    heading?.focus({ preventScroll: true });
    return heading !== null;
  };
  const content = document.getElementById('content');
  const observer = new MutationObserver(() => {
    if (document.activeElement === content && !reach()) return;
    observer.disconnect();
    done();
  });
  if (reach()) done();
  else {
    content?.focus({ preventScroll: true });
    observer.observe(document.body, { childList: true, subtree: true });
  }
  return () => observer.disconnect();
}

/** After a navigation, moves the focus to the heading of the new page and announces its title. */
function useFocusAfterNavigation(): string {
  const router = useRouter();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let stop: (() => void) | undefined;
    const unsubscribe = router.subscribe('onResolved', ({ fromLocation, toLocation }) => {
      if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
      stop?.();
      requestAnimationFrame(() => {
        stop = focusHeading(() => setSaid(document.title));
      });
    });
    return () => {
      unsubscribe();
      stop?.();
    };
  }, [router]);
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
