import { Injectable } from '@nestjs/common';
import { nobody } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { ActorResolver } from '../../../platform/auth/actor-resolver.js';
import type { Credentials } from '../../../platform/auth/actor-resolver.js';
import { digest } from '../domain/secret.js';
import { isEntered } from '../domain/factors/factor.js';
import { factorProblems } from '../domain/factors/problems.js';
import { sessionNoteMs } from '../domain/session.js';
import { NoteUse } from '../use-cases/note-use.js';
import { ReadActor } from '../use-cases/read-actor.js';

/**
 * Finds the actor by the session cookie or the API token. The cookie takes precedence. Without the second factor for
 * which the workspace of the request asks, there is no actor in it: neither for a request nor for a socket.
 */
@Injectable()
export class SessionActorResolver extends ActorResolver {
  constructor(
    private readonly actors: ReadActor,
    private readonly noteUse: NoteUse,
    private readonly clock: Clock,
  ) {
    super();
  }

  ofPerson(workspaceId: string, personId: string): Promise<Actor> {
    return this.actors.ofPerson(workspaceId, personId);
  }

  async resolve(credentials: Credentials): Promise<Actor> {
    const { sessionToken, apiToken, workspaceId, language } = credentials;
    const sessionHash = sessionToken === undefined ? null : await digest(sessionToken);
    const apiTokenHash = sessionHash !== null || apiToken === undefined ? null : await digest(apiToken);
    if (sessionHash === null && apiTokenHash === null) return { ...nobody, language };
    const resolved = await this.actors.execute({
      sessionHash,
      apiTokenHash,
      workspaceId: workspaceId ?? null,
      language,
    });
    if (resolved.seenAt !== null && this.clock.now().getTime() - resolved.seenAt.getTime() > sessionNoteMs) {
      await this.noteUse.execute(resolved.actor.sessionId, apiTokenHash);
    }
    const { actor, secondFactor } = resolved;
    if (!isEntered(secondFactor)) throw factorProblems.needed(secondFactor);
    return actor;
  }
}
