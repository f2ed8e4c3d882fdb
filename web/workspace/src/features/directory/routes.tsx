import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'directory',
  messages: () => import('./i18n.js'),
  workspace: [
    { path: 'directory', load: () => import('./pages/directory-page.js').then((file) => file.DirectoryPage) },
  ],
  search: () => import('./api/search.js').then((file) => file.searchDirectory),
};
