import 'reflect-metadata';
import { Controller, Get, Post, UseFilters, UseGuards } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { AppModule } from '../../src/app.module.js';
import { roles } from '../../src/kernel/actor.js';
import type { PermissionTable } from '../../src/kernel/actor.js';
import { AuthGuard, Permit, PermissionRegistry } from '../../src/platform/auth/index.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { notIdempotentKey } from '../../src/platform/http/idempotency.interceptor.js';
import { jobPermissions } from '../../src/platform/jobs/job-permissions.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import { realtimePermissions } from '../../src/platform/realtime/workspace.gateway.js';
import { PhoneController } from '../../src/surveys/http/phone.controller.js';
import { type EntryPoint, entryPointsIn } from '../e2e/walk-routes.js';
import { code, isSpec, sources } from './laws/law.js';

interface ModuleParts {
  readonly imports?: readonly unknown[];
  readonly controllers?: readonly unknown[];
  readonly providers?: readonly unknown[];
}

/** The controllers and providers of all modules, from the decorators only: nothing is started. */
function parts(module: unknown, seen = new Set<unknown>()): { controllers: unknown[]; providers: unknown[] } {
  const dynamic: ModuleParts & { readonly module?: unknown } =
    typeof module === 'object' && module !== null ? module : {};
  const type = dynamic.module ?? module;
  if (typeof type !== 'function') return { controllers: [], providers: [] };
  if (seen.has(type)) return { controllers: [], providers: [] };
  seen.add(type);
  const of = (key: keyof ModuleParts): unknown[] => [
    ...((Reflect.getMetadata(key, type) as unknown[] | undefined) ?? []),
    ...(dynamic[key] ?? []),
  ];
  const below = of('imports').map((each) => parts(each, seen));
  return {
    controllers: [...of('controllers'), ...below.flatMap((each) => each.controllers)],
    providers: [...of('providers'), ...below.flatMap((each) => each.providers)],
  };
}

const program = parts(AppModule.with({ settings: readSettings({}), url: 'postgres://nowhere' }));
const entryPoints = entryPointsIn(program.controllers, program.providers);
const tables = await permissionTables();

async function permissionTables(): Promise<readonly (readonly [string, PermissionTable])[]> {
  const files = [...sources().keys()].filter((file) => /^src\/.*\/domain\/policy\.ts$/.test(file));
  const found: (readonly [string, PermissionTable])[] = [];
  for (const file of files) {
    const policy = (await import(`../../${file}`)) as Record<string, unknown>;
    const owner = /(\w+)\/domain/.exec(file)?.[1] ?? '';
    found.push(
      ...Object.values(policy)
        .filter(isTable)
        .map((table) => [owner, table] as const),
    );
  }
  return [...found, ['platform', jobPermissions], ['platform', realtimePermissions]];
}

function isTable(value: unknown): value is PermissionTable {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const lists = Object.values(value);
  return (
    lists.length > 0 &&
    lists.every((list) => Array.isArray(list)) &&
    Object.keys(value).every((name) => name.includes('.'))
  );
}

const unnamed = (list: readonly EntryPoint[]): readonly string[] =>
  list
    .filter(({ permission, isPublic, forSignedIn }) => permission === undefined && !isPublic && !forSignedIn)
    .map(({ name }) => name);
const unknown = (list: readonly EntryPoint[]): readonly string[] => {
  const known = tables.flatMap(([, table]) => Object.keys(table));
  return list.flatMap(({ name, permission }) =>
    permission === undefined || known.includes(permission) ? [] : [`${name}: ${permission}`],
  );
};
/** Nest does not apply the program's guard and filter to gateways, so each must declare them. */
const unguarded = (providers: readonly unknown[]): readonly string[] =>
  providers
    .filter(
      (each): each is { name: string } =>
        typeof each === 'function' && Reflect.getMetadata('websockets:is_gateway', each) === true,
    )
    .filter((gateway) => entryPointsIn([], [gateway]).length > 0)
    .filter((gateway) => {
      const has = (key: string, wanted: unknown): boolean =>
        ((Reflect.getMetadata(key, gateway) as unknown[] | undefined) ?? []).includes(wanted);
      return !has('__guards__', AuthGuard) || !has('__exceptionFilters__', ProblemFilter);
    })
    .map(({ name }) => name);

@Controller('seed')
class BareController {
  @Get() open(): void {}
  @Post() @Permit('roadmap.action.inveted') typo(): void {}
}

@WebSocketGateway({ namespace: '/seed' })
class BareGateway {
  @SubscribeMessage('go') go(): void {}
}

@WebSocketGateway({ namespace: '/good' })
@UseGuards(AuthGuard)
@UseFilters(ProblemFilter)
class GoodGateway {
  @SubscribeMessage('go') @Permit('roadmap.read') go(): void {}
}

describe('every endpoint and socket command', () => {
  it('is found', () => {
    expect(entryPoints.filter(({ kind }) => kind === 'http').length).toBeGreaterThan(100);
    expect(entryPoints.filter(({ kind }) => kind === 'socket').length).toBeGreaterThan(9);
  });

  it('declares a permission, or that it is open', () => {
    expect(unnamed(entryPoints)).toEqual([]);
    expect(unnamed(entryPointsIn([BareController], [BareGateway]))).toEqual(['GET seed', 'socket /seed go']);
  });

  it('declares a permission that is in a table', () => {
    expect(unknown(entryPoints)).toEqual([]);
    expect(unknown(entryPointsIn([BareController], []))).toEqual(['POST seed: roadmap.action.inveted']);
  });

  it('is guarded, and sockets declare their guard', () => {
    expect(unguarded(program.providers)).toEqual([]);
    expect(unguarded([BareGateway, GoodGateway])).toEqual(['BareGateway']);
  });

  it('is not idempotent for survey answers', () => {
    const handler = Object.getOwnPropertyDescriptor(PhoneController.prototype, 'answers')?.value as object;
    expect(Reflect.getMetadata(notIdempotentKey, handler)).toBe(true);
  });
});

describe('every permission', () => {
  it('is in one table, that of its context, with roles that exist', () => {
    const registry = new PermissionRegistry();
    for (const [owner, table] of tables)
      for (const [name, holders] of Object.entries(table)) {
        expect([name, name.startsWith(`${owner}.`)]).toEqual([name, true]);
        expect(holders.filter((role) => !roles.includes(role))).toEqual([]);
        registry.add({ [name]: holders });
      }
    expect(() => registry.add(jobPermissions)).toThrow('defined twice');
  });

  it('is checked by some code', () => {
    const asked = (name: string): boolean =>
      texts.some((text) => text.includes(`'${name}')`) || text.includes(`, '${name}'`) || text.includes(`('${name}'`));
    const texts = [...sources()]
      .filter(([file]) => file.startsWith('src/') && !isSpec(file))
      .map(([, text]) => code(text));
    expect(tables.flatMap(([, table]) => Object.keys(table)).filter((name) => !asked(name))).toEqual([]);
    expect(asked('roadmap.action.never-asked')).toBe(false);
  });
});
