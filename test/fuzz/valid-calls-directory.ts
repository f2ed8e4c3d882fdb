import { passkeyOrigin, TestPasskey } from '../support/passkey.js';
import { codeAt } from '../support/totp.js';
import { type ValidCalls, version, type Fixture } from './fixture.js';

const secret = 'a quiet morning walk';
const zone = 'Asia/Shanghai';

/** Someone whom only the campaign knows; the accounts that make the calls are never changed. */
interface Guest {
  readonly accountId: string;
  readonly email: string;
  readonly cookie: string;
  password: string;
}

async function guest(fixture: Fixture): Promise<Guest> {
  const email = `${fixture.word()}@work.example`;
  await fixture.done('POST /invitations', { body: { email } });
  const token = await fixture.token(email, '/invitation#');
  const body = { token, password: secret, language: 'en' };
  await fixture.done('POST /api/invitations/accept', { body });
  const accountId = (
    await fixture.owner.query<{ id: string }>('SELECT id FROM identity_account WHERE email = $1', [email])
  ).rows[0]!.id;
  return { accountId, email, cookie: await fixture.session(email, secret), password: secret };
}

const guests = new WeakMap<Fixture, Promise<Guest>>();

/** One guest for all calls that leave the account as it is. */
function regular(fixture: Fixture): Promise<Guest> {
  const known = guests.get(fixture) ?? guest(fixture);
  guests.set(fixture, known);
  return known;
}

async function asGuest(fixture: Fixture) {
  const { cookie } = await regular(fixture);
  return { as: 'guest', cookie };
}

/** A new guest with an app that is not confirmed yet. */
async function app(fixture: Fixture) {
  const { cookie } = await guest(fixture);
  const made = await fixture.done('POST /api/me/second-factor/apps', { cookie });
  const { factorId, secret: appSecret } = made.body as { factorId: string; secret: string };
  return { cookie, secret: appSecret, body: { factorId, label: fixture.word(), code: codeAt(appSecret, new Date()) } };
}

async function withApp(fixture: Fixture) {
  const { cookie, secret, body } = await app(fixture);
  const confirmed = await fixture.done('POST /api/me/second-factor/apps/confirm', { cookie, body });
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  return { cookie, secret, factorId: body.factorId, recoveryCodes };
}

interface Asked {
  readonly options: { readonly challenge: string };
}

/** Another guest with an app, which can be replaced. */
async function withLostApp(fixture: Fixture) {
  const { accountId, email, cookie } = await guest(fixture);
  const made = await fixture.done('POST /api/me/second-factor/apps', { cookie });
  const { factorId, secret: appSecret } = made.body as { factorId: string; secret: string };
  const body = { factorId, label: fixture.word(), code: codeAt(appSecret, new Date()) };
  await fixture.done('POST /api/me/second-factor/apps/confirm', { cookie, body });
  return { accountId, email, cookie };
}

/** Another guest with a passkey, which is answered for by the test. */
async function withPasskey(fixture: Fixture) {
  const { cookie } = await guest(fixture);
  const passkey = new TestPasskey(passkeyOrigin);
  const { options } = (await fixture.done('POST /api/me/second-factor/passkeys/begin', { cookie }))
    .body as unknown as Asked;
  const body = { label: fixture.word(), passkey: passkey.created(options) };
  return { cookie, passkey, body };
}

async function withAddedPasskey(fixture: Fixture) {
  const { cookie, passkey, body } = await withPasskey(fixture);
  await fixture.done('POST /api/me/second-factor/passkeys', { cookie, body });
  return { cookie, passkey };
}

async function invited(fixture: Fixture) {
  const email = `${fixture.word()}@work.example`;
  const { id } = await fixture.done('POST /invitations', { body: { email } });
  return { id, email };
}

const person = (fixture: Fixture) => ({ name: fixture.text(), sex: 'female', language: 'en', capacity: 'secretariat' });
const at = (id: string) => ({ path: { id } });

