import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schema } from '#shared';
import { api, newKey, useWorkspace } from '#shared';
import { dialogueKey } from './queries.js';
import type { ItemStatus, MeetingState, RoundtableState, Translation } from './types.js';

export type RoundtableDraft = Schema<'CreateRoundtableRequest'>;

export type ItemDraft = Schema<'AddAgendaItemRequest'>;

export type ConclusionDraft = Schema<'RecordConclusionRequest'>;

export type ReservationDraft = Schema<'RecordReservationRequest'>;

const roundtable = '/api/workspaces/{workspaceId}/roundtables/{roundtableId}';
const meeting = '/api/workspaces/{workspaceId}/meetings/{meetingId}';
const slip = '/api/workspaces/{workspaceId}/reply-slips/{slipId}';
const seat = '/api/workspaces/{workspaceId}/seats/{seatId}';
const item = '/api/workspaces/{workspaceId}/agenda-items/{agendaItemId}';
const conclusion = '/api/workspaces/{workspaceId}/conclusions/{conclusionId}';
const reservation = '/api/workspaces/{workspaceId}/reservations/{reservationId}';

/** A change of state, with its reason and, at a closing, the unfinished items that are carried over. */
export interface StateMove<To = RoundtableState | MeetingState> {
  readonly to: To;
  readonly reason: string | null;
  readonly carryOver?: string[];
}

type Send = <T>(call: (workspaceId: string) => Promise<T>) => Promise<T>;

function roundtableCommands(send: Send) {
  return {
    create: (draft: RoundtableDraft) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/roundtables', { path: { workspaceId }, body: draft }),
      ),
    edit: (roundtableId: string, version: number, changes: Schema<'EditRoundtableRequest'>) =>
      send((workspaceId) => api.patch(roundtable, { path: { workspaceId, roundtableId }, body: changes, version })),
    /** Closes a roundtable or returns it to draft, together with the live rooms of its meetings. */
    changeState: (roundtableId: string, { to, reason, ...carrying }: StateMove<RoundtableState>) =>
      send<unknown>((workspaceId) =>
        to === 'closed' || to === 'draft'
          ? api.post('/api/workspaces/{workspaceId}/live/roundtables/{roundtableId}/close', {
              path: { workspaceId, roundtableId },
              body: { commandId: newKey(), to, reason, ...carrying },
            })
          : api.post(`${roundtable}/transitions`, { path: { workspaceId, roundtableId }, body: { to, reason } }),
      ),
    seat: (roundtableId: string, people: Schema<'SeatPeopleRequest'>['people']) =>
      send((workspaceId) => api.post(`${roundtable}/seats`, { path: { workspaceId, roundtableId }, body: { people } })),
    assignByList: (roundtableId: string, list: Schema<'SeatListRequest'>) =>
      send((workspaceId) => api.post(`${roundtable}/seat-lists`, { path: { workspaceId, roundtableId }, body: list })),
    askForDelegates: (roundtableId: string, asked: Schema<'AskForDelegatesRequest'>) =>
      send((workspaceId) =>
        api.post(`${roundtable}/reply-slips`, { path: { workspaceId, roundtableId }, body: asked }),
      ),
    enterDelegates: (slipId: string, version: number, body: Schema<'NameDelegatesRequest'>) =>
      send((workspaceId) => api.put(`${slip}/delegates`, { path: { workspaceId, slipId }, version, body })),
    acceptDelegates: (slipId: string, version: number, leaveOut: number[]) =>
      send((workspaceId) => api.post(`${slip}/seats`, { path: { workspaceId, slipId }, version, body: { leaveOut } })),
    changeSeat: (seatId: string, version: number, change: Schema<'ChangeSeatRequest'>) =>
      send((workspaceId) => api.patch(seat, { path: { workspaceId, seatId }, body: change, version })),
    vacate: (seatId: string, version: number) =>
      send((workspaceId) => api.delete(seat, { path: { workspaceId, seatId }, version })),
    planSubstitution: (roundtableId: string, substitution: Schema<'PlanSubstitutionRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/live/roundtables/{roundtableId}/substitutions', {
          path: { workspaceId, roundtableId },
          body: substitution,
        }),
      ),
    endSubstitution: (roundtableId: string, substitutionId: string) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/live/roundtables/{roundtableId}/substitutions/{substitutionId}', {
          path: { workspaceId, roundtableId, substitutionId },
        }),
      ),
  };
}

