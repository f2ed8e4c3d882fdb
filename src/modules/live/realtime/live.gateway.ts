import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { CurrentActor, Permit, Public } from '../../../platform/auth/decorators.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { inputPipe } from '../../../platform/http/validation.js';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { reducerVersion } from '../domain/room/reduce.js';
import { ReadRoom } from '../use-cases/read-room.js';
import { ReadStanding, type RoomStanding } from '../use-cases/read-standing.js';
import { channelOf, demandJoined, liveNamespace, JoinMessage, LeaveMessage, SyncMessage } from './messages.js';
import type { Joined, Standing } from './protocol.js';
import { RoomAttendance } from './room-attendance.js';

type Answer<T = object> = { readonly ok: true } & T;

/** Joining, leaving and synchronising. The floor and steering gateways change the room. */
@WebSocketGateway({ namespace: liveNamespace })
@UseGuards(AuthGuard)
@UsePipes(inputPipe)
@UseFilters(ProblemFilter)
export class LiveGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly standing: ReadStanding,
    private readonly room: ReadRoom,
    private readonly attendance: RoomAttendance,
    private readonly time: Clock,
    private readonly rights: ListeningRights,
  ) {}

  afterInit(namespace: Namespace): void {
    this.attendance.attach(namespace);
  }

  handleConnection(socket: Socket): void {
    socket.on('disconnecting', () => this.attendance.lose(socket));
  }

  /** Joins the channel before reading the state, so that no event is missed in between. */
  @SubscribeMessage('join')
  @Permit('live.room.join')
  async join(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: JoinMessage,
  ): Promise<Answer<Joined>> {
    const channel = channelOf(message);
    const { workspaceId, meetingId, lastSeq, visitId } = message;
    this.attendance.announce(channel, socket, visitId);
    try {
      await this.rights.enter(socket, channel.name, {
        workspaceId,
        accountId: actor.accountId,
        personId: actor.personId,
        ask: (now) => this.standing.demandEntrance(now, meetingId),
      });
      const standing = await this.standing.execute(actor, meetingId, lastSeq);
      const { you: _, ...view } = await this.room.execute(actor, meetingId);
      this.attendance.enter(channel, presentAs(actor, standing), { socket, visitId });
      return { ...(await this.answer(channel.name, standing)), view };
    } catch (error) {
      if (this.attendance.cancel(channel, socket, visitId)) await this.rights.leave(socket, channel.name);
      throw error;
    }
  }

  @SubscribeMessage('leave')
  @Permit('live.room.join')
  async leave(@ConnectedSocket() socket: Socket, @MessageBody() message: LeaveMessage): Promise<Answer> {
    const channel = channelOf(message);
    if (this.attendance.end(channel, socket, message.visitId)) await this.rights.leave(socket, channel.name);
    return { ok: true };
  }

  @SubscribeMessage('sync')
  @Permit('live.room.join')
  async sync(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: SyncMessage,
  ): Promise<Answer<Standing>> {
    demandJoined(socket, message);
    const standing = await this.standing.execute(actor, message.meetingId, message.lastSeq);
    return this.answer(channelOf(message).name, standing);
  }

  /** The server's time, so that the clock is the same on all screens. */
  @SubscribeMessage('clock')
  @Public()
  clock(): Answer<{ readonly serverTime: number }> {
    return { ok: true, serverTime: this.time.now().getTime() };
  }

  private async answer(channelName: string, standing: RoomStanding): Promise<Answer<Standing>> {
    const { seq, hash, state, events } = standing;
    const present = await this.attendance.presence(channelName);
    return {
      ok: true,
      reducer: reducerVersion,
      seq,
      hash,
      state,
      events,
      present,
      serverTime: this.time.now().getTime(),
    };
  }
}

/** The affiliation of the seat, or for a person without a seat that of the account. */
function presentAs(actor: Actor, { entered }: RoomStanding) {
  const seat = entered.seats.find((one) => one.personId === actor.personId);
  const { constituency, capacity } = seat ?? actor;
  return { personId: actor.personId ?? actor.accountId ?? '', constituency, capacity };
}
