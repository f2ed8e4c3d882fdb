import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { seedDialogue } from '../../src/demo/dialogue.js';
import { demoPerson } from '../../src/demo/demonstration.js';
import { startApp } from '../support/app.js';
import type { RunningApp } from '../support/app.js';
import { accountsIn } from '../support/demonstration.js';

/** The demonstration's roundtables over HTTP, for facilitator, delegates and people outside. */
describe('the dialogue over HTTP', () => {
  let running: RunningApp;
  const demonstration = composeDemonstration();
  const clients = new Map<string, ReturnType<typeof supertest.agent>>();

  beforeAll(async () => {
    running = await startApp({ demonstration: true });
    for (const { email, password } of accountsIn(running.folder)) {
      const client = supertest.agent(running.url);
      await client
        .post('/api/sign-in')
        .send({ email, password })
        .expect((response) => expect(response.status).toBeLessThan(300));
      clients.set(email.split('@')[0]!, client);
    }
  }, 300_000);
  afterAll(() => running.close());

  const as = (key: string) => clients.get(key)!;
  const path = (rest: string, workspace = demonstration.city.workspaceId): string =>
    `/api/workspaces/${workspace}${rest}`;

  it('shows the two roundtables of 2019 as in the text, closed, without invented seats or times', async () => {
    const { body } = await as('administrator').get(path('/roundtables', demonstration.jiangsu.workspaceId)).expect(200);
    expect(body.items).toMatchObject([
      {
        label: 'RT2',
        startsOn: '2019-12-04',
        endsOn: '2019-12-06',
        place: { name: { en: 'Suzhou' } },
        state: 'closed',
        seats: 0,
        conclusions: 0,
      },
      {
        label: 'RT1',
        startsOn: '2019-04-16',
        endsOn: '2019-04-16',
        place: { name: { en: 'Beijing' } },
        state: 'closed',
        seats: 0,
        conclusions: 1,
      },
    ]);
    const register = await as('administrator').get(path('/conclusions', demonstration.jiangsu.workspaceId)).expect(200);
    expect(register.body.items).toMatchObject([
      { label: 'RT1/D-01', agendaItemId: null, basis: { en: expect.stringContaining('Stated in the published text') } },
    ]);
    const groups = await as('administrator')
      .get(path('/working-groups', demonstration.jiangsu.workspaceId))
      .expect(200);
    expect(groups.body.items).toMatchObject([
      { composition: ['government'], mandate: null, members: [], roundtableLabel: 'RT1' },
    ]);
  });

  it('shows a past roundtable with balanced delegations, five conclusions and one reservation, and an upcoming one', async () => {
    const { body } = await as('observer').get(path('/roundtables')).expect(200);
    expect(body.items).toMatchObject([
      { label: 'RT2', state: 'convened', titularSeats: 11 },
      { label: 'RT1', state: 'closed', titularSeats: 12, conclusions: 5, reservations: 1 },
    ]);
    const second = await as('observer')
      .get(path(`/roundtables/${body.items[0].id}`))
      .expect(200);
    const topics = (second.body.proposals as { kind: string; title: { en: string } }[]).filter(
      ({ kind }) => kind === 'topic',
    );
    expect(topics.map(({ title }) => title.en).toSorted()).toEqual([
      'Safe travel home after night shifts',
      'Social insurance for agency workers',
    ]);
    const first = await as('observer')
      .get(path(`/roundtables/${body.items[1].id}`))
      .expect(200);
    expect(first.body.parity.balanced).toBe(true);
    expect(first.body.agenda[0]).toMatchObject({
      label: '1',
      startsAt: '09:00',
      presenter: { name: { en: 'Government delegate 1' } },
    });
    expect(first.headers['etag']).toBe(`"${first.body.version}"`);
  });

  it('sends a changed page to a browser that loaded it before, although the version of the roundtable is the same', async () => {
    const { body: list } = await as('facilitator').get(path('/roundtables')).expect(200);
    const address = path(`/roundtables/${list.items[0].id}`);
    const before = await as('facilitator').get(address).expect(200);
    await as('facilitator')
      .post(`${address}/seats`)
      .send({ people: [{ personId: demoPerson(demonstration, 'employers-delegate-4').id, kind: 'titular' }] })
      .expect(201);
    const again = await as('facilitator').get(address).set('If-None-Match', before.headers['etag']!).expect(200);
    expect(again.body.parity.titular).toBe(before.body.parity.titular + 1);
    expect(again.headers).toMatchObject({ etag: before.headers['etag'], 'cache-control': 'no-store' });
  });

  it('does nothing when it is loaded a second time', async () => {
    const list = async () => (await as('facilitator').get(path('/roundtables')).expect(200)).body as unknown;
    const before = await list();
    await seedDialogue(running.app, demonstration);
    expect(await list()).toEqual(before);
  });

  it("answers with a problem in the reader's language, and a pointer to the field", async () => {
    const { body } = await as('facilitator')
      .post(path('/roundtables'))
      .set('Accept-Language', 'zh-CN')
      .send({ title: { en: 'x', zh: '' }, startsOn: '2026-05-02', endsOn: '2026-05-01', timeZone: 'Asia/Nowhere' })
      .expect(400);
    expect(body).toMatchObject({
      code: 'dialogue.roundtable.schedule-wrong',
      title: '日期和时间有误。',
      errors: [{ pointer: '/endsOn' }, { pointer: '/timeZone' }],
    });
  });

  it('refuses a delegate what only the facilitator may do, and a reservation for another group', async () => {
    const { body } = await as('member-workers').get(path('/conclusions?reserved=yes')).expect(200);
    expect(body.items).toHaveLength(1);
    const [{ id, roundtableId }] = body.items;
    await as('member-workers')
      .post(path(`/roundtables/${roundtableId}/agenda-items`))
      .send({ title: { en: 'x', zh: '' } })
      .expect(403);
    await as('member-workers')
      .get(path(`/roundtables/${roundtableId}/candidates`))
      .expect(403);
    const closed = await as('member-workers')
      .post(path(`/conclusions/${id}/reservations`))
      .send({ kind: 'objection', constituency: 'employers', statement: { en: 'x', zh: '' } })
      .expect(409);
    expect(closed.body.code).toBe('dialogue.roundtable.closed');
  });

  /** All values of keys with this name, anywhere in a reply. */
  function valuesOf(key: string, within: unknown): unknown[] {
    if (within === null || typeof within !== 'object') return [];
    return Object.entries(within).flatMap(([name, value]) => [
      ...(name === key ? [value] : []),
      ...valuesOf(key, value),
    ]);
  }

  it('shows the sex of a seat to roles that maintain the directory, assign seats and record; to others only the totals', async () => {
    const { body: list } = await as('facilitator').get(path('/roundtables')).expect(200);
    const [upcoming, held] = list.items as { id: string }[];
    const read = async (key: string, address: string) => (await as(key).get(path(address)).expect(200)).body as object;
    const names = (await read('facilitator', '/people?limit=200')) as { items: { id: string; sex: string }[] };
    const woman = names.items.find(({ sex }) => sex === 'female')!;
    for (const key of ['administrator', 'facilitator', 'rapporteur'])
      expect(valuesOf('sex', await read(key, `/roundtables/${held!.id}`))).toContain('female');
    for (const key of ['member-workers', 'observer', 'interpreter', 'analyst', 'park-coordinator']) {
      const table = (await read(key, `/roundtables/${held!.id}`)) as {
        parity: { bySex: object; rows: { bySex: object | null }[] };
      };
      expect(table.parity.bySex).toMatchObject({ female: 6 });
      expect(table.parity.rows.map(({ bySex }) => bySex)).toEqual([null, null, null]);
      const own = (await as(key).get('/api/me').expect(200)).body as object;
      const people = (await read(key, '/people?limit=200')) as { items: { id: string }[] };
      const answers = [
        table,
        await read(key, '/working-groups'),
        { items: people.items.filter(({ id }) => !JSON.stringify(own).includes(id)) },
        await read(key, `/people?search=${encodeURIComponent('delegate 2')}`),
        await read(key, `/people/${woman.id}`),
        await read(key, `/live/rooms/${upcoming!.id}`),
        await read(key, `/live/rooms/${upcoming!.id}/events?after=0`),
      ];
      expect(new Set(answers.flatMap((answer) => valuesOf('sex', answer)))).toEqual(new Set([null]));
    }
  });

  it('stores a document under a generated name and sends it as a download; a web page is refused', async () => {
    const list = await as('facilitator').get(path('/roundtables')).expect(200);
    const id: string = list.body.items[0].id;
    const upload = (bytes: string, name: string) =>
      as('facilitator')
        .post(path(`/roundtables/${id}/documents`))
        .field('title', 'Figures')
        .attach('file', Buffer.from(bytes), name);
    await upload('<html><script>1</script>', 'page.txt').expect(415);
    await upload('a,b\n1,2\n', '数据.csv').expect(201);
    const { body } = await as('observer')
      .get(path(`/roundtables/${id}`))
      .expect(200);
    const added = body.documents.at(-1);
    // after the two that were there when it was convened
    const stored = { number: 3, title: 'Figures', fileName: '数据.csv', mediaType: 'text/csv', bytes: 8 };
    expect(added).toMatchObject(stored);
    const file = await as('observer')
      .get(path(`/documents/${added.id}/file`))
      .expect(200);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.text).toBe('a,b\n1,2\n');
  });

  it('is not available without signing in', async () => {
    await supertest(running.url).get(path('/roundtables')).expect(401);
  });
});
