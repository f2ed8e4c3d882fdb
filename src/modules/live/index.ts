export { LiveModule } from './live.module.js';
export { LiveFacade } from './live.facade.js';
export type { SpeechFacts } from './queries/speech-facts.query.js';
export type { MeetingFacts } from './use-cases/room-facts.js';
