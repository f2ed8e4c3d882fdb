import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'chain',
  messages: () => import('./i18n.js'),
  workspace: [
    { path: 'activity', load: () => import('./pages/activity-page.js').then((file) => file.ActivityPage) },
    {
      path: 'meetings/$meetingId/record',
      load: () => import('./pages/meeting-record-page.js').then((file) => file.MeetingRecordPage),
    },
    { path: 'chain/$type/$id', load: () => import('./pages/chain-page.js').then((file) => file.ChainPage) },
    { path: 'gaps', load: () => import('./pages/gaps-page.js').then((file) => file.GapsPage) },
  ],
  overview: [
    { slot: 'loop', load: () => import('./components/loop-steps.js').then((file) => file.LoopSteps) },
    { slot: 'mine', load: () => import('./components/needs-panel.js').then((file) => file.NeedsPanel) },
    { slot: 'changed', load: () => import('./components/changed-panel.js').then((file) => file.ChangedPanel) },
  ],
};
