import { newId } from '../../src/kernel/ids.js';
import { city } from '../support/demonstration.js';
import { type ValidCalls, version, type World } from './world.js';

const day = '2026-12-10';
const by = (as: string) => ({ as });
const facilitator = by('facilitator');
const table = (roundtableId: string) => ({ path: { roundtableId } });
/** The first meeting has the id of its roundtable. */
const meeting = (meetingId: string) => ({ path: { meetingId } });
const item = (agendaItemId: string) => ({ path: { agendaItemId } });

async function draft(world: World): Promise<string> {
  return (await world.done('POST /roundtables')).id;
}

/** A roundtable in session with one member of the workers' group. */
export async function convened(world: World): Promise<string> {
  const { id } = await world.done('POST /roundtables');
  await world.done('POST /roundtables/{roundtableId}/seats', table(id));
  for (const to of ['convened', 'in-session'])
    await world.done('POST /roundtables/{roundtableId}/transitions', { ...table(id), body: { to } });
  return id;
}

async function seat(world: World): Promise<{ readonly seatId: string }> {
  const { body } = await world.done('POST /roundtables/{roundtableId}/seats');
  return { seatId: (body['ids'] as readonly string[])[0]! };
}

async function agendaItem(world: World): Promise<string> {
  return (await world.done('POST /roundtables/{roundtableId}/agenda-items')).id;
}

async function conclusion(world: World) {
  return world.done('POST /roundtables/{roundtableId}/conclusions');
}

async function reservation(world: World) {
  return world.done('POST /conclusions/{conclusionId}/reservations');
}

export function form(name: string, content: string, fields: Record<string, string> = {}): FormData {
  const all = new FormData();
  for (const [field, value] of Object.entries(fields)) all.set(field, value);
  all.set('file', new Blob([content]), name);
  return all;
}

const roundtables: ValidCalls = {
  'GET /roundtables': () => by('observer'),
  'GET /roundtable-texts': () => ({ as: 'observer', query: { words: 'work' } }),
  'GET /translations': () => by('interpreter'),
  'GET /roundtables/{roundtableId}': async (world) => ({
    as: 'observer',
    ...table(await world.one('dialogue_roundtable', `state <> 'draft'`)),
  }),
  'GET /roundtables/{roundtableId}/candidates': async (world) => ({ ...facilitator, ...table(await draft(world)) }),
  'POST /roundtables': async (world) => ({
    ...facilitator,
    body: {
      ...{ title: world.text(), note: world.text(), startsOn: day, endsOn: day, opensAt: '09:00' },
      ...{ timeZone: 'Asia/Shanghai', placeId: await world.one('directory_place', `level = 'city'`) },
      organisations: [{ organisationId: await world.one('directory_organisation'), part: 'host' }],
    },
  }),
  'PATCH /roundtables/{roundtableId}': async (world) => {
    const { id, body } = await world.done('POST /roundtables');
    const { en, zh } = world.text();
    return { ...facilitator, ...table(id), headers: version(body), body: { titleEn: en, titleZh: zh, endsOn: day } };
  },
  'POST /roundtables/{roundtableId}/seats': async (world) => ({
    ...{ ...facilitator, ...table(await draft(world)) },
    body: { people: [{ personId: city.actors['member-workers'].personId, kind: 'titular' }] },
  }),
  'PATCH /seats/{seatId}': async (world) => ({
    ...{ ...facilitator, path: await seat(world) },
    ...{ headers: { 'if-match': '"1"' }, body: { kind: 'substitute' } },
  }),
  'DELETE /seats/{seatId}': async (world) => ({
    ...{ ...facilitator, path: await seat(world) },
    headers: { 'if-match': '"1"' },
  }),
  'POST /roundtables/{roundtableId}/transitions': async (world) => ({
    ...{ ...facilitator, ...table(await draft(world)), body: { to: 'convened' } },
  }),
  'POST /roundtables/{roundtableId}/meetings': async (world) => ({
    ...{ ...facilitator, ...table(await draft(world)) },
    body: { title: world.text(), startsOn: day, endsOn: day, opensAt: '09:00', closesAt: '17:00', placeId: null },
  }),
  'PATCH /meetings/{meetingId}': async (world) => ({
    ...{ ...facilitator, ...meeting(await draft(world)), headers: { 'if-match': '"1"' } },
    body: { titleEn: world.word(), closesAt: '17:00' },
  }),
  'POST /meetings/{meetingId}/transitions': async (world) => {
    const { id } = await world.done('POST /roundtables');
    await world.done('POST /roundtables/{roundtableId}/transitions', { ...table(id), body: { to: 'convened' } });
    return { ...facilitator, ...meeting(id), body: { to: 'in-session' } };
  },
  'POST /roundtables/{roundtableId}/documents': async (world) => ({
    ...{ ...facilitator, ...table(await draft(world)), body: form('list.txt', 'one\ntwo', { title: world.word() }) },
  }),
  'GET /documents/{documentId}/file': async (world) => ({
    ...{ ...facilitator, path: { documentId: (await world.done('POST /roundtables/{roundtableId}/documents')).id } },
  }),
};