function meetingCommands(send: Send) {
  return {
    planMeeting: (roundtableId: string, draft: Schema<'PlanRoundtableMeetingRequest'>) =>
      send((workspaceId) => api.post(`${roundtable}/meetings`, { path: { workspaceId, roundtableId }, body: draft })),
    planConstituencyMeeting: (roundtableId: string, draft: Schema<'PlanMeetingRequest'>) =>
      send((workspaceId) =>
        api.post(`${roundtable}/group-meetings`, { path: { workspaceId, roundtableId }, body: draft }),
      ),
    acceptGroupMember: (roundtableId: string, body: Schema<'AcceptGroupMemberRequest'>) =>
      send((workspaceId) =>
        api.post(`${roundtable}/group-members/acceptances`, { path: { workspaceId, roundtableId }, body }),
      ),
    refuseGroupMember: (roundtableId: string, body: Schema<'RefuseGroupMemberRequest'>) =>
      send((workspaceId) =>
        api.post(`${roundtable}/group-members/refusals`, { path: { workspaceId, roundtableId }, body }),
      ),
    confirmSpokesperson: (roundtableId: string, personId: string) =>
      send((workspaceId) =>
        api.post(`${roundtable}/group-members/spokesperson`, {
          path: { workspaceId, roundtableId },
          body: { personId },
        }),
      ),
    admitGuest: (meetingId: string, body: Schema<'AdmitGuestRequest'>) =>
      send((workspaceId) => api.post(`${meeting}/guests`, { path: { workspaceId, meetingId }, body })),
    withdrawGuest: (meetingId: string, guestId: string) =>
      send((workspaceId) => api.delete(`${meeting}/guests/{guestId}`, { path: { workspaceId, meetingId, guestId } })),
    planGroupMeeting: (workingGroupId: string, draft: Schema<'PlanMeetingRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/working-groups/{workingGroupId}/meetings', {
          path: { workspaceId, workingGroupId },
          body: draft,
        }),
      ),
    editMeeting: (meetingId: string, version: number, changes: Schema<'EditMeetingRequest'>) =>
      send((workspaceId) => api.patch(meeting, { path: { workspaceId, meetingId }, body: changes, version })),
    /** A meeting ends together with its live room. */
    moveMeeting: (meetingId: string, { to, reason, ...carrying }: StateMove<MeetingState>) =>
      send<unknown>((workspaceId) =>
        to === 'closed' || to === 'cancelled'
          ? api.post('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/close', {
              path: { workspaceId, meetingId },
              body: { commandId: newKey(), to, reason, ...carrying },
            })
          : api.post(`${meeting}/transitions`, {
              path: { workspaceId, meetingId },
              body: { to: to as Schema<'ChangeMeetingStateRequest'>['to'] },
            }),
      ),
  };
}

