export { DialogueModule } from './dialogue.module.js';
export { DialogueFacade } from './dialogue.facade.js';
export type { ConclusionSummary, RoundtableSummary, SourcedItem } from './queries/summaries.query.js';
export type { ConfirmationRequest } from './queries/confirmation-request.query.js';
export type { Presence } from './domain/presence.js';
export type { MeetingPapers } from './dialogue.facade.js';
export type { AgendaItemStatus } from './domain/agenda.js';
export type { MeetingBody } from './domain/meeting-body.js';
export type { MeetingSeat } from './queries/meeting-bodies.query.js';
export type { SeatFunction, SeatKind } from './domain/seating.js';
export { seatsNow } from './domain/substitution.js';
export type { HeldSubstitution } from './domain/substitution.js';
export { isRoomOpen, meetingEnds } from './domain/meeting.js';
export type { NewSubstitution } from './use-cases/substitute-seats.js';
export type { RoundtableState, ShutState } from './domain/roundtable.js';
export type { MeetingEnd } from './domain/meeting.js';
export type { MeetingRow, MeetingSummary } from './queries/meetings.query.js';
export type { CarryTarget, OpenMatters, UnfinishedItem, UntranslatedText } from './queries/open-matters.query.js';
export type { MeetingOutcomes, OutcomeRow } from './queries/outcomes.query.js';
export { outcomeKindsOf, recordableBy } from './domain/outcome.js';
export type { ConclusionFacts, HeldRoundtable } from './queries/session-facts.query.js';
export type { AgendaEntry, DocumentRow } from './queries/roundtable-page.query.js';
export {
  agendaItemAccepted,
  agendaItemDeclined,
  agendaItemStatusChanged,
  conclusionRecorded,
  confirmationAnswered,
  confirmationTermSet,
  conclusionRevised,
  corrigendumObjected,
  corrigendumProposed,
  groupClosed,
  groupGuestAdmitted,
  groupMemberAccepted,
  meetingEdited,
  meetingPlanned,
  meetingStateChanged,
  roundtableEdited,
  roundtableStateChanged,
  seatTaken,
  seatVacated,
  substitutionEnded,
  substitutionPlanned,
  workingGroupEdited,
  workingGroupMemberChanged,
  workingGroupMemberJoined,
  workingGroupMemberLeft,
} from './domain/events.js';
