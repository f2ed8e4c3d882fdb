import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/database.js';
import pg from 'pg';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
}
interface Description {
  readonly paths: Readonly<
    Record<string, Record<string, { readonly requestBody?: { content: Record<string, { schema: Schema }> } }>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const description = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as Description;

function propertiesOf(schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return [];
  const named = schema.$ref?.split('/').at(-1);
  return [
    ...propertiesOf(named === undefined ? undefined : description.components.schemas[named]),
    ...(schema.allOf ?? []).flatMap(propertiesOf),
    ...Object.keys(schema.properties ?? {}),
  ];
}

/** A minimal body according to the description, with arbitrary values. */
function sampleOf(schema: Schema): unknown {
  const resolved = schema.$ref === undefined ? schema : description.components.schemas[schema.$ref.split('/').at(-1)!]!;
  if (resolved.enum !== undefined) return resolved.enum[0];
  const parts = [resolved, ...(resolved.allOf ?? [])];
  if (parts.some(({ $ref, properties }) => $ref !== undefined || properties !== undefined))
    return Object.assign(
      {},
      ...(resolved.allOf ?? []).map(sampleOf),
      ...Object.entries(resolved.properties ?? {})
        .filter(([name]) => resolved.required?.includes(name))
        .map(([name, inner]) => ({ [name]: sampleOf(inner) })),
    ) as unknown;
  if (resolved.type === 'array') return resolved.items === undefined ? [] : [sampleOf(resolved.items)];
  if (resolved.type === 'boolean') return true;
  if (resolved.type === 'integer' || resolved.type === 'number') return resolved.minimum ?? 1;
  if (resolved.type === 'object') return {};
  return (
    { uuid: newId(), date: '2026-03-10', email: 'somebody@work.example' }[resolved.format ?? ''] ?? 'a text of letters'
  );
}

/** The same body with one part missing, at any depth. */
function lacking(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((inner) => lacking(inner).map((poorer) => [poorer]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    { ...value, [name]: undefined },
    ...lacking(inner).map((poorer) => ({ ...value, [name]: poorer })),
  ]);
}

/** Values of which at most one is valid for a given field. */
const values: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e300,
  'x',
  '',
  '9'.repeat(5000),
  [],
  [null],
  [[{}]],
  {},
  { en: 7, zh: [] },
  { length: 1e9 },
];
const whole: readonly unknown[] = [null, [], [{}], 'text', 7, true, {}];

let running: RunningApp;
let owner: pg.Pool;
let visitor: Visitor;
let workspaceId: string;

beforeAll(async () => {
  running = await startApp({ settings: { LOG_LEVEL: 'silent' } });
  owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  const workspace = await givenWorkspace(running.app.get(Database));
  workspaceId = workspace.workspaceId;
  const member = await givenVisitor(running, workspace, { role: 'administrator' });
  await owner.query('UPDATE identity_membership SET roles = $1 WHERE account_id = $2', [roles, member.actor.accountId]);
  visitor = member;
}, 60_000);
afterAll(async () => {
  await owner.end();
  await running.close();
});

const entryPoints = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) => {
    const schema = requestBody?.content['application/json']?.schema;
    return schema === undefined ? [] : [{ method: method.toUpperCase(), path, fields: propertiesOf(schema), schema }];
  }),
);

async function faultOf(entryPoint: (typeof entryPoints)[number], body: unknown): Promise<string | undefined> {
  const path = entryPoint.path.replace('{workspaceId}', workspaceId).replace(/\{\w+\}/g, () => newId());
  const headers = { 'if-match': '"1"', 'accept-language': 'zh-CN' };
  const text = JSON.stringify(body);
  const answer = await visitor.call(entryPoint.method, path, { body: text, headers });
  const what = `${entryPoint.method} ${entryPoint.path} ${text.slice(0, 80)}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
  if (answer.status < 400) return undefined;
  const { code, instance, title } = answer.body as Record<string, string>;
  const words = typeof title === 'string' && /[\u4e00-\u9fff]/.test(title);
  return answer.status < 500 && code !== undefined && instance?.startsWith('urn:uuid:') && words ? undefined : what;
}

describe('every endpoint that accepts a body', () => {
  it('is described', () => expect(entryPoints.length).toBeGreaterThan(40));

  it('answers anything other than an object with a problem, never with an internal error', async () => {
    const faults: string[] = [];
    for (const entryPoint of entryPoints)
      for (const body of whole) faults.push(...([await faultOf(entryPoint, body)].filter(Boolean) as string[]));
    expect(faults).toEqual([]);
  }, 120_000);

  it('answers a body with a missing part with a problem, never with an internal error', async () => {
    const faults: string[] = [];
    let calls = 0;
    for (const entryPoint of entryPoints.filter(({ path }) => !path.includes('sign-out')))
      for (const body of lacking(sampleOf(entryPoint.schema))) {
        calls += 1;
        faults.push(...([await faultOf(entryPoint, body)].filter(Boolean) as string[]));
      }
    process.stderr.write(`lacking bodies: ${entryPoints.length} entryPoints, ${calls} calls\n`);
    expect(faults).toEqual([]);
  }, 180_000);

  it('answers a field of a wrong type with a problem, never with an internal error', async () => {
    const faults: string[] = [];
    let calls = 0;
    for (const entryPoint of entryPoints.filter(({ path }) => !path.includes('sign-out')))
      for (const field of entryPoint.fields) {
        const bodies = values.map((value) => ({ [field]: value }));
        calls += bodies.length;
        const found = await Promise.all(bodies.map((body) => faultOf(entryPoint, body)));
        faults.push(...(found.filter(Boolean) as string[]));
      }
    process.stderr.write(`bad bodies: ${entryPoints.length} entryPoints, ${calls} calls\n`);
    expect(faults).toEqual([]);
  }, 180_000);
});