function agendaCommands(send: Send) {
  return {
    addItem: (roundtableId: string, draft: ItemDraft) =>
      send((workspaceId) =>
        api.post(`${roundtable}/agenda-items`, { path: { workspaceId, roundtableId }, body: draft }),
      ),
    addMeetingItem: (meetingId: string, draft: Schema<'AddMeetingItemRequest'>) =>
      send((workspaceId) => api.post(`${meeting}/agenda-items`, { path: { workspaceId, meetingId }, body: draft })),
    proposeItem: (roundtableId: string, draft: Pick<ItemDraft, 'title' | 'note'>) =>
      send((workspaceId) =>
        api.post(`${roundtable}/agenda-proposals`, { path: { workspaceId, roundtableId }, body: draft }),
      ),
    editItem: (agendaItemId: string, version: number, changes: Schema<'EditAgendaItemRequest'>) =>
      send((workspaceId) => api.patch(item, { path: { workspaceId, agendaItemId }, body: changes, version })),
    moveItem: (agendaItemId: string, move: Schema<'MoveAgendaItemRequest'>) =>
      send((workspaceId) => api.post(`${item}/move`, { path: { workspaceId, agendaItemId }, body: move })),
    itemStatus: (agendaItemId: string, to: ItemStatus) =>
      send((workspaceId) => api.post(`${item}/status`, { path: { workspaceId, agendaItemId }, body: { to } })),
    acceptItem: (agendaItemId: string, plan: Schema<'AcceptProposalRequest'>) =>
      send((workspaceId) => api.post(`${item}/acceptance`, { path: { workspaceId, agendaItemId }, body: plan })),
    declineItem: (agendaItemId: string, reason: string) =>
      send((workspaceId) => api.post(`${item}/refusal`, { path: { workspaceId, agendaItemId }, body: { reason } })),
    deleteRoundtable: (roundtableId: string, version: number) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/roundtables/{roundtableId}', {
          path: { workspaceId, roundtableId },
          version,
        }),
      ),
    deleteItem: (agendaItemId: string, version: number) =>
      send((workspaceId) => api.delete(item, { path: { workspaceId, agendaItemId }, version })),
    deleteDocument: (documentId: string) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/documents/{documentId}', { path: { workspaceId, documentId } }),
      ),
    carryOver: (agendaItemId: string) =>
      send((workspaceId) => api.post(`${item}/carry-over`, { path: { workspaceId, agendaItemId } })),
  };
}

function preparationCommands(send: Send) {
  return {
    saveTemplate: (template: Schema<'SaveAgendaTemplateRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/agenda-templates', { path: { workspaceId }, body: template }),
      ),
    deleteTemplate: (agendaTemplateId: string) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/agenda-templates/{agendaTemplateId}', {
          path: { workspaceId, agendaTemplateId },
        }),
      ),
    setOrganisations: (
      roundtableId: string,
      version: number,
      organisations: Schema<'SetOrganisationsRequest'>['organisations'],
    ) =>
      send((workspaceId) =>
        api.put(`${roundtable}/organisations`, {
          path: { workspaceId, roundtableId },
          body: { organisations },
          version,
        }),
      ),
    setWomenShareTarget: (percent: number | null) =>
      send((workspaceId) =>
        api.put('/api/workspaces/{workspaceId}/women-share-target', { path: { workspaceId }, body: { percent } }),
      ),
  };
}

function conclusionCommands(send: Send) {
  return {
    record: (roundtableId: string, draft: ConclusionDraft) =>
      send((workspaceId) =>
        api.post(`${roundtable}/conclusions`, { path: { workspaceId, roundtableId }, body: draft }),
      ),
    revise: (conclusionId: string, version: number, changes: Schema<'ReviseConclusionRequest'>) =>
      send((workspaceId) => api.patch(conclusion, { path: { workspaceId, conclusionId }, body: changes, version })),
    reserve: (conclusionId: string, draft: ReservationDraft) =>
      send((workspaceId) =>
        api.post(`${conclusion}/reservations`, { path: { workspaceId, conclusionId }, body: draft }),
      ),
    setConfirmationTerm: (conclusionId: string, term: Schema<'SetConfirmationTermRequest'>) =>
      send((workspaceId) =>
        api.put(`${conclusion}/confirmation-term`, { path: { workspaceId, conclusionId }, body: term }),
      ),
    setConfirmationRule: (roundtableId: string, rule: Schema<'SetConfirmationRuleRequest'>) =>
      send((workspaceId) =>
        api.put(`${roundtable}/confirmation-rules`, { path: { workspaceId, roundtableId }, body: rule }),
      ),
    answerConfirmation: (
      of: { readonly conclusionId: string; readonly organisationId: string },
      answer: Schema<'AnswerConfirmationRequest'>,
    ) =>
      send((workspaceId) =>
        api.post(`${conclusion}/confirmations/{organisationId}`, { path: { workspaceId, ...of }, body: answer }),
      ),
    adoptTranslation: (conclusionId: string, textVersion: number) =>
      send((workspaceId) =>
        api.post(`${conclusion}/adopted-translation`, { path: { workspaceId, conclusionId }, body: { textVersion } }),
      ),
    /** Without a text, confirms that the existing translation is still correct. */
    translate: ({ kind, id, language, version, translation }: Translation, text: string | null) =>
      send<unknown>((workspaceId) =>
        kind === 'conclusion'
          ? api.put(`${conclusion}/translation`, {
              path: { workspaceId, conclusionId: id },
              body: { language, text },
              version,
            })
          : api.put(`${reservation}/translation`, {
              path: { workspaceId, reservationId: id },
              body: { language, replaces: translation, text: text ?? '' },
            }),
      ),
    withdraw: (reservationId: string) =>
      send((workspaceId) => api.post(`${reservation}/withdrawal`, { path: { workspaceId, reservationId } })),
  };
}

