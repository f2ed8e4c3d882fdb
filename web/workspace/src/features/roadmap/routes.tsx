import type { FeatureRoutes } from '../../shared/routing/feature.js';

// A page: { path: 'name/$id', load: () => import('./pages/name-page.js').then((file) => file.NamePage) }
export const routes: FeatureRoutes = {
  name: 'roadmap',
  messages: () => import('./i18n.js'),
  workspace: [],
};
