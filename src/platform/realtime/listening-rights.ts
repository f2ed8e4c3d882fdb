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
  /** Throws the refusal where this actor may not listen. */
  readonly ask: (actor: Actor) => void | Promise<void>;
}

/** Seconds: a session that ends by itself tells no one. */
const askAllEvery = 60;

/**
 * What the connections of this process listen to. A command is refused once the right has gone, but a listener sends none: so the
 * right is asked again when a committed change may have removed it, in whichever process, and a connection without it is closed.
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

  /** The connection enters this room. Noted first and asked afterwards: the right cannot go unseen in between. */
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
        // while the database is unavailable nothing is sent either; the check runs again when it responds
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
