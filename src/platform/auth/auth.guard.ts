import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Socket } from 'socket.io';
import { type Actor, nobody, notPermitted } from '../../kernel/actor.js';
import { isId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { findTextFaults, textInvalid } from '../http/check-text.js';
import { languageOf, languageOfSocket } from '../http/language.js';
import { Logger } from '../observability/logger.js';
import { currentRequest } from '../observability/request-context.js';
import { noteKnown } from '../realtime/anonymous-connections.js';
import { countCommand } from '../realtime/command-limit.js';
import type { AdmittedSocket } from '../realtime/socket-adapter.js';
import { ActorResolver, type Credentials, sessionCookie } from './actor-resolver.js';
import { permitKey, publicKey, securityKey, signedInKey } from './metadata.js';
import { PermissionRegistry } from './permission-registry.js';
import { RequestRights, type RunningRequest } from './request-rights.js';

const actors = new WeakMap<object, Actor>();

/** The actor that the guard found for this request or socket command. */
export function actorOf(context: ExecutionContext): Actor {
  return actors.get(carrierOf(context)) ?? nobody;
}

function carrierOf(context: ExecutionContext): object {
  if (context.getType() === 'ws') {
    const payload: unknown = context.switchToWs().getData();
    return typeof payload === 'object' && payload !== null ? payload : context.switchToWs().getClient<object>();
  }
  return context.switchToHttp().getRequest<object>();
}

/** The permission that an endpoint's decorators require; it does not change at run time. */
interface Rule {
  readonly permission: string | undefined;
  readonly isPublic: boolean;
  readonly signedIn: boolean;
}

/**
 * Authenticates every call, HTTP and socket alike, and checks the permission that its endpoint declares. Denies by
 * default.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private resolver: ActorResolver | undefined;
  private rights: RequestRights | undefined;
  private readonly rules = new Map<ReturnType<ExecutionContext['getHandler']>, Rule>();

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly permissions: PermissionRegistry,
    private readonly logger: Logger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    try {
      return await this.admit(context);
    } catch (error) {
      this.noteRefusal(context, error);
      throw error;
    }
  }

  /** In the security log, whose interceptor comes after the guard. */
  private noteRefusal(context: ExecutionContext, error: unknown): void {
    const event = this.reflector.get<string | undefined>(securityKey, context.getHandler());
    if (event === undefined || context.getType() !== 'http') return;
    const { params } = context.switchToHttp().getRequest<Request>();
    const outcome = error instanceof Problem ? error.code : 'failed';
    this.logger.security({ event, outcome, account: actorOf(context).accountId, ...params });
  }

  private async admit(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'ws') checkCommand(context);
    const { permission, isPublic, signedIn } = this.ruleOf(context);
    const credentials = credentialsOf(context);
    const actor = await this.resolve(credentials, isPublic);
    if (isAnother(actor, context)) throw otherPerson();
    actors.set(carrierOf(context), actor);
    const request = currentRequest();
    if (request !== undefined) request.accountId = actor.accountId;
    if (actor.kind === 'person' && !isPublic && context.getType() === 'http')
      this.watch(context, { credentials, permission, actor, context: request });
    if (actor.kind === 'person' && context.getType() === 'ws') noteKnown(context.switchToWs().getClient<Socket>());
    if (isPublic) return true;
    if (actor.kind === 'nobody') throw signInNeeded();
    if (permission !== undefined) return this.check(actor, permission, credentials);
    if (signedIn) return true;
    throw notPermitted('none');
  }

  private watch(context: ExecutionContext, running: Omit<RunningRequest, 'method' | 'response'>): void {
    const { method } = context.switchToHttp().getRequest<Request>();
    const rights = (this.rights ??= this.modules.get<RequestRights>(RequestRights, { strict: false }));
    rights.watch({ ...running, method, response: context.switchToHttp().getResponse<Response>() });
  }

  private ruleOf(context: ExecutionContext): Rule {
    const handler = context.getHandler();
    const known = this.rules.get(handler);
    if (known !== undefined) return known;
    const where = [handler, context.getClass()];
    const rule = {
      permission: this.reflector.getAllAndOverride<string | undefined>(permitKey, where),
      isPublic: this.reflector.getAllAndOverride<boolean | undefined>(publicKey, where) === true,
      signedIn: this.reflector.getAllAndOverride<boolean | undefined>(signedInKey, where) === true,
    };
    this.rules.set(handler, rule);
    return rule;
  }

  private check(actor: Actor, permission: string, credentials: Credentials): true {
    if (actor.workspaceId === null || actor.workspaceId !== credentials.workspaceId) throw workspaceNotFound();
    if (!this.permissions.allows(actor, permission)) throw notPermitted(permission);
    return true;
  }

  private async resolve(credentials: Credentials, isPublic: boolean): Promise<Actor> {
    const hasCredentials = credentials.sessionToken !== undefined || credentials.apiToken !== undefined;
    if (!hasCredentials) return { ...nobody, language: credentials.language };
    const resolver = (this.resolver ??= this.modules.get<ActorResolver>(ActorResolver, { strict: false }));
    try {
      return await resolver.resolve(credentials);
    } catch (error) {
      if (isPublic) return { ...nobody, language: credentials.language };
      throw error;
    }
  }
}

