/** Every date in requests of the API, from docs/api/openapi.json, with invalid values. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

interface Field {
  readonly $ref?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly allOf?: readonly Field[];
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Field }>> };
}
const api = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Field>> };
};

function fieldsOf({ $ref, allOf, properties }: Field, prefix = ''): [pointer: string, field: Field][] {
  if ($ref !== undefined) return fieldsOf(api.components.schemas[$ref.split('/').at(-1)!]!, prefix);
  if (allOf !== undefined) return allOf.flatMap((part) => fieldsOf(part, prefix));
  return Object.entries(properties ?? {}).flatMap(([name, field]): [string, Field][] => {
    const inner = fieldsOf(field, `${prefix}/${name}`);
    return inner.length > 0 ? inner : [[`${prefix}/${name}`, field]];
  });
}

const isNamedLikeDate = /(On|Until|Date|\/date)$/;
const places = Object.entries(api.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { requestBody }]) =>
    fieldsOf(requestBody?.content['application/json']?.schema ?? {}).map(([pointer, { format }]) => ({
      ...{ path, method: method.toUpperCase(), pointer, format },
    })),
  ),
);
const dates = places.filter(({ format }) => format === 'date');

const noDates = ['2026-02-30', 'infinity', '-infinity', 'now', 'today', 'May 1 99', '0000-01-01', '0019-12-04']
  .concat(['20260101', '2026-W01', '2026-001', '2026-1-1', '2026-01-01T00:00:00Z', '2026-01-01 BC', '', ' '])
  .concat(['epoch', '99999-01-01', '2026-00-00', '２０２６-01-01'])
  .map((value): unknown => value)
  .concat([20260101, true, [], {}, ['2026-01-01']]);

let running: RunningApp;
let workspace: GivenWorkspace;
const visitors: Visitor[] = [];
/** The first visitor with the permission, by request. */
const mayAsk = new Map<string, Visitor>();
beforeAll(async () => {
  running = await startApp();
  workspace = await givenWorkspace(running.app.get(Database));
  for (const role of ['administrator', 'analyst', 'facilitator'] satisfies Role[])
    visitors.push(await givenVisitor(running, workspace, { role }));
}, 60_000);
afterAll(() => running.close());

function bodyWith(pointer: string, value: unknown): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}

async function send({ path, method, pointer }: (typeof dates)[number], value: unknown, language: string) {
  const known = { workspaceId: workspace.workspaceId, indicatorId: catalogue[0]!.id } as Record<string, string>;
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? newId());
  const options = {
    body: bodyWith(pointer, value),
    headers: { 'if-match': '"1"', 'accept-language': language },
  };
  const found = mayAsk.get(`${method} ${path}`);
  for (const visitor of found === undefined ? visitors : [found]) {
    const answer = await visitor.call(method, address, options);
    if (answer.status === 403) continue;
    mayAsk.set(`${method} ${path}`, visitor);
    return answer;
  }
  throw new Error(`none of the visitors may ${method} ${path}`);
}

describe('dates in requests', () => {
  it('are described as dates wherever their name says so', () => {
    const others = places.filter(({ pointer, format }) => isNamedLikeDate.test(pointer) && format !== 'date');
    expect(others).toEqual([]);
    expect(dates.length).toBeGreaterThanOrEqual(17);
  });

  it.each(dates)(
    'refuse at $method $path $pointer what is not a date, in both languages',
    async (place) => {
      for (const value of noDates) {
        const english = await send(place, value, 'en');
        expect([value, english.status]).toEqual([value, 400]);
        expect(english.body['errors']).toContainEqual({
          ...{ pointer: place.pointer, code: 'isCalendarDate' },
          detail: 'Enter a date between 1900 and 2199, such as 2026-11-25.',
        });
      }
      const chinese = await send(place, 'infinity', 'zh');
      expect(chinese.body['errors']).toContainEqual(
        expect.objectContaining({ detail: '请输入1900年至2199年之间的日期，例如2026-11-25。' }),
      );
    },
    60_000,
  );
});