const agenda: ValidCalls = {
  'POST /roundtables/{roundtableId}/agenda-items': async (world) => ({
    ...{ ...facilitator, ...table(await convened(world)) },
    body: { title: world.text(), note: world.text(), day: 1, plannedMinutes: 30 },
  }),
  'POST /roundtables/{roundtableId}/agenda-proposals': async (world) => ({
    ...{ as: 'member-workers', ...table(await convened(world)), body: { title: world.text(), note: world.text() } },
  }),
  'PATCH /agenda-items/{agendaItemId}': async (world) => ({
    ...{ ...facilitator, ...item(await agendaItem(world)), headers: { 'if-match': '"1"' } },
    body: { titleEn: world.word(), plannedMinutes: 45 },
  }),
  'POST /agenda-items/{agendaItemId}/acceptance': async (world) => ({
    ...{ ...facilitator, ...item((await world.done('POST /roundtables/{roundtableId}/agenda-proposals')).id) },
    body: { day: 1, plannedMinutes: 20 },
  }),
  'POST /agenda-items/{agendaItemId}/refusal': async (world) => ({
    ...{ ...facilitator, ...item((await world.done('POST /roundtables/{roundtableId}/agenda-proposals')).id) },
    body: { reason: world.word() },
  }),
  'POST /agenda-items/{agendaItemId}/carry-over': async (world) => ({
    ...{ ...facilitator, ...item(await agendaItem(world)) },
  }),
  'POST /agenda-items/{agendaItemId}/move': async (world) => ({
    ...{ ...facilitator, ...item(await agendaItem(world)), body: { parentId: null, day: 1, beforeId: null } },
  }),
  'POST /agenda-items/{agendaItemId}/status': async (world) => ({
    ...{ ...facilitator, ...item(await agendaItem(world)), body: { to: 'under-discussion' } },
  }),
};

const conclusions: ValidCalls = {
  'GET /conclusions': async (world) => ({
    as: 'observer',
    query: {
      ...{ roundtable: await world.one('dialogue_roundtable'), agreement: 'agreed', reserved: 'yes', words: 'work' },
    },
  }),
  'GET /conclusions/{conclusionId}': async (world) => ({
    ...{ as: 'observer', path: { conclusionId: await world.one('dialogue_conclusion') } },
  }),
  'POST /roundtables/{roundtableId}/conclusions': async (world) => ({
    ...{ ...facilitator, ...table(await convened(world)) },
    body: { agendaItemId: null, text: world.text(), agreement: 'agreed', agreedOn: day },
  }),
  'PATCH /conclusions/{conclusionId}': async (world) => {
    const { id, body } = await conclusion(world);
    return {
      ...{ ...facilitator, path: { conclusionId: id }, headers: version(body) },
      body: { agreement: 'ad-referendum', reason: world.word() },
    };
  },
  'PUT /conclusions/{conclusionId}/translation': async (world) => {
    const text = { ...world.text(), zh: '' };
    const { id, body } = await world.done('POST /roundtables/{roundtableId}/conclusions', { body: { text } });
    return {
      ...{ as: 'interpreter', path: { conclusionId: id }, headers: version(body) },
      body: { language: 'zh', text: world.text().zh },
    };
  },
  'POST /conclusions/{conclusionId}/reservations': async (world) => ({
    ...{ as: 'member-workers', path: { conclusionId: (await conclusion(world)).id } },
    body: { kind: 'reservation', constituency: 'workers', statement: world.text() },
  }),
  'PUT /reservations/{reservationId}/translation': async (world) => {
    const statement = { ...world.text(), zh: '' };
    const { id } = await world.done('POST /conclusions/{conclusionId}/reservations', { body: { statement } });
    const body = { language: 'zh', replaces: statement.zh, text: world.text().zh };
    return { as: 'interpreter', path: { reservationId: id }, body };
  },
  'POST /reservations/{reservationId}/withdrawal': async (world) => ({
    ...{ as: 'member-workers', path: { reservationId: (await reservation(world)).id } },
  }),
};