const accounts: ValidCalls = {
  'GET /api/first-run': () => ({ as: 'anonymous' }),
  'GET /health/live': () => ({ as: 'anonymous' }),
  'GET /health/ready': () => ({ as: 'anonymous' }),
  'GET /api/printing': () => ({ as: 'observer' }),
  'GET /api/me': () => ({ as: 'observer' }),
  'GET /api/me/api-tokens': asGuest,
  'POST /api/me/api-tokens': async (fixture) => {
    const { cookie } = await regular(fixture);
    const body = { workspaceId: fixture.workspaceId, label: fixture.word(), scopes: ['member'], days: 30 };
    return { as: 'guest', cookie, body };
  },
  'DELETE /api/me/api-tokens/{id}': async (fixture) => ({
    ...(await asGuest(fixture)),
    ...at(((await fixture.done('POST /api/me/api-tokens')).body['card'] as { id: string }).id),
  }),
  'GET /api/me/second-factor': asGuest,
  'POST /api/me/second-factor/apps': asGuest,
  'POST /api/me/second-factor/apps/confirm': async (fixture) => {
    const { cookie, body } = await app(fixture);
    return { as: 'guest', cookie, body };
  },
  'POST /api/me/second-factor/replacements/{id}/stop': async (fixture) => {
    const { accountId, cookie } = await withLostApp(fixture);
    const path = { accountId };
    return {
      as: 'guest',
      cookie,
      ...at((await fixture.done('POST /members/{accountId}/device-replacements', { path })).id),
    };
  },
  'POST /api/me/second-factor/passkeys/begin': asGuest,
  'POST /api/me/second-factor/passkeys': async (fixture) => {
    const { cookie, body } = await withPasskey(fixture);
    return { as: 'guest', cookie, body };
  },
  'POST /api/me/second-factor/enter/passkey/begin': async (fixture) => {
    const { cookie } = await withAddedPasskey(fixture);
    return { as: 'guest', cookie };
  },
  'POST /api/me/second-factor/enter/passkey': async (fixture) => {
    const { cookie, passkey } = await withAddedPasskey(fixture);
    const asked = await fixture.done('POST /api/me/second-factor/enter/passkey/begin', { cookie });
    return { as: 'guest', cookie, body: { passkey: passkey.signed((asked.body as unknown as Asked).options) } };
  },
  'DELETE /api/me/second-factor/factors/{id}': async (fixture) => {
    const { cookie, factorId } = await withApp(fixture);
    return { as: 'guest', cookie, ...at(factorId) };
  },
  'POST /api/me/second-factor/recovery-codes': async (fixture) => {
    const { cookie } = await withApp(fixture);
    return { as: 'guest', cookie };
  },
  'POST /api/me/second-factor/enter/app': async (fixture) => {
    const { cookie, secret } = await withApp(fixture);
    return { as: 'guest', cookie, body: { code: codeAt(secret, new Date(Date.now() + 30_000)) } };
  },
  'POST /api/me/second-factor/enter/recovery-code': async (fixture) => {
    const { cookie, recoveryCodes } = await withApp(fixture);
    return { as: 'guest', cookie, body: { code: recoveryCodes[0] } };
  },
  'PUT /api/me/language': async (fixture) => ({ ...(await asGuest(fixture)), body: { language: 'en' } }),
  'PUT /api/me/password': async (fixture) => {
    const own = await guest(fixture);
    return { as: 'guest', cookie: own.cookie, body: { present: own.password, password: 'a long walk by the river' } };
  },
  'GET /api/me/sessions': asGuest,
  'POST /api/me/sessions/end-others': asGuest,
  'DELETE /api/me/sessions/{id}': async (fixture) => {
    const own = await guest(fixture);
    const other = await fixture.session(own.email, own.password);
    const { body } = await fixture.done('GET /api/me/sessions', { cookie: other });
    const sessions = body as unknown as { id: string; current: boolean }[];
    return { as: 'guest', cookie: other, ...at(sessions.find(({ current }) => !current)!.id) };
  },
  'POST /api/sign-in': async (fixture) => ({
    as: 'anonymous',
    // wrong passwords make the account wait
    body: { email: (await guest(fixture)).email, password: secret },
  }),
  'POST /api/sign-out': async (fixture) => {
    const { email, password } = await regular(fixture);
    return { as: 'guest', cookie: await fixture.session(email, password) };
  },
  'POST /api/sign-in/link': async (fixture) => ({ as: 'anonymous', body: { email: (await regular(fixture)).email } }),
  'POST /api/sign-in/link/redeem': async (fixture) => {
    const { email } = await guest(fixture);
    await fixture.done('POST /api/sign-in/link', { body: { email } });
    return { as: 'anonymous', body: { token: await fixture.token(email, '/sign-in') } };
  },
  'POST /api/invitations/look-up': async (fixture) => {
    const { email } = await invited(fixture);
    return { as: 'anonymous', body: { token: await fixture.token(email, '/invitation#') } };
  },
  'POST /api/invitations/accept': async (fixture) => {
    const { email } = await invited(fixture);
    const token = await fixture.token(email, '/invitation#');
    return { as: 'anonymous', body: { token, password: secret, language: 'en' } };
  },
};

