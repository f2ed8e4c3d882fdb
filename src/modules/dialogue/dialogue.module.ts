import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { SeparationRegistry } from '../../platform/rights/index.js';
import { SubscriberRegistry } from '../../platform/events/index.js';
import { DirectoryModule } from '../directory/index.js';
import { IdentityModule } from '../identity/index.js';
import { DialogueFacade } from './dialogue.facade.js';
import { dialoguePermissions } from './domain/policy.js';
import { AgendaController, AgendaItemsController, MeetingAgendaController } from './http/agenda.controller.js';
import { ConclusionsController } from './http/conclusions.controller.js';
import { ConfirmationRequestsController } from './http/confirmation-requests.controller.js';
import { ConfirmationsController } from './http/confirmations.controller.js';
import { CorrigendaController } from './http/corrigenda.controller.js';
import { ConstituencyGroupController, GroupMembersController } from './http/constituency-group.controller.js';
import { GroupGuestsController } from './http/group-guests.controller.js';
import { DeletionsController } from './http/deletions.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { MeetingsController } from './http/meetings.controller.js';
import { OutcomesController } from './http/outcomes.controller.js';
import { PreparationController } from './http/preparation.controller.js';
import { RoundtablesController, SeatsController } from './http/roundtables.controller.js';
import { OpenReplySlipsController, ReplySlipsController } from './http/reply-slips.controller.js';
import { SeatListsController } from './http/seat-lists.controller.js';
import { TextSearchController } from './http/text-search.controller.js';
import { TranslationsController } from './http/translations.controller.js';
import { WorkingGroupMembersController } from './http/working-group-members.controller.js';
import { WorkingGroupsController } from './http/working-groups.controller.js';
import { GroupMeetingsGateway } from './realtime/group-meetings.gateway.js';
import { firstConvenedAt, spokespersonsSince } from './queries/separation-facts.query.js';
import { RecordClosedGroupsWhenAMemberLeft } from './subscribers/record-closed-groups-when-a-member-left.js';
import { AcceptGroupMembers } from './use-cases/accept-group-members.js';
import { AdoptConclusion } from './use-cases/adopt-conclusion.js';
import { AdoptTranslation } from './use-cases/adopt-translation.js';
import { AdmitGuests } from './use-cases/admit-guests.js';
import { FollowShortfall } from './use-cases/follow-shortfall.js';
import { PresenceRegistry } from './use-cases/presence-registry.js';
import { AnswerConfirmation, AttachConfirmationPaper } from './use-cases/answer-confirmation.js';
import { AssignSeatList } from './use-cases/assign-seat-list.js';
import { AttachDocument, KeepDocument, OpenDocument } from './use-cases/attach-document.js';
import { CarryOverAgendaItem } from './use-cases/carry-over-agenda-item.js';
import { ChangeMeetingState } from './use-cases/change-meeting-state.js';
import { ChangeRoundtableState } from './use-cases/change-roundtable-state.js';
import { ChangeSeat, VacateSeat } from './use-cases/change-seat.js';
import { SetConfirmationTerm } from './use-cases/confirmation-term.js';
import { ObjectToCorrigendum, ProposeCorrigendum } from './use-cases/correct-conclusion.js';
import { CreateRoundtable } from './use-cases/create-roundtable.js';
import { DeleteAgendaItem, DeleteDocument } from './use-cases/delete-records.js';
import { DeleteRoundtable } from './use-cases/delete-roundtable.js';
import { DecideProposal } from './use-cases/decide-proposal.js';
import { EditAgendaItem } from './use-cases/edit-agenda-item.js';
import { EditRoundtable } from './use-cases/edit-roundtable.js';
import { ChangeMemberFunction, JoinWorkingGroup, LeaveWorkingGroup } from './use-cases/change-group-members.js';
import { EditWorkingGroup } from './use-cases/edit-working-group.js';
import { FormWorkingGroup } from './use-cases/form-working-group.js';
import { RemoveConvenorTurn, SetConvenorTurn } from './use-cases/rotate-convenors.js';
import { ChangeAgendaItemStatus, MoveAgendaItem } from './use-cases/move-agenda-item.js';
import { AddAgendaItem, ProposeTopic } from './use-cases/plan-agenda-item.js';
import { PlanConstituencyMeeting } from './use-cases/plan-constituency-meeting.js';
import { EditMeeting, PlanGroupMeeting, PlanMeeting } from './use-cases/plan-meeting.js';
import { ProposeAgendaItem } from './use-cases/propose-agenda-item.js';
import { ReadConfirmationRequest } from './use-cases/read-confirmation-request.js';
import { ReadConfirmationRules } from './use-cases/read-confirmation-rules.js';
import { SetConfirmationRule } from './use-cases/set-confirmation-rule.js';
import { ReadConclusions } from './use-cases/read-conclusions.js';
import { ReadConstituencyGroup } from './use-cases/read-constituency-group.js';
import { ReadGuestMeetings } from './use-cases/read-guest-meetings.js';
import { ReadRoundtables } from './use-cases/read-roundtables.js';
import { ReadSharedPositions } from './use-cases/read-shared-positions.js';
import { ReadWorkingGroups } from './use-cases/read-working-groups.js';
import { RecordConclusion } from './use-cases/record-conclusion.js';
import { ProposeReplacement } from './use-cases/replace-conclusion.js';
import { DeleteOutcome, RecordOutcome } from './use-cases/record-outcome.js';
import { RecordReservation, WithdrawReservation } from './use-cases/record-reservation.js';
import { ReviseConclusion } from './use-cases/revise-conclusion.js';
import { TranslateConclusion, TranslateReservation } from './use-cases/translate-text.js';
import { SeatListedPeople } from './use-cases/seat-listed-people.js';
import { AskForDelegates } from './use-cases/ask-for-delegates.js';
import { NameDelegates } from './use-cases/name-delegates.js';
import { AcceptDelegates } from './use-cases/accept-delegates.js';
import { ReadReplySlips } from './use-cases/read-reply-slips.js';
import { SeatPeople } from './use-cases/seat-people.js';
import { KeepAgendaTemplates } from './use-cases/keep-agenda-templates.js';
import { SetOrganisations } from './use-cases/set-organisations.js';
import { SharePosition } from './use-cases/share-position.js';
import { SetWomenShareTarget } from './use-cases/set-women-share-target.js';
import { ReadShownRecords } from './use-cases/shown-records.js';

