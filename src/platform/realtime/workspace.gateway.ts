import { UseFilters, UseGuards } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { type Actor, demand, roles } from '../../kernel/actor.js';
import { AuthGuard } from '../auth/auth.guard.js';
import { CurrentActor, Permit } from '../auth/decorators.js';
import { EventStream } from '../events/event-stream.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { JobWiring } from '../jobs/job-wiring.js';
import { ListeningRights } from './listening-rights.js';

export const realtimePermissions = {
  'platform.workspace.watch': roles,
} as const;

/**
 * Announces what changed in a workspace, as types and ids only; clients then request what they may see. Every process
 * receives every event, so each one notifies only its own connections; through the adapter, each connection would be
 * notified once by every process.
 */
// gateways do not use the program's global guard and filter: without these, a refusal has no acknowledgement
@WebSocketGateway({ namespace: '/workspace' })
@UseGuards(AuthGuard)
@UseFilters(ProblemFilter)
export class WorkspaceGateway {
  @WebSocketServer() private readonly namespace: Namespace | undefined;

  constructor(
    events: EventStream,
    jobs: JobWiring,
    private readonly rights: ListeningRights,
  ) {
    events.on(['*'], async ({ workspaceId, type, subject, payload }) => {
      // of a group meeting nothing is announced to the workspace, not even that something changed
      if (payload['constituencyGroupId'] === undefined)
        await this.announce(workspaceId, 'changed', { type, subject, watching: this.watching(workspaceId) });
    });
    jobs.onChange((workspaceId, id) => void this.announce(workspaceId, 'job', { id }));
  }

  /** Connections of this process, so that clients can spread their requests. */
  private watching(workspaceId: string): number {
    return this.namespace?.adapter.rooms.get(workspaceId)?.size ?? 0;
  }

  private announce(workspaceId: string, name: 'changed' | 'job', message: object): Promise<void> {
    return this.rights.emitWhenSettled(this.namespace?.local.to(workspaceId), name, message);
  }

  @SubscribeMessage('watch')
  @Permit('platform.workspace.watch')
  async watch(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() _body: { workspaceId?: string },
  ): Promise<{ readonly ok: true }> {
    // what is watched within this workspace stays: the page of group meetings may have asked first
    const others = [...socket.rooms].filter((room) => room !== socket.id && !room.startsWith(actor.workspaceId!));
    for (const room of others) await this.rights.leave(socket, room);
    await this.rights.enter(socket, actor.workspaceId!, {
      workspaceId: actor.workspaceId!,
      accountId: actor.accountId,
      personId: actor.personId,
      ask: (now) => demand(now, realtimePermissions, 'platform.workspace.watch'),
    });
    return { ok: true };
  }
}
