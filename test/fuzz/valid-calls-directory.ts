import { type ValidCalls, version, type World } from './world.js';

const secret = 'a quiet morning walk';
const zone = 'Asia/Shanghai';

/** Someone whom only the campaign knows; the accounts that make the calls are never changed. */
interface Guest {
  readonly accountId: string;
  readonly email: string;
  readonly cookie: string;
  password: string;
}

async function guest(world: World): Promise<Guest> {
  const email = `${world.word()}@work.example`;
  await world.done('POST /invitations', { body: { email } });
  const token = await world.token(email, '/invitation#');
  const body = { token, password: secret, language: 'en' };
  await world.done('POST /api/invitations/accept', { body });
  const accountId = (
    await world.owner.query<{ id: string }>('SELECT id FROM identity_account WHERE email = $1', [email])
  ).rows[0]!.id;
  return { accountId, email, cookie: await world.session(email, secret), password: secret };
}

const guests = new WeakMap<World, Promise<Guest>>();

/** One guest for all calls that leave the account as it is. */
function regular(world: World): Promise<Guest> {
  const known = guests.get(world) ?? guest(world);
  guests.set(world, known);
  return known;
}

async function asGuest(world: World) {
  const { cookie } = await regular(world);
  return { as: 'guest', cookie };
}

async function invited(world: World) {
  const email = `${world.word()}@work.example`;
  const { id } = await world.done('POST /invitations', { body: { email } });
  return { id, email };
}

const person = (world: World) => ({ name: world.text(), sex: 'female', language: 'en', capacity: 'secretariat' });
const at = (id: string) => ({ path: { id } });

const accounts: ValidCalls = {
  'GET /api/first-run': () => ({ as: 'anonymous' }),
  'GET /health/live': () => ({ as: 'anonymous' }),
  'GET /health/ready': () => ({ as: 'anonymous' }),
  'GET /api/me': () => ({ as: 'observer' }),
  'GET /api/me/api-tokens': asGuest,
  'POST /api/me/api-tokens': async (world) => {
    const { cookie } = await regular(world);
    const body = { workspaceId: world.workspaceId, label: world.word(), scopes: ['member'], days: 30 };
    return { as: 'guest', cookie, body };
  },
  'DELETE /api/me/api-tokens/{id}': async (world) => ({
    ...(await asGuest(world)),
    ...at(((await world.done('POST /api/me/api-tokens')).body['card'] as { id: string }).id),
  }),
  'PUT /api/me/language': async (world) => ({ ...(await asGuest(world)), body: { language: 'en' } }),
  'PUT /api/me/password': async (world) => {
    const own = await guest(world);
    return { as: 'guest', cookie: own.cookie, body: { present: own.password, password: 'a long walk by the river' } };
  },
  'GET /api/me/sessions': asGuest,
  'POST /api/me/sessions/end-others': asGuest,
  'DELETE /api/me/sessions/{id}': async (world) => {
    const own = await guest(world);
    const other = await world.session(own.email, own.password);
    const { body } = await world.done('GET /api/me/sessions', { cookie: other });
    const sessions = body as unknown as { id: string; current: boolean }[];
    return { as: 'guest', cookie: other, ...at(sessions.find(({ current }) => !current)!.id) };
  },
  'POST /api/sign-in': async (world) => ({
    as: 'anonymous',
    body: { email: (await regular(world)).email, password: secret },
  }),
  'POST /api/sign-out': async (world) => {
    const { email, password } = await regular(world);
    return { as: 'guest', cookie: await world.session(email, password) };
  },
  'POST /api/sign-in/link': async (world) => ({ as: 'anonymous', body: { email: (await regular(world)).email } }),
  'POST /api/sign-in/link/redeem': async (world) => {
    const { email } = await guest(world);
    await world.done('POST /api/sign-in/link', { body: { email } });
    return { as: 'anonymous', body: { token: await world.token(email, '/sign-in') } };
  },
  'POST /api/invitations/look-up': async (world) => {
    const { email } = await invited(world);
    return { as: 'anonymous', body: { token: await world.token(email, '/invitation#') } };
  },
  'POST /api/invitations/accept': async (world) => {
    const { email } = await invited(world);
    const token = await world.token(email, '/invitation#');
    return { as: 'anonymous', body: { token, password: secret, language: 'en' } };
  },
};

