import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { systemActor } from '../../../kernel/actor.js';
import { Problem } from '../../../kernel/problem.js';
import { EventStream } from '../../../platform/events/event-stream.js';
import type { DomainEvent } from '../../../platform/events/subscriber.js';
import { Logger } from '../../../platform/observability/logger.js';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { seatVacated } from '../../dialogue/index.js';
import { ReadRoom } from '../use-cases/read-room.js';
import { channelOf, liveNamespace } from './channel.js';
import type { RoomAddress, ServerMessages } from './protocol.js';

/** Milliseconds for which changes are collected: planning an agenda makes many. */
const showAfter = 50;

/**
 * Sends changes of a roundtable (agenda, seats, title, state) to the screens of its room, in this process only,
 * because every process receives every event.
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
    stream.on([seatVacated], ({ workspaceId }) => this.askAgain(workspaceId));
    stream.on(['*'], (event) => {
      if (event.type.startsWith('dialogue.')) this.changed(event);
    });
  }

  private changed({ workspaceId, subject }: DomainEvent): void {
    const address = { workspaceId, roundtableId: subject };
    const { name } = channelOf(address);
    if (this.waiting.has(name) || !this.namespace?.adapter.rooms.has(name)) return;
    this.waiting.add(name);
    setTimeout(() => {
      this.waiting.delete(name);
      void this.show(name, address);
    }, showAfter);
  }

  /** Checks again who may be in the room, and disconnects the others. */
  private askAgain(workspaceId: string): Promise<void> {
    return this.rights.askAgain((one) => one.workspaceId === workspaceId);
  }

  private async show(channelName: string, { workspaceId, roundtableId }: RoomAddress): Promise<void> {
    try {
      const { you: _, ...view } = await this.room.execute(systemActor(workspaceId), roundtableId);
      // a draft is visible only to those who prepare it
      if (view.roundtable.state === 'draft') await this.askAgain(workspaceId);
      const message: ServerMessages['view'] = { roundtableId, view };
      this.namespace?.local.to(channelName).emit('view', message);
    } catch (error) {
      // an old view is not shown for long: the next change, or joining again, sends the current one
      if (!(error instanceof Problem)) this.logger.error('a room could not be shown what changed', error);
    }
  }
}
