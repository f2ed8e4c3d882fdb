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
  readonly personId: string | null;
  /** Throws if this actor may not listen. */
  readonly ask: (actor: Actor) => void | Promise<void>;
}

/** Seconds. All rights are checked periodically, because a session that expires sends no event. */
const askAllEvery = 60;
/** Connections that are checked at the same time, so that requests also get connections to the database. */
const atOnce = 4;

/**
 * The subscriptions of the connections of this process. A command is refused once its right is lost, but a listener
 * sends no commands; so the right is checked again when a commit in any process may have removed it, and a connection
 * without it is closed.
 */
@Injectable()
export class ListeningRights implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly held = new Map<Socket, Map<string, Listening>>();
  /** Ends when everyone who may have lost a right has been checked. */
  private asking: Promise<unknown> = Promise.resolve();
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
    listener.on(({ kind, id, workspaceId, personId }) => {
      if (kind !== 'access') return;
      this.askFirst((one) =>
        personId === undefined ? one.accountId === id : one.personId === personId && one.workspaceId === workspaceId,
      );
    });
    listener.onResumed(() => this.askFirst(() => true));
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

  /**
   * Awaited before an event is sent: a right that ended before the event was committed has ended here too. The
   * notification of the lost right arrives before that of the event.
   */
  async settled(): Promise<void> {
    await this.asking;
  }

  private askFirst(whose: (listening: Listening) => boolean): void {
    this.asking = Promise.all([this.asking, this.askAgain(whose)]);
  }

  async askAgain(whose: (listening: Listening) => boolean): Promise<void> {
    const asked = [...this.held.values()].flatMap((rooms) => [...rooms.values()].filter(whose));
    const next = async (): Promise<void> => {
      for (let one = asked.shift(); one !== undefined; one = asked.shift()) await this.keepOrClose(one);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }

  private async keepOrClose(listening: Listening): Promise<void> {
    try {
      await this.demand(listening);
    } catch (error) {
      // while the database is unavailable nothing is sent either; the check runs again when the database responds
      if (!(error instanceof Problem && error.kind === 'unavailable')) listening.socket.disconnect(true);
    }
  }

  private async demand({ socket, workspaceId, ask }: Listening): Promise<void> {
    const resolver = this.modules.get<ActorResolver>(ActorResolver, { strict: false });
    const actor = await resolver.resolve({ ...credentialsOfSocket(socket), workspaceId });
    if (actor.workspaceId !== workspaceId) throw workspaceNotFound();
    await ask(actor);
  }
}
