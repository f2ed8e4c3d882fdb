import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { NotifyListener, type WakeMessage } from '../events/notify-listener.js';
import { Poller } from '../events/poller.js';
import { Logger } from '../observability/logger.js';
import type { RequestContext } from '../observability/request-context.js';
import { ActorResolver, type Credentials } from './actor-resolver.js';
import { PermissionRegistry } from './permission-registry.js';

/** A request of a signed-in person that is not answered completely yet. */
export interface RunningRequest {
  readonly credentials: Credentials;
  readonly permission: string | undefined;
  readonly actor: Actor;
  readonly method: string;
  readonly response: Response;
  readonly context: RequestContext | undefined;
}

/** Milliseconds in which a request that ends its own right, as signing out does, learns that its change is committed. */
const ownChange = 250;
/** Seconds: what ends by itself, a session or token, sends no event. */
const askAllEvery = 30;

/**
 * The requests in progress in this process. Each was permitted when it began; a long one (a download, an upload, a
 * document that waits for its turn) is asked again when a commit in any process may have ended its right, and without
 * it nothing more of it is committed, and the connection is closed unless a part is committed already.
 */
@Injectable()
export class RequestRights implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly running = new Set<RunningRequest>();
  private readonly sweep = new Poller(
    () => this.askAll(),
    askAllEvery,
    (error) => this.logger.error('asking for the rights of requests', error),
  );

  constructor(
    listener: NotifyListener,
    private readonly modules: ModuleRef,
    private readonly permissions: PermissionRegistry,
    private readonly logger: Logger,
  ) {
    listener.on((message) => {
      if (message.kind === 'access') this.changed(message);
    });
    listener.onResumed(() => void this.askAll());
  }

  onApplicationBootstrap(): void {
    this.sweep.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.sweep.stop();
  }

  watch(request: RunningRequest): void {
    this.running.add(request);
    request.response.once('close', () => this.running.delete(request));
  }

  private changed({ id, personId, workspaceId }: WakeMessage): void {
    for (const request of this.running) {
      const { actor } = request;
      if (personId === undefined && actor.accountId === id) void this.ask(request);
      // a seat or a group: which records it opened is not known here
      else if (personId !== undefined && actor.personId === personId && actor.workspaceId === workspaceId)
        endDownload(request);
    }
  }

  private async askAll(): Promise<void> {
    for (const request of [...this.running]) await this.ask(request);
  }

  private async ask(request: RunningRequest): Promise<void> {
    if (!isRead(request)) await sleep(ownChange);
    if (!this.running.has(request)) return;
    if (await this.isPermitted(request)) return;
    request.context?.withdraw();
    // what is committed already, perhaps the end of its own right, still gets its answer
    if (isRead(request) || request.context?.hasCommitted !== true) request.response.destroy();
  }

  private async isPermitted({ credentials, permission, actor }: RunningRequest): Promise<boolean> {
    try {
      const resolver = this.modules.get<ActorResolver>(ActorResolver, { strict: false });
      const now = await resolver.resolve(credentials);
      if (now.accountId !== actor.accountId || now.workspaceId !== actor.workspaceId) return false;
      return permission === undefined || this.permissions.allows(now, permission);
    } catch (error) {
      // the database is away: the next question decides
      return error instanceof Problem && error.kind === 'unavailable';
    }
  }
}

const isRead = ({ method }: RunningRequest): boolean => method === 'GET' || method === 'HEAD';

function endDownload(request: RunningRequest): void {
  if (isRead(request) && request.response.headersSent) request.response.destroy();
}