/**
 * For socket commands, the checks that middleware makes for HTTP: the rate limit, and whether the texts can be stored.
 */
function checkCommand(context: ExecutionContext): void {
  countCommand(context.switchToWs().getClient<Socket>());
  const faults = findTextFaults(context.switchToWs().getData());
  if (faults.length > 0) throw textInvalid(faults);
}

function credentialsOf(context: ExecutionContext): Credentials {
  if (context.getType() === 'ws') {
    const payload = context.switchToWs().getData<{ workspaceId?: unknown } | undefined>();
    return {
      ...credentialsOfSocket(context.switchToWs().getClient<Socket>()),
      workspaceId: isId(payload?.workspaceId) ? payload.workspaceId : undefined,
    };
  }
  const request = context.switchToHttp().getRequest<Request>();
  const { workspaceId } = request.params;
  return { ...fromHeaders(request.headers, request.secure), workspaceId: isId(workspaceId) ? workspaceId : undefined };
}

/**
 * Whether the cookie now belongs to another account than the one for which the page was loaded: on a shared device,
 * someone else may have signed in in another tab. What the first person typed or saved must not be submitted in the
 * name of the second.
 */
function isAnother({ accountId }: Actor, context: ExecutionContext): boolean {
  const loadedFor: unknown =
    context.getType() === 'ws'
      ? (context.switchToWs().getClient<Socket>().handshake.auth as Record<string, unknown>)['account']
      : context.switchToHttp().getRequest<Request>().headers['x-tripartite-account'];
  return accountId !== null && typeof loadedFor === 'string' && loadedFor !== accountId;
}

/** The credentials sent at the handshake. Whether they are still valid is checked for each command. */
export function credentialsOfSocket({ handshake, data }: Socket): Credentials {
  const { isSecure } = data as AdmittedSocket;
  return { ...fromHeaders(handshake.headers, isSecure === true), language: languageOfSocket(handshake) };
}

function fromHeaders(headers: Request['headers'], isSecure: boolean): Credentials {
  const bearer = /^Bearer ([\w.~+/=-]{20,512})$/.exec(headers.authorization ?? '')?.[1];
  const session = parseCookie(headers.cookie ?? '')[sessionCookie(isSecure)];
  return { sessionToken: session, apiToken: bearer, language: languageOf(headers['accept-language']) };
}

function otherPerson(): Problem {
  const title = {
    en: 'Someone else is now signed in to this browser.',
    zh: '此浏览器现已由他人登录。',
  };
  const detail = {
    en: 'Your changes were not saved. Reload the page to continue as the person who is signed in now.',
    zh: '未以其名义保存任何内容。请重新加载页面，以当前登录者的身份继续。',
  };
  return new Problem('conflict', 'platform.auth.other-person', title, { detail });
}

function signInNeeded(): Problem {
  return new Problem('unauthenticated', 'platform.auth.sign-in-needed', {
    en: 'Sign in to continue.',
    zh: '请先登录。',
  });
}

/**
 * The same problem whether the workspace does not exist or the account is not a member of it, so that it reveals
 * neither.
 */
export function workspaceNotFound(): Problem {
  return new Problem('not-found', 'platform.auth.workspace-not-found', {
    en: 'Workspace not found, or you do not have access.',
    zh: '未找到该工作区，或您无权访问。',
  });
}
