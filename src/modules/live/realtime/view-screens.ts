import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { systemActor } from '../../../kernel/actor.js';
import { Problem } from '../../../kernel/problem.js';
import { EventStream } from '../../../platform/events/event-stream.js';
import type { DomainEvent } from '../../../platform/events/subscriber.js';
import { Logger } from '../../../platform/observability/logger.js';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { ReadRoom } from '../use-cases/read-room.js';
import { channelOf, liveNamespace } from './messages.js';
import type { RoomAddress, ServerMessages } from './protocol.js';

/** Milliseconds for which changes are collected: planning an agenda makes many. */
const showAfter = 50;

/**
 * Sends changes of a roundtable or working group (agenda, seats, title, state) to the screens of the rooms of its
 * meetings, in this process only, because every process receives every event.
 */
@WebSocketGateway({ namespace: liveNamespace })
export class ViewScreens {
  @WebSocketServer() private readonly namespace: Namespace | undefined;
  private readonly waiting = new Set<string>();

  constructor(
    stream: EventStream,
    private readonly room: ReadRoom,
    private readonly rights: ListeningRights,
    private readonly logger: Logger,
  ) {
    stream.on(['*'], (event) => {
      if (event.type.startsWith('dialogue.')) this.changed(event);
    });
  }

  private changed({ workspaceId, subject }: DomainEvent): void {
    const key = `${workspaceId}:${subject}`;
    // a workspace without screens in this process costs no query
    if (this.waiting.has(key) || this.roomsOf(workspaceId).length === 0) return;
    this.waiting.add(key);
    setTimeout(() => {
      this.waiting.delete(key);
      void this.showAll(workspaceId, subject);
    }, showAfter);
  }

  /** Names of the channels of a workspace to which screens of this process listen. */
  private roomsOf(workspaceId: string): readonly string[] {
    const beginning = channelOf({ workspaceId, meetingId: '' }).name;
    return [...(this.namespace?.adapter.rooms.keys() ?? [])].filter((name) => name.startsWith(beginning));
  }

  private async showAll(workspaceId: string, bodyId: string): Promise<void> {
    try {
      const listening = this.roomsOf(workspaceId);
      const meetings = await this.room.meetingsOf(systemActor(workspaceId), bodyId);
      const shown = meetings.map((meetingId) => ({ workspaceId, meetingId }));
      for (const address of shown.filter((one) => listening.includes(channelOf(one).name))) await this.show(address);
    } catch (error) {
      // an old view is not shown for long: the next change, or joining again, sends the current one
      if (!(error instanceof Problem)) this.logger.error('a room could not be shown what changed', error);
    }
  }

  private async show(address: RoomAddress): Promise<void> {
    const { workspaceId, meetingId } = address;
    const { you: _, ...view } = await this.room.execute(systemActor(workspaceId), meetingId);
    const { name } = channelOf(address);
    // its roundtable may be a draft, which is visible only to those who prepare it; the others are disconnected
    if (view.meeting.state === 'planned') await this.rights.askAgain(({ room }) => room === name);
    const message: ServerMessages['view'] = { meetingId, view };
    await this.rights.emitWhenSettled(this.namespace?.local.to(name), 'view', message);
  }
}
