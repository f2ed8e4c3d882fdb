import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'chain',
  messages: () => import('./i18n.js'),
  workspace: [
    { path: 'activity', load: () => import('./pages/activity-page.js').then((file) => file.ActivityPage) },
    { path: 'gaps', load: () => import('./pages/gaps-page.js').then((file) => file.GapsPage) },
  ],
  overview: [
    { slot: 'ring', load: () => import('./components/loop-ring.js').then((file) => file.LoopRing) },
    { slot: 'mine', load: () => import('./components/needs-panel.js').then((file) => file.NeedsPanel) },
    { slot: 'changed', load: () => import('./components/changed-panel.js').then((file) => file.ChangedPanel) },
  ],
};
