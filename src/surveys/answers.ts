/** The entry to answers, for `indicators` alone; everyone else imports `index.ts`. */
export { AnswersFacade } from './answers.facade.js';
export type { AnswerPage, AnswerRecord, FrameRecord, StratumRecord, UnitRecord } from './queries/answer-records.js';
