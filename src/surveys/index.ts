export { SurveysModule } from './surveys.module.js';
export { SurveysFacade } from './surveys.facade.js';
export type { QuestionnaireDefinition } from './domain/questionnaire.js';
export type { QuestionRecord } from './queries/questionnaire-records.js';
export type { ResponseCounts } from './queries/response-counts.js';
export type {
  AnswerPage,
  AnswerRecord,
  FrameRecord,
  StratumRecord,
  UnitRecord,
  WaveRecord,
} from './queries/wave-records.js';
export { surveyEvents } from './domain/events.js';
