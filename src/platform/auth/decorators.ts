import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { actorOf } from './auth.guard.js';
import { permitKey, publicKey, signedInKey } from './metadata.js';

/** Each endpoint and socket command names its permission. */
export const Permit = (permission: string) => SetMetadata(permitKey, permission);

/** Open to no one in particular, on purpose. */
export const Public = () => SetMetadata(publicKey, true);

/** For any account, outside of a workspace: one's own sessions, one's own language. */
export const SignedIn = () => SetMetadata(signedInKey, true);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => actorOf(context));
