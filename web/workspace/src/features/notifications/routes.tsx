import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'notifications',
  messages: () => import('./i18n.js'),
  open: [
    { path: 'notifications/stop', load: () => import('./pages/stop-page.js').then((file) => file.StopPage) },
    {
      path: 'notifications/invitation',
      load: () => import('./pages/invitation-page.js').then((file) => file.InvitationPage),
    },
  ],
  workspace: [
    {
      path: 'notifications',
      load: () => import('./pages/notifications-page.js').then((file) => file.NotificationsPage),
    },
  ],
};
