import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Socket } from 'socket.io';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { ActorResolver } from '../auth/actor-resolver.js';
import { credentialsOfSocket, workspaceNotFound } from '../auth/auth.guard.js';
import { Poller } from '../events/poller.js';
import { NotifyListener } from '../events/notify-listener.js';
import { Logger } from '../observability/logger.js';

interface Listening {
  readonly socket: Socket;
  readonly workspaceId: string;
  readonly accountId: string | null;
  /** Throws if this actor may not listen. */
  readonly ask: (actor: Actor) => void | Promise<void>;
}

/** Seconds. All rights are checked periodically, because a session that expires sends no event. */
const askAllEvery = 60;

/**
 * The subscriptions of the connections of this process. A command is refused once its right is lost, but a listener
 * sends no commands; so the right is checked again when a commit in any process may have removed it, and a connection
 * without it is closed.
 */
@Injectable()
export class ListeningRights implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly held = new Map<Socket, Map<string, Listening>>();
  private readonly sweep = new Poller(
    () => this.askAgain(() => true),
    askAllEvery,
    (error) => this.logger.error('asking for the rights of connections', error),
  );

  constructor(
    listener: NotifyListener,
    private readonly modules: ModuleRef,
    private readonly logger: Logger,
  ) {
    listener.on(({ kind, id }) => {
      if (kind === 'access') void this.askAgain(({ accountId }) => accountId === id);
    });
    listener.onResumed(() => this.sweep.poke());
  }

  onApplicationBootstrap(): void {
    this.sweep.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.sweep.stop();
  }

  /**
   * Adds the connection to a room. The subscription is registered first and checked afterwards, so that a right lost
   * in between is noticed.
   */
  async enter(socket: Socket, room: string, listening: Omit<Listening, 'socket'>): Promise<void> {
    const rooms = this.held.get(socket) ?? new Map<string, Listening>();
    rooms.set(room, { ...listening, socket });
    if (!this.held.has(socket)) {
      this.held.set(socket, rooms);
      socket.once('disconnect', () => this.held.delete(socket));
    }
    await this.demand({ ...listening, socket });
    await socket.join(room);
  }

  async leave(socket: Socket, room: string): Promise<void> {
    this.held.get(socket)?.delete(room);
    await socket.leave(room);
  }

  async askAgain(whose: (listening: Listening) => boolean): Promise<void> {
    const asked = [...this.held.values()].flatMap((rooms) => [...rooms.values()].filter(whose));
    for (const listening of asked) {
      try {
        await this.demand(listening);
      } catch (error) {
        // while the database is unavailable nothing is sent either; the check runs again when the database responds
        if (!(error instanceof Problem && error.kind === 'unavailable')) listening.socket.disconnect(true);
      }
    }
  }

  private async demand({ socket, workspaceId, ask }: Listening): Promise<void> {
    const resolver = this.modules.get<ActorResolver>(ActorResolver, { strict: false });
    const actor = await resolver.resolve({ ...credentialsOfSocket(socket), workspaceId });
    if (actor.workspaceId !== workspaceId) throw workspaceNotFound();
    await ask(actor);
  }
}
