import { RequestMethod } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { permitKey, publicKey, signedInKey } from '../../src/platform/auth/metadata.js';

/** The metadata of one endpoint or socket command of the running program. */
export interface EntryPoint {
  /** `GET workspaces/:workspaceId/places` or `socket /live join`. */
  readonly name: string;
  readonly kind: 'http' | 'socket';
  readonly method: string;
  readonly path: string;
  readonly permission: string | undefined;
  readonly isPublic: boolean;
  readonly forSignedIn: boolean;
  /** Whether it reads query parameters. */
  readonly isQueried: boolean;
}

interface Place {
  readonly metatype: object;
  readonly prototype: object;
}

type Metadata = Pick<EntryPoint, 'permission' | 'isPublic' | 'forSignedIn' | 'isQueried'>;

function access(handler: object & { readonly name?: string }, owner: object): Metadata {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, owner, handler.name ?? '') as object | undefined;
  const find = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, owner);
  return {
    permission: find(permitKey) as string | undefined,
    isPublic: find(publicKey) === true,
    forSignedIn: find(signedInKey) === true,
    isQueried: Object.keys(parameters ?? {}).some((kind) => kind.startsWith(`${RouteParamtypes.QUERY}:`)),
  };
}

function handlersOf(prototype: object): object[] {
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return names
    .map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown)
    .filter((value): value is object => typeof value === 'function');
}

function paths(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value ?? '']).map((path) => String(path).replace(/^\/+|\/+$/g, ''));
}

function httpEntryPoints({ metatype, prototype }: Place): EntryPoint[] {
  const bases = paths(Reflect.getMetadata('path', metatype));
  return handlersOf(prototype).flatMap((handler) => {
    const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const ends = paths(Reflect.getMetadata('path', handler));
    return bases.flatMap((base) =>
      ends.map((end): EntryPoint => {
        const path = [base, end].filter(Boolean).join('/');
        const verb = RequestMethod[method];
        return { name: `${verb} ${path}`, kind: 'http', method: verb, path, ...access(handler, metatype) };
      }),
    );
  });
}

function socketEntryPoints({ metatype, prototype }: Place): EntryPoint[] {
  const options = Reflect.getMetadata('websockets:gateway_options', metatype) as { namespace?: string } | undefined;
  const namespace = `/${String(options?.namespace ?? '').replace(/^\//, '')}`;
  return handlersOf(prototype).flatMap((handler) => {
    if (Reflect.getMetadata('websockets:message_mapping', handler) !== true) return [];
    const message = Reflect.getMetadata('message', handler) as string;
    const name = `socket ${namespace} ${message}`;
    return [{ name, kind: 'socket', method: message, path: namespace, ...access(handler, metatype) } as const];
  });
}

/** All endpoints and socket commands of the running program, from the metadata of its router. */
export function entryPointsOf(app: INestApplicationContext): EntryPoint[] {
  const modules = [...app.get(ModulesContainer).values()];
  const classes = (of: Iterable<{ readonly metatype: unknown }>): unknown[] => [...of].map(({ metatype }) => metatype);
  return entryPointsIn(
    modules.flatMap(({ controllers }) => classes(controllers.values())),
    modules.flatMap(({ providers }) => classes(providers.values())),
  );
}

export function entryPointsIn(controllers: readonly unknown[], providers: readonly unknown[]): EntryPoint[] {
  const gateways = providers
    .flatMap(place)
    .filter(({ metatype }) => Reflect.getMetadata('websockets:is_gateway', metatype) === true);
  const all = [...controllers.flatMap(place).flatMap(httpEntryPoints), ...gateways.flatMap(socketEntryPoints)];
  return [...new Map(all.map((entryPoint) => [entryPoint.name, entryPoint])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

function place(metatype: unknown): Place[] {
  return typeof metatype === 'function' && metatype.prototype
    ? [{ metatype, prototype: metatype.prototype as object }]
    : [];
}
