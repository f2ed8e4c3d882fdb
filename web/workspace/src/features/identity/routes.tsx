import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'identity',
  messages: () => import('./i18n.js'),
  open: [
    { path: 'sign-in', load: () => import('./pages/sign-in-page.js').then((file) => file.SignInPage) },
    { path: 'sign-in/link', load: () => import('./pages/link-page.js').then((file) => file.LinkPage) },
    {
      path: 'second-factor',
      load: () => import('./pages/second-factor-page.js').then((file) => file.SecondFactorPage),
    },
    { path: 'invitation', load: () => import('./pages/invitation-page.js').then((file) => file.InvitationPage) },
    { path: 'first-run', load: () => import('./pages/first-run-page.js').then((file) => file.FirstRunPage) },
  ],
  workspace: [{ path: 'settings', load: () => import('./pages/settings-page.js').then((file) => file.SettingsPage) }],
};