const workspace: ValidCalls = {
  'POST /api/workspaces': (fixture) => ({
    as: 'administrator',
    body: {
      ...{ slug: fixture.word(), name: fixture.text(), kind: 'region', timeZone: zone },
      ...{ constituencyTerms: 'national', person: person(fixture) },
    },
  }),
  'GET workspace': () => ({ as: 'observer' }),
  'PATCH workspace': async (fixture) => {
    const { body } = await fixture.done('GET workspace');
    return { as: 'administrator', headers: version(body), body: { name: fixture.text(), timeZone: zone } };
  },
  'GET /special-days': () => ({ as: 'observer' }),
  'PUT /special-days': () => ({ as: 'administrator', body: { text: 'date,kind\n2026-10-01,holiday' } }),
  'GET /members': () => ({ as: 'administrator', query: { search: 'a', limit: '10', offset: '0' } }),
  'PATCH /members/{accountId}': async (fixture) => ({
    ...{ as: 'administrator', path: { accountId: (await guest(fixture)).accountId } },
    ...{ headers: { 'if-match': '"1"' }, body: { roles: ['observer'], parkId: null } },
  }),
  'DELETE /members/{accountId}': async (fixture) => ({
    ...{ as: 'administrator', path: { accountId: (await guest(fixture)).accountId } },
    headers: { 'if-match': '"1"' },
  }),
  'GET /rights': () => ({ as: 'administrator' }),
  'POST /rights/requests/{id}': async (fixture) => {
    const path = { accountId: (await guest(fixture)).accountId };
    // the guest's account is younger than a day
    const { body } = await fixture.done('PATCH /members/{accountId}', {
      ...{ path, headers: { 'if-match': '"1"' }, body: { roles: ['analyst', 'fieldwork-manager'] } },
    });
    return { as: 'administrator', ...at((body['waiting'] as { id: string }).id), body: { decision: 'cancel' } };
  },
  'GET /device-replacements': () => ({ as: 'administrator' }),
  'POST /members/{accountId}/device-replacements': async (fixture) => ({
    ...{ as: 'administrator', path: { accountId: (await withLostApp(fixture)).accountId } },
  }),
  'DELETE /device-replacements/{id}': async (fixture) => ({
    ...{ as: 'administrator', ...at((await fixture.done('POST /members/{accountId}/device-replacements')).id) },
  }),
  'GET /invitations': () => ({ as: 'administrator' }),
  'POST /invitations': async (fixture) => {
    const { id: personId } = await fixture.done('POST /people');
    return { as: 'administrator', body: { personId, email: `${fixture.word()}@work.example`, roles: ['member'] } };
  },
  'POST /invitations/many': async (fixture) => {
    const { id: personId } = await fixture.done('POST /people');
    return { as: 'administrator', body: { personIds: [personId] } };
  },
  'DELETE /invitations/{id}': async (fixture) => ({ as: 'administrator', ...at((await invited(fixture)).id) }),
  'POST /invitations/{id}/send-again': async (fixture) => ({ as: 'administrator', ...at((await invited(fixture)).id) }),
};

const directory: ValidCalls = {
  'GET /people': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ search: 'e', limit: '10', offset: '0', constituency: 'workers' },
      organisationId: await fixture.one('directory_organisation'),
    },
  }),
  'GET /people/{id}': async (fixture) => ({ as: 'observer', ...at(await fixture.one('identity_person')) }),
  'POST /people': (fixture) => ({ as: 'facilitator', body: person(fixture) }),
  'PATCH /people/{id}': async (fixture) => {
    const { id, body } = await fixture.done('POST /people');
    return { as: 'facilitator', ...at(id), headers: version(body), body: { name: fixture.text(), sex: 'male' } };
  },
  'GET /organisations': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ search: 'e', limit: '10', offset: '0', constituency: 'workers' },
      placeId: await fixture.one('directory_place'),
    },
  }),
  'GET /organisations/{id}': async (fixture) => ({
    as: 'observer',
    ...at(await fixture.one('directory_organisation')),
  }),
  'POST /organisations': (fixture) => ({
    as: 'facilitator',
    body: { name: fixture.text(), shortName: fixture.text(), constituency: 'workers', note: fixture.text() },
  }),
  'PATCH /organisations/{id}': async (fixture) => {
    const { id, body } = await fixture.done('POST /organisations');
    return {
      as: 'facilitator',
      ...at(id),
      headers: version(body),
      body: { name: fixture.text(), note: fixture.text() },
    };
  },
  'GET /places': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ search: 'P', limit: '10', offset: '0', level: 'park' },
      parentId: await fixture.one('directory_place', `level = 'city'`),
    },
  }),
  'GET /places/{id}': async (fixture) => ({ as: 'observer', ...at(await fixture.one('directory_place')) }),
  'POST /places': async (fixture) => ({
    as: 'facilitator',
    body: {
      ...{ level: 'enterprise', parentId: await fixture.one('directory_place', `level = 'park'`) },
      ...{ name: fixture.text(), note: fixture.text() },
    },
  }),
  'PATCH /places/{id}': async (fixture) => {
    const { id, body } = await fixture.done('POST /places');
    return {
      as: 'facilitator',
      ...at(id),
      headers: version(body),
      body: { name: fixture.text(), note: fixture.text() },
    };
  },
};

export const directoryCalls: ValidCalls = { ...accounts, ...workspace, ...directory };
