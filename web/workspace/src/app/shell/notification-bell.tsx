import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { api } from '../../shared/api/client.js';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { useWorkspace } from '../../shared/session/workspace-context.js';

/** Milliseconds: changes announce themselves, but reminders come from the clock. */
const askEvery = 60_000;

/** A link to the notifications, with the number of those that are unread. */
export function NotificationBell() {
  const { t } = useTranslation('app');
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['notifications', workspaceId, 'unread'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/notifications/unread', { path: { workspaceId }, signal }),
    refetchInterval: askEvery,
  });
  const count = data?.unread ?? 0;
  return (
    <WorkspaceLink
      to="/notifications"
      className="tp-head-button tp-bell"
      aria-label={count === 0 ? t('bell.none') : t('bell.unread', { count })}
    >
      <Bell size={21} strokeWidth={1.8} aria-hidden />
      {count > 0 && (
        <span className="tp-bell-count" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </WorkspaceLink>
  );
}
