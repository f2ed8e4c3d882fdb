import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'indicators',
  messages: () => import('./i18n.js'),
  workspace: [
    { path: 'indicators', load: () => import('./pages/indicators-page.js').then((file) => file.IndicatorsPage) },
    { path: 'indicators/compare', load: () => import('./pages/compare-page.js').then((file) => file.ComparePage) },
    { path: 'indicators/table', load: () => import('./pages/cross-page.js').then((file) => file.CrossPage) },
    {
      path: 'indicators/releases',
      load: () => import('./pages/releases-page.js').then((file) => file.ReleasesPage),
    },
    {
      path: 'indicators/releases/new',
      load: () => import('./pages/new-release-page.js').then((file) => file.NewReleasePage),
    },
    {
      path: 'indicators/releases/$releaseId',
      load: () => import('./pages/release-page.js').then((file) => file.ReleasePage),
    },
    { path: 'indicators/runs', load: () => import('./pages/runs-page.js').then((file) => file.RunsPage) },
    { path: 'indicators/runs/$runId', load: () => import('./pages/run-page.js').then((file) => file.RunPage) },
    { path: 'indicators/weights', load: () => import('./pages/weights-page.js').then((file) => file.WeightsPage) },
    {
      path: 'indicators/weights/$weightSetId',
      load: () => import('./pages/weight-set-page.js').then((file) => file.WeightSetPage),
    },
    {
      path: 'indicators/runs/$runId/compared-with/$otherId',
      load: () => import('./pages/run-comparison-page.js').then((file) => file.RunComparisonPage),
    },
    {
      path: 'indicators/definitions',
      load: () => import('./pages/definitions-page.js').then((file) => file.DefinitionsPage),
    },
    {
      path: 'indicators/definitions/new',
      load: () => import('./pages/new-definition-page.js').then((file) => file.NewDefinitionPage),
    },
    {
      path: 'indicators/definitions/$definitionId',
      load: () => import('./pages/definition-page.js').then((file) => file.DefinitionPage),
    },
    {
      path: 'indicators/definitions/$definitionId/revise',
      load: () => import('./pages/revise-definition-page.js').then((file) => file.ReviseDefinitionPage),
    },
    {
      path: 'indicators/$indicatorId',
      load: () => import('./pages/indicator-page.js').then((file) => file.IndicatorPage),
    },
  ],
  overview: [
    {
      slot: 'figures',
      load: () => import('./components/headline-figures.js').then((file) => file.HeadlineFigures),
    },
  ],
  search: () => import('./api/search.js').then((file) => file.searchIndicators),
};