function settledConclusionCommands(send: Send) {
  return {
    proposeCorrigendum: (conclusionId: string, body: Schema<'ProposeCorrigendumRequest'>) =>
      send((workspaceId) => api.post(`${conclusion}/corrigenda`, { path: { workspaceId, conclusionId }, body })),
    objectToCorrigendum: (corrigendumId: string, body: Schema<'ObjectToCorrigendumRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/corrigenda/{corrigendumId}/objection', {
          path: { workspaceId, corrigendumId },
          body,
        }),
      ),
    proposeReplacement: (conclusionId: string, body: Schema<'ProposeReplacementRequest'>) =>
      send((workspaceId) =>
        api.post(`${conclusion}/replacement-proposals`, { path: { workspaceId, conclusionId }, body }),
      ),
  };
}

function groupCommands(send: Send) {
  return {
    formGroup: (draft: Schema<'FormWorkingGroupRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/working-groups', { path: { workspaceId }, body: draft }),
      ),
    joinGroup: (id: string, member: Schema<'JoinWorkingGroupRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/working-groups/{workingGroupId}/members', {
          path: { workspaceId, workingGroupId: id },
          body: member,
        }),
      ),
    editGroup: (workingGroupId: string, version: number, changes: Schema<'EditWorkingGroupRequest'>) =>
      send((workspaceId) =>
        api.patch('/api/workspaces/{workspaceId}/working-groups/{workingGroupId}', {
          path: { workspaceId, workingGroupId },
          body: changes,
          version,
        }),
      ),
    changeMember: (memberId: string, version: number, change: Schema<'ChangeMemberRequest'>) =>
      send((workspaceId) =>
        api.patch('/api/workspaces/{workspaceId}/working-group-members/{memberId}', {
          path: { workspaceId, memberId },
          body: change,
          version,
        }),
      ),
    setTurn: (workingGroupId: string, turn: Schema<'SetConvenorTurnRequest'>) =>
      send((workspaceId) =>
        api.post('/api/workspaces/{workspaceId}/working-groups/{workingGroupId}/convenor-turns', {
          path: { workspaceId, workingGroupId },
          body: turn,
        }),
      ),
    removeTurn: (turnId: string) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/convenor-turns/{turnId}', { path: { workspaceId, turnId } }),
      ),
    leaveGroup: (memberId: string) =>
      send((workspaceId) =>
        api.delete('/api/workspaces/{workspaceId}/working-group-members/{memberId}', {
          path: { workspaceId, memberId },
        }),
      ),
  };
}

/** All commands of this feature; each refreshes the feature's queries before it ends, also when it is refused because the record has changed. */
export function useDialogue() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMemo(() => {
    const send: Send = async (call) => {
      try {
        return await call(workspaceId);
      } finally {
        await client.invalidateQueries({ queryKey: dialogueKey(workspaceId) });
      }
    };
    return {
      ...roundtableCommands(send),
      ...meetingCommands(send),
      ...agendaCommands(send),
      ...preparationCommands(send),
      ...conclusionCommands(send),
      ...settledConclusionCommands(send),
      ...groupCommands(send),
    };
  }, [client, workspaceId]);
}