const useCases = [
  ...[PlanMeeting, PlanGroupMeeting, PlanConstituencyMeeting, ReadConstituencyGroup, EditMeeting, ChangeMeetingState],
  ...[AcceptGroupMembers, AdmitGuests, ReadGuestMeetings],
  ...[CreateRoundtable, EditRoundtable, ChangeRoundtableState, SeatPeople, ChangeSeat, VacateSeat],
  ...[SeatListedPeople, AskForDelegates, NameDelegates, AcceptDelegates, ReadReplySlips],
  ...[AssignSeatList, KeepAgendaTemplates, SetOrganisations, SetWomenShareTarget],
  ...[AddAgendaItem, ProposeTopic, ProposeAgendaItem, DecideProposal, EditAgendaItem, MoveAgendaItem],
  ...[ChangeAgendaItemStatus, CarryOverAgendaItem, RecordConclusion, ReviseConclusion, RecordReservation],
  ...[PresenceRegistry, FollowShortfall, AdoptConclusion, AdoptTranslation],
  ...[ProposeCorrigendum, ObjectToCorrigendum, ProposeReplacement],
  ...[TranslateConclusion, TranslateReservation, ReadRoundtables, ReadConclusions, ReadWorkingGroups],
  ...[KeepDocument, SetConfirmationTerm, AnswerConfirmation, AttachConfirmationPaper],
  ...[ReadConfirmationRequest, ReadConfirmationRules, SetConfirmationRule],
  ...[DeleteAgendaItem, DeleteRoundtable, DeleteDocument],
  ...[EditWorkingGroup, ChangeMemberFunction, SetConvenorTurn, RemoveConvenorTurn],
  ...[RecordOutcome, DeleteOutcome, SharePosition, ReadSharedPositions],
  ...[WithdrawReservation, FormWorkingGroup, JoinWorkingGroup, LeaveWorkingGroup, AttachDocument, OpenDocument],
];

/** Roundtables, delegations, agendas, conclusions, working groups. */
@Module({
  imports: [DirectoryModule, IdentityModule],
  controllers: [
    ...[RoundtablesController, MeetingsController, SeatsController, AgendaController, AgendaItemsController],
    ...[ConclusionsController, TranslationsController, WorkingGroupsController, DocumentsController],
    ...[
      DeletionsController,
      ConfirmationsController,
      ConfirmationRequestsController,
      SeatListsController,
      PreparationController,
    ],
    ...[WorkingGroupMembersController, GroupMembersController, GroupGuestsController, OutcomesController],
    ...[ReplySlipsController, OpenReplySlipsController],
    ...[TextSearchController, MeetingAgendaController, ConstituencyGroupController],
    ...[CorrigendaController],
  ],
  providers: [...useCases, ReadShownRecords, DialogueFacade, GroupMeetingsGateway, RecordClosedGroupsWhenAMemberLeft],
  exports: [DialogueFacade],
})
export class DialogueModule {
  constructor(
    permissions: PermissionRegistry,
    separation: SeparationRegistry,
    subscribers: SubscriberRegistry,
    closedGroups: RecordClosedGroupsWhenAMemberLeft,
  ) {
    permissions.add(dialoguePermissions);
    subscribers.add(closedGroups);
    separation.addOffice('office:spokesperson', spokespersonsSince);
    separation.addBeginning(firstConvenedAt);
  }
}
