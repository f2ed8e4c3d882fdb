import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { actorOf } from './auth.guard.js';
import { permitKey, publicKey, signedInKey } from './metadata.js';

/** Declares the permission that an endpoint or socket command requires. */
export const Permit = (permission: string) => SetMetadata(permitKey, permission);

/** Declares that an endpoint is open without signing in. */
export const Public = () => applyDecorators(SetMetadata(publicKey, true), ApiExtension('x-public', true));

/**
 * Declares that any account may call an endpoint, without a workspace: for example, to list its sessions or change its
 * language.
 */
export const SignedIn = () => SetMetadata(signedInKey, true);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => actorOf(context));
