import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'dialogue',
  messages: () => import('./i18n.js'),
  open: [{ path: 'dialogue/reply', load: () => import('./pages/reply-page.js').then((file) => file.ReplyPage) }],
  workspace: [
    { path: 'roundtables', load: () => import('./pages/roundtables-page.js').then((file) => file.RoundtablesPage) },
    {
      path: 'roundtables/new',
      load: () => import('./pages/new-roundtable-page.js').then((file) => file.NewRoundtablePage),
    },
    {
      path: 'roundtables/$roundtableId',
      load: () => import('./pages/roundtable-page.js').then((file) => file.RoundtablePage),
    },
    {
      path: 'roundtables/$roundtableId/seats',
      load: () => import('./pages/seating-page.js').then((file) => file.SeatingPage),
    },
    {
      path: 'roundtables/$roundtableId/edit',
      load: () => import('./pages/edit-roundtable-page.js').then((file) => file.EditRoundtablePage),
    },
    {
      path: 'roundtables/$roundtableId/group-meetings',
      load: () => import('./pages/constituency-group-page.js').then((file) => file.ConstituencyGroupPage),
    },
    { path: 'conclusions', load: () => import('./pages/conclusions-page.js').then((file) => file.ConclusionsPage) },
    {
      path: 'conclusions/$conclusionId',
      load: () => import('./pages/conclusion-page.js').then((file) => file.ConclusionPage),
    },
    {
      path: 'translations',
      load: () => import('./pages/translations-page.js').then((file) => file.TranslationsPage),
    },
    {
      path: 'working-groups/$workingGroupId',
      load: () => import('./pages/working-group-page.js').then((file) => file.WorkingGroupPage),
    },
    {
      path: 'working-groups',
      load: () => import('./pages/working-groups-page.js').then((file) => file.WorkingGroupsPage),
    },
  ],
  overview: [{ slot: 'groups', load: () => import('./components/own-groups.js').then((file) => file.OwnGroups) }],
  search: () => import('./api/search.js').then((file) => file.searchDialogue),
};
