/** The event types of the dialogue. Payloads contain ids and facts, never names. */
export const roundtableCreated = 'dialogue.roundtable.created.v1';
export const roundtableEdited = 'dialogue.roundtable.edited.v1';
export const roundtableStateChanged = 'dialogue.roundtable.state-changed.v1';
export const meetingPlanned = 'dialogue.meeting.planned.v1';
export const meetingEdited = 'dialogue.meeting.edited.v1';
export const meetingStateChanged = 'dialogue.meeting.state-changed.v1';
export const seatTaken = 'dialogue.seat.taken.v1';
export const seatChanged = 'dialogue.seat.changed.v1';
export const seatVacated = 'dialogue.seat.vacated.v1';
/** Organisations name their delegates on reply slips. The subject is the roundtable. */
export const delegatesAskedFor = 'dialogue.reply-slip.asked.v1';
export const delegatesNamed = 'dialogue.reply-slip.answered.v1';
export const delegatesAccepted = 'dialogue.reply-slip.accepted.v1';
export const substitutionPlanned = 'dialogue.substitution.planned.v1';
export const substitutionEnded = 'dialogue.substitution.ended.v1';
export const agendaItemAdded = 'dialogue.agenda-item.added.v1';
export const agendaItemProposed = 'dialogue.agenda-item.proposed.v1';
export const agendaItemAccepted = 'dialogue.agenda-item.accepted.v1';
export const agendaItemDeclined = 'dialogue.agenda-item.declined.v1';
export const agendaItemEdited = 'dialogue.agenda-item.edited.v1';
export const agendaItemMoved = 'dialogue.agenda-item.moved.v1';
export const agendaItemStatusChanged = 'dialogue.agenda-item.status-changed.v1';
export const roundtableDeleted = 'dialogue.roundtable.deleted.v1';
export const agendaItemDeleted = 'dialogue.agenda-item.deleted.v1';
export const agendaItemCarriedOver = 'dialogue.agenda-item.carried-over.v1';
export const agendaTemplateSaved = 'dialogue.agenda-template.saved.v1';
export const agendaTemplateDeleted = 'dialogue.agenda-template.deleted.v1';
export const womenShareTargetSet = 'dialogue.women-share-target.set.v1';
export const conclusionRecorded = 'dialogue.conclusion.recorded.v1';
export const conclusionRevised = 'dialogue.conclusion.revised.v1';
/** A meeting with a quorum adopted what was taken without one. */
export const conclusionAdopted = 'dialogue.conclusion.adopted.v1';
export const corrigendumProposed = 'dialogue.conclusion.corrigendum-proposed.v1';
/** A group objected: the corrigendum has no effect and is proposed for the next agenda. */
export const corrigendumObjected = 'dialogue.conclusion.corrigendum-objected.v1';
export const conclusionTranslated = 'dialogue.conclusion.translated.v1';
/** The groups adopted the translation: both versions are what was agreed. */
export const translationAdopted = 'dialogue.conclusion.translation-adopted.v1';
export const reservationTranslated = 'dialogue.reservation.translated.v1';
export const reservationRecorded = 'dialogue.reservation.recorded.v1';
export const reservationWithdrawn = 'dialogue.reservation.withdrawn.v1';
export const confirmationTermSet = 'dialogue.confirmation.term-set.v1';
export const confirmationRuleSet = 'dialogue.confirmation.rule-set.v1';
export const confirmationAnswered = 'dialogue.confirmation.answered.v1';
export const outcomeRecorded = 'dialogue.outcome.recorded.v1';
export const outcomeDeleted = 'dialogue.outcome.deleted.v1';
export const positionShared = 'dialogue.position.shared.v1';
export const documentAttached = 'dialogue.document.attached.v1';
export const documentDeleted = 'dialogue.document.deleted.v1';
export const workingGroupFormed = 'dialogue.working-group.formed.v1';
export const workingGroupEdited = 'dialogue.working-group.edited.v1';
export const workingGroupMemberChanged = 'dialogue.working-group.member-changed.v1';
export const convenorTurnSet = 'dialogue.working-group.convenor-turn-set.v1';
export const convenorTurnRemoved = 'dialogue.working-group.convenor-turn-removed.v1';
export const workingGroupMemberJoined = 'dialogue.working-group.member-joined.v1';
export const groupMemberProposed = 'dialogue.group-member.proposed.v1';
export const groupMemberAccepted = 'dialogue.group-member.accepted.v1';
export const groupMemberRefused = 'dialogue.group-member.refused.v1';
export const groupSpokespersonConfirmed = 'dialogue.group-spokesperson.confirmed.v1';
/** The last titular member with access left: the private content is closed until a successor was nominated. */
export const groupClosed = 'dialogue.group.closed.v1';
export const groupGuestProposed = 'dialogue.group-guest.proposed.v1';
export const groupGuestAdmitted = 'dialogue.group-guest.admitted.v1';
export const groupGuestWithdrawn = 'dialogue.group-guest.withdrawn.v1';
export const workingGroupMemberLeft = 'dialogue.working-group.member-left.v1';

/** Payload of `dialogue.conclusion.recorded.v1`, to which the roadmap and the audit chain subscribe. */
export interface ConclusionRecorded {
  readonly conclusionId: string;
  readonly roundtableId: string;
  readonly agendaItemId: string | null;
  readonly label: string;
  readonly agreement: string;
  /** The earlier conclusion that it replaces. */
  readonly replacesId: string | null;
}
