import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schema } from '../../../shared/index.js';
import { api, newKey, useWorkspace, workspacePath } from '../../../shared/index.js';
import { dialogueKey } from './queries.js';
import type { ItemStatus, RoundtableState, Translation } from './types.js';

export type RoundtableDraft = Schema<'CreateRoundtableRequest'>;

export type ItemDraft = Schema<'AddAgendaItemRequest'>;

export type ConclusionDraft = Schema<'RecordConclusionRequest'>;

export type ReservationDraft = Schema<'RecordReservationRequest'>;

type Created = Schema<'CreatedResponse'>;

type Send = <T>(call: (path: (rest: string) => string) => Promise<T>) => Promise<T>;

function roundtableCommands(send: Send) {
  return {
    create: (draft: RoundtableDraft) => send((path) => api.post<Created>(path('/roundtables'), draft)),
    edit: (id: string, version: number, changes: Schema<'EditRoundtableRequest'>) =>
      send((path) => api.patch<Schema<'VersionResponse'>>(path(`/roundtables/${id}`), changes, { version })),
    /** A roundtable is closed, or taken back to draft, with its live room. */
    changeState: (id: string, to: RoundtableState, reason: string | null) =>
      send((path) =>
        to === 'closed' || to === 'draft'
          ? api.post(path(`/live/rooms/${id}/close`), { commandId: newKey(), to, reason })
          : api.post(path(`/roundtables/${id}/transitions`), { to, reason }),
      ),
    seat: (id: string, seat: Schema<'SeatPersonRequest'>) =>
      send((path) => api.post<Schema<'SeatedResponse'>>(path(`/roundtables/${id}/seats`), seat)),
    changeSeat: (seatId: string, change: Schema<'ChangeSeatRequest'>) =>
      send((path) => api.patch(path(`/seats/${seatId}`), change)),
    vacate: (seatId: string) => send((path) => api.delete(path(`/seats/${seatId}`))),
  };
}

function agendaCommands(send: Send) {
  return {
    addItem: (id: string, draft: ItemDraft) =>
      send((path) => api.post<Created>(path(`/roundtables/${id}/agenda-items`), draft)),
    proposeItem: (id: string, draft: Pick<ItemDraft, 'title' | 'note'>) =>
      send((path) => api.post<Created>(path(`/roundtables/${id}/agenda-proposals`), draft)),
    editItem: (itemId: string, version: number, changes: Schema<'EditAgendaItemRequest'>) =>
      send((path) => api.patch(path(`/agenda-items/${itemId}`), changes, { version })),
    moveItem: (itemId: string, move: Schema<'MoveAgendaItemRequest'>) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/move`), move)),
    itemStatus: (itemId: string, to: ItemStatus) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/status`), { to })),
    acceptItem: (itemId: string, plan: Schema<'AcceptProposalRequest'>) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/acceptance`), plan)),
    declineItem: (itemId: string) => send((path) => api.post(path(`/agenda-items/${itemId}/refusal`))),
    carryOver: (itemId: string) => send((path) => api.post(path(`/agenda-items/${itemId}/carry-over`))),
  };
}

function conclusionCommands(send: Send) {
  return {
    record: (roundtableId: string, draft: ConclusionDraft) =>
      send((path) =>
        api.post<Schema<'RecordedConclusionResponse'>>(path(`/roundtables/${roundtableId}/conclusions`), draft),
      ),
    revise: (id: string, version: number, changes: Schema<'ReviseConclusionRequest'>) =>
      send((path) => api.patch(path(`/conclusions/${id}`), changes, { version })),
    reserve: (id: string, draft: ReservationDraft) =>
      send((path) => api.post<Created>(path(`/conclusions/${id}/reservations`), draft)),
    /** Without a text: what is there still says the same. */
    translate: ({ kind, id, language, version, translation }: Translation, text: string | null) =>
      send((path) =>
        kind === 'conclusion'
          ? api.put(path(`/conclusions/${id}/translation`), { language, text }, { version })
          : api.put(path(`/reservations/${id}/translation`), { language, replaces: translation, text: text ?? '' }),
      ),
    withdraw: (reservationId: string) => send((path) => api.post(path(`/reservations/${reservationId}/withdrawal`))),
  };
}

function groupCommands(send: Send) {
  return {
    formGroup: (draft: Schema<'FormWorkingGroupRequest'>) =>
      send((path) => api.post<Created>(path('/working-groups'), draft)),
    joinGroup: (id: string, member: Schema<'JoinWorkingGroupRequest'>) =>
      send((path) => api.post<Created>(path(`/working-groups/${id}/members`), member)),
    leaveGroup: (memberId: string) => send((path) => api.delete(path(`/working-group-members/${memberId}`))),
  };
}

/** Everything that can be done here; each refreshes what this feature shows before it resolves. */
export function useDialogue() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return useMemo(() => {
    const send: Send = async (call) => {
      const answer = await call((rest) => workspacePath(workspaceId, rest));
      await client.invalidateQueries({ queryKey: dialogueKey(workspaceId) });
      return answer;
    };
    return {
      ...roundtableCommands(send),
      ...agendaCommands(send),
      ...conclusionCommands(send),
      ...groupCommands(send),
    };
  }, [client, workspaceId]);
}
