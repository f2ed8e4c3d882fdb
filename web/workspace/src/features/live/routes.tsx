import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'live',
  messages: () => import('./i18n.js'),
  open: [
    { path: 'screen', load: () => import('./pages/screen-page.js').then((file) => file.ScreenPage) },
    { path: 'screen/pair', load: () => import('./pages/pair-page.js').then((file) => file.PairPage) },
  ],
  workspace: [
    {
      path: 'roundtables/$roundtableId/live',
      load: () => import('./pages/room-page.js').then((file) => file.RoomPage),
    },
    {
      path: 'roundtables/$roundtableId/live/phone',
      load: () => import('./pages/phone-page.js').then((file) => file.PhonePage),
      bare: true,
    },
    {
      path: 'roundtables/$roundtableId/live/projector',
      load: () => import('./pages/projector-page.js').then((file) => file.ProjectorPage),
      bare: true,
    },
    {
      path: 'meetings/$meetingId/live',
      load: () => import('./pages/room-page.js').then((file) => file.RoomPage),
    },
    {
      path: 'meetings/$meetingId/live/phone',
      load: () => import('./pages/phone-page.js').then((file) => file.PhonePage),
      bare: true,
    },
    {
      path: 'meetings/$meetingId/live/projector',
      load: () => import('./pages/projector-page.js').then((file) => file.ProjectorPage),
      bare: true,
    },
  ],
};