const workspace: ValidCalls = {
  'POST /api/workspaces': (world) => ({
    as: 'administrator',
    body: {
      ...{ slug: world.word(), name: world.text(), kind: 'region', timeZone: zone },
      ...{ constituencyTerms: 'national', person: person(world) },
    },
  }),
  'GET workspace': () => ({ as: 'observer' }),
  'PATCH workspace': async (world) => {
    const { body } = await world.done('GET workspace');
    return { as: 'administrator', headers: version(body), body: { name: world.text(), timeZone: zone } };
  },
  'GET /members': () => ({ as: 'administrator', query: { search: 'a', limit: '10', offset: '0' } }),
  'PATCH /members/{accountId}': async (world) => ({
    ...{ as: 'administrator', path: { accountId: (await guest(world)).accountId } },
    ...{ headers: { 'if-match': '"1"' }, body: { roles: ['observer'], parkId: null } },
  }),
  'DELETE /members/{accountId}': async (world) => ({
    ...{ as: 'administrator', path: { accountId: (await guest(world)).accountId } },
    headers: { 'if-match': '"1"' },
  }),
  'GET /invitations': () => ({ as: 'administrator' }),
  'POST /invitations': async (world) => {
    const { id: personId } = await world.done('POST /people');
    return { as: 'administrator', body: { personId, email: `${world.word()}@work.example`, roles: ['member'] } };
  },
  'DELETE /invitations/{id}': async (world) => ({ as: 'administrator', ...at((await invited(world)).id) }),
  'POST /invitations/{id}/send-again': async (world) => ({ as: 'administrator', ...at((await invited(world)).id) }),
};

const directory: ValidCalls = {
  'GET /people': async (world) => ({
    as: 'observer',
    query: {
      ...{ search: 'e', limit: '10', offset: '0', constituency: 'workers' },
      organisationId: await world.one('directory_organisation'),
    },
  }),
  'GET /people/{id}': async (world) => ({ as: 'observer', ...at(await world.one('identity_person')) }),
  'POST /people': (world) => ({ as: 'facilitator', body: person(world) }),
  'PATCH /people/{id}': async (world) => {
    const { id, body } = await world.done('POST /people');
    return { as: 'facilitator', ...at(id), headers: version(body), body: { name: world.text(), sex: 'male' } };
  },
  'GET /organisations': async (world) => ({
    as: 'observer',
    query: {
      ...{ search: 'e', limit: '10', offset: '0', constituency: 'workers' },
      placeId: await world.one('directory_place'),
    },
  }),
  'GET /organisations/{id}': async (world) => ({ as: 'observer', ...at(await world.one('directory_organisation')) }),
  'POST /organisations': (world) => ({
    as: 'facilitator',
    body: { name: world.text(), shortName: world.text(), constituency: 'workers', note: world.text() },
  }),
  'PATCH /organisations/{id}': async (world) => {
    const { id, body } = await world.done('POST /organisations');
    return { as: 'facilitator', ...at(id), headers: version(body), body: { name: world.text(), note: world.text() } };
  },
  'GET /places': async (world) => ({
    as: 'observer',
    query: {
      ...{ search: 'P', limit: '10', offset: '0', level: 'park' },
      parentId: await world.one('directory_place', `level = 'city'`),
    },
  }),
  'GET /places/{id}': async (world) => ({ as: 'observer', ...at(await world.one('directory_place')) }),
  'POST /places': async (world) => ({
    as: 'facilitator',
    body: {
      ...{ level: 'enterprise', parentId: await world.one('directory_place', `level = 'park'`) },
      ...{ name: world.text(), note: world.text() },
    },
  }),
  'PATCH /places/{id}': async (world) => {
    const { id, body } = await world.done('POST /places');
    return { as: 'facilitator', ...at(id), headers: version(body), body: { name: world.text(), note: world.text() } };
  },
};

export const directoryCalls: ValidCalls = { ...accounts, ...workspace, ...directory };
