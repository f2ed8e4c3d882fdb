import type { FeatureRoutes } from '#shared/routing/feature.js';

export const routes: FeatureRoutes = {
  name: 'surveys',
  messages: () => import('./i18n.js'),
  workspace: [
    { path: 'surveys', load: () => import('./pages/surveys-page.js').then((file) => file.SurveysPage) },
    { path: 'surveys/frame', load: () => import('./pages/frame-page.js').then((file) => file.FramePage) },
    {
      path: 'surveys/frame/import',
      load: () => import('./pages/frame-import-page.js').then((file) => file.FrameImportPage),
    },
    {
      path: 'surveys/questionnaires',
      load: () => import('./pages/questionnaires-page.js').then((file) => file.QuestionnairesPage),
    },
    {
      path: 'surveys/questionnaires/$questionnaireId',
      load: () => import('./pages/questionnaire-page.js').then((file) => file.QuestionnairePage),
    },
    {
      path: 'surveys/questionnaires/$questionnaireId/edit',
      load: () => import('./pages/questionnaire-edit-page.js').then((file) => file.QuestionnaireEditPage),
    },
    {
      path: 'surveys/questionnaires/$questionnaireId/mapping',
      load: () => import('./pages/mapping-page.js').then((file) => file.MappingPage),
    },
    { path: 'surveys/$waveId/review', load: () => import('./pages/review-page.js').then((file) => file.ReviewPage) },
    {
      path: 'surveys/$waveId/flag-rules',
      load: () => import('./pages/flag-rules-page.js').then((file) => file.FlagRulesPage),
    },
    {
      path: 'surveys/$waveId/sharing',
      load: () => import('./pages/sharing-page.js').then((file) => file.SharingPage),
    },
    { path: 'surveys/$waveId', load: () => import('./pages/wave-page.js').then((file) => file.WavePage) },
  ],
};
