import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { IsUUID } from 'class-validator';
import type { Namespace, Socket } from 'socket.io';
import { type Actor, type Constituency, systemActor } from '../../../kernel/actor.js';
import { Problem } from '../../../kernel/problem.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { EventStream } from '../../../platform/events/event-stream.js';
import type { DomainEvent } from '../../../platform/events/subscriber.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { inputPipe } from '../../../platform/http/validation.js';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { ReadGuestMeetings } from '../use-cases/read-guest-meetings.js';
import { ReadConstituencyGroup } from '../use-cases/read-constituency-group.js';

export class WatchGroupMessage {
  @IsUUID() workspaceId: string;
  @IsUUID() roundtableId: string;
}

interface Group {
  readonly roundtableId: string;
  readonly constituency: Constituency;
}

/** Begins with the workspace, so that watching another workspace ends it. */
const roomOf = (workspaceId: string, { roundtableId, constituency }: Group): string =>
  `${workspaceId}:${roundtableId}:${constituency}`;

const roomOfGuests = (workspaceId: string, meetingId: string): string => `${workspaceId}:guests:${meetingId}`;

/**
 * Announces what changed in the group meetings of a constituency to the members whose page shows them, and what changed
 * in one meeting to its guests, as types and ids only; to the workspace nothing of it is announced.
 */
@WebSocketGateway({ namespace: '/workspace' })
@UseGuards(AuthGuard)
@UsePipes(inputPipe)
@UseFilters(ProblemFilter)
export class GroupMeetingsGateway {
  @WebSocketServer() private readonly namespace: Namespace | undefined;

  constructor(
    events: EventStream,
    private readonly groups: ReadConstituencyGroup,
    private readonly guests: ReadGuestMeetings,
    private readonly rights: ListeningRights,
  ) {
    events.on(['*'], (event) => this.announce(event));
  }

  @SubscribeMessage('watch-group')
  @Permit('dialogue.roundtable.read')
  async watch(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() { workspaceId, roundtableId }: WatchGroupMessage,
  ): Promise<{ readonly ok: true }> {
    const who = { workspaceId, accountId: actor.accountId, personId: actor.personId };
    const asGuest = await this.guests.meetingIds(actor, roundtableId);
    for (const meetingId of asGuest)
      await this.rights.enter(socket, roomOfGuests(workspaceId, meetingId), {
        ...who,
        ask: (now) => this.guests.demandGuest(now, roundtableId, meetingId),
      });
    const constituency = await this.groups.demandSeat(actor, roundtableId).catch((error: unknown) => {
      // a guest may have no seat, or not be accepted to the other meetings
      if (asGuest.length === 0 || !(error instanceof Problem) || error.kind !== 'not-found') throw error;
      return null;
    });
    if (constituency !== null)
      await this.rights.enter(socket, roomOf(workspaceId, { roundtableId, constituency }), {
        ...who,
        ask: async (now) => void (await this.groups.demandSeat(now, roundtableId, constituency)),
      });
    return { ok: true };
  }

  private async announce({ workspaceId, type, subject, payload }: DomainEvent): Promise<void> {
    const { constituencyGroupId, meetingId } = payload;
    if (typeof constituencyGroupId !== 'string' || !this.isWatched(workspaceId)) return;
    const group = await this.groups.group(systemActor(workspaceId), constituencyGroupId);
    const listening = [roomOf(workspaceId, group)];
    if (typeof meetingId === 'string') listening.push(roomOfGuests(workspaceId, meetingId));
    await this.rights.emitWhenSettled(this.namespace?.local.to(listening), 'changed', { type, subject });
  }

  /** Without members who watch in this process, an event costs no query. */
  private isWatched(workspaceId: string): boolean {
    return [...(this.namespace?.adapter.rooms.keys() ?? [])].some((name) => name.startsWith(`${workspaceId}:`));
  }
}
