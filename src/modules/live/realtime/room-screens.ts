import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { EventStream } from '../../../platform/events/event-stream.js';
import type { DomainEvent } from '../../../platform/events/subscriber.js';
import { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import { type RoomEvent, roomEventTypes, upcast } from '../domain/room/events.js';
import { channelOf, liveNamespace } from './messages.js';
import type { ServerMessages } from './protocol.js';

/** Events written before a roundtable had several meetings name the roundtable, whose id is that of its first meeting. */
type RoomPayload = { readonly event: RoomEvent } & ({ readonly meetingId: string } | { readonly roundtableId: string });

/**
 * Sends committed events to the screens of this process; every process receives every event, so each serves its own
 * screens.
 */
@WebSocketGateway({ namespace: liveNamespace })
export class RoomScreens {
  @WebSocketServer() private readonly namespace: Namespace | undefined;

  constructor(
    stream: EventStream,
    private readonly rights: ListeningRights,
  ) {
    for (const types of Object.values(roomEventTypes))
      for (const [index, type] of types.entries()) stream.on([type], (committed) => this.show(committed, index + 1));
  }

  /** A process of an older version may still write older shapes. */
  private async show(committed: DomainEvent, version: number): Promise<void> {
    const payload = committed.payload as unknown as RoomPayload;
    const { event } = payload;
    const meetingId = 'meetingId' in payload ? payload.meetingId : payload.roundtableId;
    const fact = upcast(event as never, version);
    const message: ServerMessages['event'] = { meetingId, event: { ...event, ...fact } };
    const { name } = channelOf({ workspaceId: committed.workspaceId, meetingId });
    await this.rights.emitWhenSettled(this.namespace?.local.to(name), 'event', message);
  }
}
