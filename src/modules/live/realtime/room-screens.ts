import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import type { DomainEvent } from '../../../platform/events/subscriber.js';
import type { RoomEvent } from '../domain/room/events.js';
import { channelOf, liveNamespace } from './channel.js';
import type { ServerMessages } from './protocol.js';

/** Sends what was committed to the screens of this process; every process hears every event, so each serves its own. */
@WebSocketGateway({ namespace: liveNamespace })
export class RoomScreens {
  @WebSocketServer() private readonly namespace: Namespace | undefined;

  show(committed: DomainEvent): void {
    const { roundtableId, event } = committed.payload as unknown as { roundtableId: string; event: RoomEvent };
    const message: ServerMessages['event'] = { roundtableId, event };
    const { name } = channelOf({ workspaceId: committed.workspaceId, roundtableId });
    this.namespace?.local.to(name).emit('event', message);
  }
}