const groups: ValidCalls = {
  'GET /working-groups': () => by('observer'),
  'GET /working-groups/{workingGroupId}': async (world) => ({
    ...{ as: 'observer', path: { workingGroupId: (await world.done('POST /working-groups')).id } },
  }),
  'POST /working-groups': (world) => ({
    ...facilitator,
    body: {
      ...{ name: world.text(), mandate: world.text(), composition: ['workers', 'employers'], formedOn: '2026-03-10' },
    },
  }),
  'POST /working-groups/{workingGroupId}/members': async (world) => ({
    ...{ ...facilitator, path: { workingGroupId: (await world.done('POST /working-groups')).id } },
    body: { personId: city.actors['member-workers'].personId, function: 'member' },
  }),
  'DELETE /working-group-members/{memberId}': async (world) => ({
    ...facilitator,
    path: { memberId: (await world.done('POST /working-groups/{workingGroupId}/members')).id },
  }),
};

const command = () => ({ commandId: newId() });
const room = 'live/rooms/{meetingId}';
const inRoom = async (world: World) => ({ ...facilitator, ...meeting(await convened(world)) });

/** A room in which the workers' member has the floor, by the event with number 1. */
export async function speaking(world: World): Promise<string> {
  const id = await convened(world);
  await world.done(`POST /${room}/give-floor`, meeting(id));
  return id;
}

const rooms: ValidCalls = {
  [`GET /${room}`]: inRoom,
  [`GET /${room}/attendance`]: inRoom,
  [`POST /${room}/attendance`]: async (world) => ({
    ...{ ...(await inRoom(world)), body: { personId: city.actors['member-workers'].personId, fact: 'arrived' } },
  }),
  [`GET /${room}/events`]: async (world) => ({ ...(await inRoom(world)), query: { after: '0' } }),
  [`GET /${room}/state`]: async (world) => ({ ...(await inRoom(world)), query: { at: '0' } }),
  [`GET /${room}/floor-time`]: inRoom,
  [`GET /${room}/open-matters`]: inRoom,
  [`GET /${room}/proposal`]: inRoom,
  [`GET /${room}/record`]: inRoom,
  [`POST /${room}/close`]: async (world) => ({ ...(await inRoom(world)), body: { ...command(), to: 'closed' } }),
  'POST /live/roundtables/{roundtableId}/close': async (world) => ({
    ...{ ...facilitator, ...table(await convened(world)), body: { ...command(), to: 'closed' } },
  }),
  'GET /live/roundtables/{roundtableId}/open-matters': async (world) => ({
    ...{ ...facilitator, ...table(await convened(world)) },
  }),
  [`POST /${room}/pause`]: async (world) => ({ ...(await inRoom(world)), body: command() }),
  [`POST /${room}/resume`]: async (world) => {
    const id = await convened(world);
    await world.done(`POST /${room}/pause`, meeting(id));
    return { ...facilitator, ...meeting(id), body: command() };
  },
  [`POST /${room}/raise-hand`]: async (world) => ({
    ...{ as: 'member-workers', ...meeting(await convened(world)), body: { ...command(), kind: 'contribution' } },
  }),
  [`POST /${room}/lower-hand`]: async (world) => {
    const id = await convened(world);
    await world.done(`POST /${room}/raise-hand`, meeting(id));
    return { as: 'member-workers', ...meeting(id), body: { ...command(), kind: 'contribution' } };
  },
  [`POST /${room}/give-floor`]: async (world) => ({
    ...(await inRoom(world)),
    body: {
      ...{ ...command(), personId: city.actors['member-workers'].personId, kind: 'contribution', replaces: null },
      ...{ limitSeconds: 180, override: 'chair-discretion' },
    },
  }),
  [`POST /${room}/end-floor`]: async (world) => ({
    ...{ ...facilitator, ...meeting(await speaking(world)), body: { ...command(), speechId: 1 } },
  }),
  [`POST /${room}/undo-floor`]: async (world) => ({
    ...{ ...facilitator, ...meeting(await speaking(world)), body: { ...command(), speechId: 1 } },
  }),
  [`POST /${room}/move-cursor`]: async (world) => {
    const id = await convened(world);
    const added = await world.done('POST /roundtables/{roundtableId}/agenda-items', table(id));
    return { ...facilitator, ...meeting(id), body: { ...command(), agendaItemId: added.id, replaces: null } };
  },
};

export const dialogueCalls: ValidCalls = { ...roundtables, ...agenda, ...conclusions, ...groups, ...rooms };
