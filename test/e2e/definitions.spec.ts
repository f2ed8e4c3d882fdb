import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

let running: RunningApp;
let analyst: Visitor;
let member: Visitor;
let path: string;
beforeAll(async () => {
  running = await startApp();
  const workspace = await givenWorkspace(running.app.get(Database));
  analyst = await givenVisitor(running, workspace, { role: 'analyst' });
  member = await givenVisitor(running, workspace, { role: 'member' });
  path = `/api/workspaces/${workspace.workspaceId}/indicators/definitions`;
}, 60_000);
afterAll(() => running.close());

const content = {
  name: { en: 'Written contracts', zh: '书面合同占比' },
  group: 'D_working_time_security_protection',
  universe: 'employee = 1',
  numerator: 'SUM w*[contract in 1-3]',
  denominator: 'SUM w*[contract known]',
  estimator: 'proportion',
  unit: 'percent',
  disaggregations: ['sex', 'park'],
  direction: 'higher_is_better',
  sdg: [{ code: '8.5', link: 'context' }],
  notes: { en: '', zh: '' },
  retired: false,
};

async function define(changes: object): Promise<{ status: number; places: unknown[]; code: unknown }> {
  const body = { id: 'own_contract_share', reason: 'Asked for', ...content, ...changes };
  const answer = await analyst.call('POST', path, { body });
  const errors = (answer.body['errors'] ?? []) as { pointer: string }[];
  return { status: answer.status, places: errors.map(({ pointer }) => pointer), code: answer.body['code'] };
}

describe('definitions over HTTP', () => {
  it.each<[string, object, number, string[]]>([
    ['a key that no one knows', { computed: 'yes' }, 400, ['/computed']],
    ['an id with capitals', { id: 'Own_Share' }, 400, ['/id']],
    ['an id that climbs', { id: '../../etc_passwd' }, 400, ['/id']],
    ['an id of every object', { id: '__proto__' }, 400, ['/id']],
    ['an id that the catalogue has', { id: 'green_job_share' }, 409, ['/id']],
    ['no Chinese name', { name: { en: 'Contracts', zh: '' } }, 400, ['/name/zh']],
    ['a name that is no pair', { name: 'Contracts' }, 400, ['/name', '/name']],
    ['a program', { numerator: 'process.exit()' }, 400, ['/numerator']],
    ['a constructor', { universe: 'constructor = 1 and __proto__ = 1' }, 400, ['/universe', '/universe']],
    ['a query', { universe: 'emp = 1; DROP TABLE indicators_cell; --' }, 400, ['/universe']],
    ['900 nested brackets', { universe: `${'('.repeat(900)}emp = 1` }, 400, ['/universe']],
    ['10,000 nested brackets', { universe: `${'('.repeat(10_000)}emp = 1` }, 400, ['/universe']],
    ['a text of 1,500 characters', { universe: 'emp = 1 and '.repeat(125) }, 400, ['/universe']],
    ['a hundred breakdowns', { disaggregations: Array.from({ length: 100 }, () => 'park') }, 400, ['/disaggregations']],
    ['no reason', { reason: '' }, 400, ['/reason']],
    ['an estimator of its own', { estimator: 'magic' }, 400, ['/estimator']],
    [
      'a comparison of a group with itself',
      {
        ...{ estimator: 'index', unit: 'percentage_points' },
        ...{ numerator: 'green_job_share(sex = 2)', denominator: 'green_job_share(sex in 1,2)' },
      },
      400,
      ['/denominator'],
    ],
  ])('refuse %s', async (_, changes, status, places) => {
    const refused = await define(changes);
    expect([refused.status, refused.places]).toEqual([status, places]);
  });

  it('are checked without counting answers, in both languages, by analysts only', async () => {
    const body = { id: 'own_contract_share', isNew: true, ...content, universe: 'employe = 1' };
    const { status, body: check } = await analyst.call('POST', `${path}/check`, { body });
    expect(status).toBe(200);
    expect(check['faults']).toMatchObject([
      {
        pointer: '/universe',
        position: 0,
        length: 7,
        detail: { en: expect.stringContaining('"employe"'), zh: expect.stringContaining('“employe”') },
        suggestions: expect.arrayContaining(['employee']),
      },
    ]);
    expect(JSON.stringify(check)).not.toMatch(/"(?:n|count|persons|value)":/);
    expect((await member.call('POST', `${path}/check`, { body })).status).toBe(403);
    expect((await member.call('POST', path, { body: { ...body, reason: 'x' } })).status).toBe(403);
    expect((await member.call('GET', path)).status).toBe(200);
  });

  it('require a version for a change; a change of an old version shows both values', async () => {
    const added = await define({});
    expect(added.status).toBe(201);
    const address = `${path}/own_contract_share`;
    const read = await member.call('GET', address);
    expect([read.headers.get('etag'), read.body['version']]).toEqual(['"1"', 1]);
    const change = (version: string | null, universe: string) =>
      analyst.call('PATCH', address, {
        body: { universe, reason: 'Others too' },
        headers: version === null ? {} : { 'if-match': version },
      });
    expect((await change(null, 'emp = 1')).status).toBeGreaterThanOrEqual(400);
    expect((await change('"1"', 'emp = 1')).body).toMatchObject({ version: 2 });
    const late = await change('"1"', 'age >= 16');
    expect([late.status, late.body['code']]).toEqual([409, 'indicators.definition.conflict']);
    expect(late.body['facts']).toMatchObject({
      version: 2,
      conflicts: [{ field: 'universe', theirs: 'emp = 1', yours: 'age >= 16' }],
    });
    expect((await define({})).code).toBe('indicators.definition.id-taken');
    expect((await analyst.call('GET', `${path}/no_such_share`)).status).toBe(404);
  });
});
