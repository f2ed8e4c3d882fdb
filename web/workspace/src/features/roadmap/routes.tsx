import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'roadmap',
  messages: () => import('./i18n.js'),
  workspace: [
    {
      path: 'roadmap',
      load: () => import('./pages/roadmap-page.js').then((file) => file.RoadmapPage),
      ahead: () => import('./api/ahead.js').then((file) => file.requestView),
    },
    { path: 'roadmap/mine', load: () => import('./pages/my-actions-page.js').then((file) => file.MyActionsPage) },
    { path: 'roadmap/new', load: () => import('./pages/open-action-page.js').then((file) => file.OpenActionPage) },
    { path: 'roadmap/import', load: () => import('./pages/import-page.js').then((file) => file.ImportPage) },
    { path: 'roadmap/state', load: () => import('./pages/state-page.js').then((file) => file.StatePage) },
    { path: 'roadmap/plans', load: () => import('./pages/plans-page.js').then((file) => file.PlansPage) },
    { path: 'roadmap/$actionId', load: () => import('./pages/action-page.js').then((file) => file.ActionPage) },
  ],
  search: () => import('./api/search.js').then((file) => file.searchActions),
};
