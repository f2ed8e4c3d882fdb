import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalizedText } from '../../../shared/index.js';
import { api, useWorkspace, workspacePath } from '../../../shared/index.js';
import { dialogueKey } from './queries.js';
import type { Agreement, ItemStatus, Parity, RoundtableState, SeatFunction, SeatKind } from './types.js';

export interface RoundtableDraft {
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly timeZone: string;
  readonly placeId: string | null;
}

export interface ItemDraft {
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly day?: number;
  readonly parentId?: string | null;
  readonly plannedMinutes?: number | null;
  readonly presenterId?: string | null;
}

export interface ConclusionDraft {
  readonly agendaItemId: string | null;
  readonly text: LocalizedText;
  readonly agreement: Agreement;
  readonly agreedOn: string;
}

export interface ReservationDraft {
  readonly kind: 'reservation' | 'objection';
  readonly organisationId: string | null;
  readonly constituency: string | null;
  readonly statement: LocalizedText;
}

interface Created {
  readonly id: string;
}

type Send = <T>(call: (path: (rest: string) => string) => Promise<T>) => Promise<T>;

function roundtableCommands(send: Send) {
  return {
    create: (draft: RoundtableDraft) => send((path) => api.post<Created>(path('/roundtables'), draft)),
    edit: (id: string, version: number, changes: Readonly<Record<string, unknown>>) =>
      send((path) => api.patch<{ version: number }>(path(`/roundtables/${id}`), changes, { version })),
    changeState: (id: string, to: RoundtableState, reason: string | null) =>
      send((path) => api.post(path(`/roundtables/${id}/transitions`), { to, reason })),
    seat: (id: string, seat: { personId: string; kind: SeatKind; function: SeatFunction | null }) =>
      send((path) => api.post<Created & { parity: Parity }>(path(`/roundtables/${id}/seats`), seat)),
    changeSeat: (seatId: string, change: { kind?: SeatKind; function?: SeatFunction | null }) =>
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
    editItem: (itemId: string, version: number, changes: Readonly<Record<string, unknown>>) =>
      send((path) => api.patch(path(`/agenda-items/${itemId}`), changes, { version })),
    moveItem: (itemId: string, move: { parentId: string | null; day: number; beforeId: string | null }) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/move`), move)),
    itemStatus: (itemId: string, to: ItemStatus) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/status`), { to })),
    acceptItem: (itemId: string, plan: { day: number; plannedMinutes: number | null }) =>
      send((path) => api.post(path(`/agenda-items/${itemId}/acceptance`), plan)),
    declineItem: (itemId: string) => send((path) => api.post(path(`/agenda-items/${itemId}/refusal`))),
    carryOver: (itemId: string) => send((path) => api.post(path(`/agenda-items/${itemId}/carry-over`))),
  };
}

function conclusionCommands(send: Send) {
  return {
    record: (roundtableId: string, draft: ConclusionDraft) =>
      send((path) => api.post<Created & { label: string }>(path(`/roundtables/${roundtableId}/conclusions`), draft)),
    revise: (id: string, version: number, changes: Readonly<Record<string, unknown>>) =>
      send((path) => api.patch(path(`/conclusions/${id}`), changes, { version })),
    reserve: (id: string, draft: ReservationDraft) =>
      send((path) => api.post<Created>(path(`/conclusions/${id}/reservations`), draft)),
    withdraw: (reservationId: string) => send((path) => api.post(path(`/reservations/${reservationId}/withdrawal`))),
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
    return { ...roundtableCommands(send), ...agendaCommands(send), ...conclusionCommands(send) };
  }, [client, workspaceId]);
}
