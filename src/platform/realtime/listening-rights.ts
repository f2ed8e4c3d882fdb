import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Namespace, Socket } from 'socket.io';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { ActorResolver } from '../auth/actor-resolver.js';
import { credentialsOfSocket, workspaceNotFound } from '../auth/auth.guard.js';
import { Poller } from '../events/poller.js';
import { NotifyListener } from '../events/notify-listener.js';
import { Logger } from '../observability/logger.js';

interface Listening {
  readonly socket: Socket;
  readonly room: string;
  readonly workspaceId: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  /** Throws if this actor may not listen. */
  readonly ask: (actor: Actor) => void | Promise<void>;
}

/** Seconds. All rights are checked periodically, because a session that expires sends no event. */
const askAllEvery = 60;
/** Connections that are checked at the same time, so that requests also get connections to the database. */
const lanes = 4;

/**
 * The subscriptions of the connections of this process. A command is refused once its right is lost, but a listener
 * sends no commands; so the right is checked again when a commit in any process may have removed it, and a connection
 * without it is closed.
 */
@Injectable()
export class ListeningRights implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly held = new Map<Socket, Map<string, Listening>>();
  /** Ends when everyone who may have lost a right has been checked. */
  private asking: Promise<void> = Promise.resolve();
  private readonly lanes: Promise<void>[] = Array.from({ length: lanes }, () => Promise.resolve());
  private lane = 0;
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
      const mayHaveLost = (one: Listening) =>
        personId === undefined ? one.accountId === id : one.personId === personId && one.workspaceId === workspaceId;
      this.askBefore(this.ask(mayHaveLost, true));
    });
    listener.onResumed(() => this.askBefore(this.askAgain(() => true)));
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
  async enter(socket: Socket, room: string, given: Omit<Listening, 'socket' | 'room'>): Promise<void> {
    // one that closed while its request was read has nothing to listen to, and is not removed by its end
    if (!socket.connected) return;
    const listening = { ...given, socket, room };
    const rooms = this.held.get(socket) ?? new Map<string, Listening>();
    rooms.set(room, listening);
    if (!this.held.has(socket)) {
      this.held.set(socket, rooms);
      socket.once('disconnect', () => this.held.delete(socket));
    }
    try {
      await this.demand(listening);
    } catch (error) {
      rooms.delete(room);
      throw error;
    }
    await socket.join(room);
  }

  async leave(socket: Socket, room: string): Promise<void> {
    this.held.get(socket)?.delete(room);
    await socket.leave(room);
  }

  /**
   * Sends to listeners once everyone who may have lost a right has been checked: a right that ended before an event was
   * committed has ended here too, because the notification of the lost right arrives before that of the event.
   */
  async emitWhenSettled(listeners: Pick<Namespace, 'emit'> | undefined, name: string, message: object): Promise<void> {
    await this.asking;
    listeners?.emit(name, message);
  }

  private askBefore(asked: Promise<unknown>): void {
    this.asking = Promise.allSettled([this.asking, asked]).then(() => undefined);
  }

  askAgain(whose: (listening: Listening) => boolean): Promise<void> {
    return this.ask(whose, false);
  }

  private async ask(whose: (listening: Listening) => boolean, mayHaveLost: boolean): Promise<void> {
    const asked = [...this.held.values()].flatMap((rooms) => [...rooms.values()].filter(whose));
    await Promise.all(asked.map((one) => this.inLane(() => this.keepOrClose(one, mayHaveLost))));
  }

  private inLane(check: () => Promise<void>): Promise<void> {
    this.lane = (this.lane + 1) % lanes;
    return (this.lanes[this.lane] = this.lanes[this.lane]!.then(check));
  }

  /**
   * If the database does not answer, a connection that may have lost its right is closed: it connects again by itself
   * and is checked then. The others are kept, and checked again when the database responds.
   */
  private async keepOrClose(listening: Listening, mayHaveLost: boolean): Promise<void> {
    try {
      await this.demand(listening);
    } catch (error) {
      const isUnavailable = error instanceof Problem && error.kind === 'unavailable';
      if (mayHaveLost || !isUnavailable) listening.socket.disconnect(true);
    }
  }

  private async demand({ socket, workspaceId, ask }: Listening): Promise<void> {
    const resolver = this.modules.get<ActorResolver>(ActorResolver, { strict: false });
    const actor = await resolver.resolve({ ...credentialsOfSocket(socket), workspaceId });
    if (actor.workspaceId !== workspaceId) throw workspaceNotFound();
    await ask(actor);
  }
}
