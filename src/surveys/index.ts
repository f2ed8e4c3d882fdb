export { SurveysModule } from './surveys.module.js';
export { SurveysFacade } from './surveys.facade.js';
export type { QuestionnaireDefinition } from './domain/questionnaire.js';
export type { QuestionRecord } from './queries/questionnaire-records.js';
export type { ResponseCounts } from './queries/response-counts.js';
export type { WaveRecord } from './queries/wave-summaries.js';
export { surveyEvents } from './domain/events.js';
export type { WaveWeights } from './use-cases/weight-source.js';
