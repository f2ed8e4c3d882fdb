/** The entry point to single answers, for `indicators` only; all other contexts import `index.ts`. */
export { AnswersFacade } from './answers.facade.js';
export type { AnswerPage, AnswerRecord, FrameRecord, StratumRecord, UnitRecord } from './queries/answer-records.js';
