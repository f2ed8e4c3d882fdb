import { newId } from '../../src/kernel/ids.js';
import { digest, newSecret } from '../../src/modules/identity/index.js';
import { city } from '../support/demonstration.js';
import { type ValidCalls, version, type Fixture } from './fixture.js';

const day = '2026-12-10';
const lateDay = '2199-12-10';
const by = (as: string) => ({ as });
const facilitator = by('facilitator');
const table = (roundtableId: string) => ({ path: { roundtableId } });
/** The first meeting has the id of its roundtable. */
const meeting = (meetingId: string) => ({ path: { meetingId } });
const item = (agendaItemId: string) => ({ path: { agendaItemId } });

async function draft(fixture: Fixture): Promise<string> {
  return (await fixture.done('POST /roundtables')).id;
}

/** A roundtable in session with one member of the workers' group. */
export async function convened(fixture: Fixture): Promise<string> {
  const { id } = await fixture.done('POST /roundtables');
  await fixture.done('POST /roundtables/{roundtableId}/seats', table(id));
  for (const to of ['convened', 'in-session'])
    await fixture.done('POST /roundtables/{roundtableId}/transitions', { ...table(id), body: { to, reason: 'Late' } });
  return id;
}

/** The roundtable at which the workers of the demonstration have meetings of their own. */
const ofWorkers = (fixture: Fixture): Promise<string> =>
  fixture.one('dialogue_constituency_group', `constituency = 'workers'`, 'roundtable_id');

/** A person of the workers with a seat there whom they have not accepted; there may be none left but one whose acceptance ends. */
async function notAccepted(fixture: Fixture, kind: 'adviser' | 'substitute'): Promise<string> {
  const roundtableId = await ofWorkers(fixture);
  const ofKind = `roundtable_id = '${roundtableId}' AND constituency = 'workers' AND kind = '${kind}'`;
  const personId = await fixture.one('dialogue_seat', ofKind, 'person_id');
  await fixture.owner.query(
    'UPDATE dialogue_group_acceptance SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL',
    [personId],
  );
  return personId;
}

async function seat(fixture: Fixture): Promise<{ readonly seatId: string }> {
  const { body } = await fixture.done('POST /roundtables/{roundtableId}/seats');
  return { seatId: (body['ids'] as readonly string[])[0]! };
}

async function agendaItem(fixture: Fixture): Promise<string> {
  return (await fixture.done('POST /roundtables/{roundtableId}/agenda-items')).id;
}

async function conclusion(fixture: Fixture) {
  return fixture.done('POST /roundtables/{roundtableId}/conclusions');
}

async function reservation(fixture: Fixture) {
  return fixture.done('POST /conclusions/{conclusionId}/reservations');
}

/** A conclusion of a roundtable that was closed. */
async function settled(fixture: Fixture): Promise<string> {
  const roundtableId = await convened(fixture);
  const { id } = await fixture.done('POST /roundtables/{roundtableId}/conclusions', table(roundtableId));
  await fixture.done('POST /live/roundtables/{roundtableId}/close', table(roundtableId));
  return id;
}

/** Subject to confirmation by the organisation of the one member with a seat. */
async function toConfirm(fixture: Fixture) {
  const body = { agreement: 'ad-referendum', confirmBy: lateDay };
  const { id } = await fixture.done('POST /roundtables/{roundtableId}/conclusions', { body });
  return { conclusionId: id, organisationId: city.actors['member-workers'].organisationId! };
}

async function groupMeeting(fixture: Fixture): Promise<string> {
  return (await fixture.done('POST /working-groups/{workingGroupId}/meetings')).id;
}

/** A meeting of a group that is now in session. */
async function begun(fixture: Fixture, id: string, as: string): Promise<string> {
  for (const to of ['convened', 'in-session'])
    await fixture.done('POST /meetings/{meetingId}/transitions', { as, ...meeting(id), body: { to } });
  return id;
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
  'GET /roundtables/{roundtableId}': async (fixture) => ({
    as: 'observer',
    ...table(await fixture.one('dialogue_roundtable', `state <> 'draft'`)),
  }),
  'GET /roundtables/{roundtableId}/candidates': async (fixture) => ({ ...facilitator, ...table(await draft(fixture)) }),
  'POST /roundtables': async (fixture) => ({
    ...facilitator,
    body: {
      ...{ title: fixture.text(), note: fixture.text(), startsOn: day, endsOn: day, opensAt: '09:00' },
      ...{ timeZone: 'Asia/Shanghai', placeId: await fixture.one('directory_place', `level = 'city'`) },
      organisations: [{ organisationId: await fixture.one('directory_organisation'), part: 'host' }],
    },
  }),
  'DELETE /roundtables/{roundtableId}': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)), headers: { 'if-match': '"1"' } },
  }),
  'PATCH /roundtables/{roundtableId}': async (fixture) => {
    const { id, body } = await fixture.done('POST /roundtables');
    const { en, zh } = fixture.text();
    return { ...facilitator, ...table(id), headers: version(body), body: { titleEn: en, titleZh: zh, endsOn: day } };
  },
  'POST /roundtables/{roundtableId}/seats': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)) },
    body: { people: [{ personId: city.actors['member-workers'].personId, kind: 'titular' }] },
  }),
  'GET /roundtables/{roundtableId}/name-plates.pdf': async (fixture) => ({
    ...{ ...facilitator, ...table(await convened(fixture)) },
  }),
  'PATCH /seats/{seatId}': async (fixture) => ({
    ...{ ...facilitator, path: await seat(fixture) },
    ...{ headers: { 'if-match': '"1"' }, body: { kind: 'substitute' } },
  }),
  'DELETE /seats/{seatId}': async (fixture) => ({
    ...{ ...facilitator, path: await seat(fixture) },
    headers: { 'if-match': '"1"' },
  }),
  'POST /roundtables/{roundtableId}/transitions': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)), body: { to: 'convened', reason: fixture.word() } },
  }),
  'POST /roundtables/{roundtableId}/meetings': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)) },
    body: {
      ...{ title: fixture.text(), startsOn: day, endsOn: day, opensAt: '09:00', closesAt: '17:00', placeId: null },
      ...{ furtherDays: ['2027-01-14'], agendaTemplateId: (await fixture.done('POST /agenda-templates')).id },
    },
  }),
  'GET /agenda-templates': () => by('facilitator'),
  'POST /agenda-templates': async (fixture) => {
    const meetingId = await draft(fixture);
    await fixture.done('POST /roundtables/{roundtableId}/agenda-items', table(meetingId));
    return { ...facilitator, body: { meetingId, name: fixture.text() } };
  },
  'DELETE /agenda-templates/{agendaTemplateId}': async (fixture) => ({
    ...{ ...facilitator, path: { agendaTemplateId: (await fixture.done('POST /agenda-templates')).id } },
  }),
  'PUT /roundtables/{roundtableId}/organisations': async (fixture) => {
    const { id, body } = await fixture.done('POST /roundtables');
    const organisationId = await fixture.one('directory_organisation');
    return {
      ...{ ...facilitator, ...table(id), headers: version(body) },
      body: { organisations: [{ organisationId, part: 'lead' }] },
    };
  },
  'PUT /women-share-target': () => ({ ...facilitator, body: { percent: 40 } }),
  'POST /roundtables/{roundtableId}/seat-list-checks': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)) },
    body: { text: `Name,Group,Seat\n${fixture.word()},workers,adviser`, leaveOut: [] },
  }),
  'POST /roundtables/{roundtableId}/seat-lists': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)) },
    body: { text: `Name,Group,Seat\n${fixture.word()},workers,adviser`, leaveOut: [] },
  }),
  'GET /roundtables/{roundtableId}/group-meetings': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
  }),
  'POST /roundtables/{roundtableId}/group-members/acceptances': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
    body: { personId: await notAccepted(fixture, 'adviser'), earlier: false },
  }),
  'POST /roundtables/{roundtableId}/group-members/refusals': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
    body: { personId: await notAccepted(fixture, 'substitute'), reason: fixture.word() },
  }),
  'GET /roundtables/{roundtableId}/guest-meetings': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
  }),
  'POST /meetings/{meetingId}/guests': async (fixture) => ({
    ...{ as: 'member-workers', ...meeting((await fixture.done('POST /roundtables/{roundtableId}/group-meetings')).id) },
    body: { personId: await fixture.one('identity_person', 'constituency IS NULL'), kind: 'interpreter' },
  }),
  'DELETE /meetings/{meetingId}/guests/{guestId}': async (fixture) => {
    const { id: meetingId } = await fixture.done('POST /roundtables/{roundtableId}/group-meetings');
    const { id: guestId } = await fixture.done('POST /meetings/{meetingId}/guests', meeting(meetingId));
    return { as: 'member-workers', path: { meetingId, guestId } };
  },
  'POST /roundtables/{roundtableId}/group-members/spokesperson': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
    body: { personId: await fixture.one('dialogue_group_acceptance', 'spokesperson_by IS NOT NULL', 'person_id') },
  }),
  'POST /roundtables/{roundtableId}/group-meetings': async (fixture) => ({
    ...{ as: 'member-workers', ...table(await ofWorkers(fixture)) },
    body: { title: fixture.text(), startsOn: day, endsOn: day, opensAt: '09:00', closesAt: '17:00', placeId: null },
  }),
  'PATCH /meetings/{meetingId}': async (fixture) => ({
    ...{ ...facilitator, ...meeting(await draft(fixture)), headers: { 'if-match': '"1"' } },
    body: { titleEn: fixture.word(), closesAt: '17:00' },
  }),
  'POST /meetings/{meetingId}/transitions': async (fixture) => {
    const { id } = await fixture.done('POST /roundtables');
    await fixture.done('POST /roundtables/{roundtableId}/transitions', table(id));
    return { ...facilitator, ...meeting(id), body: { to: 'in-session' } };
  },
  'POST /roundtables/{roundtableId}/documents': async (fixture) => ({
    ...{
      ...facilitator,
      ...table(await draft(fixture)),
      body: form('list.txt', 'one\ntwo', { title: fixture.word() }),
    },
  }),
  'DELETE /documents/{documentId}': async (fixture) => ({
    ...{ ...facilitator, path: { documentId: (await fixture.done('POST /roundtables/{roundtableId}/documents')).id } },
  }),
  'GET /documents/{documentId}/file': async (fixture) => ({
    ...{ ...facilitator, path: { documentId: (await fixture.done('POST /roundtables/{roundtableId}/documents')).id } },
  }),
};

const agenda: ValidCalls = {
  'POST /roundtables/{roundtableId}/agenda-items': async (fixture) => ({
    ...{ ...facilitator, ...table(await convened(fixture)) },
    body: { title: fixture.text(), note: fixture.text(), day: 1, plannedMinutes: 30 },
  }),
  'POST /roundtables/{roundtableId}/agenda-proposals': async (fixture) => ({
    ...{
      as: 'member-workers',
      ...table(await convened(fixture)),
      body: { title: fixture.text(), note: fixture.text() },
    },
  }),
  'PATCH /agenda-items/{agendaItemId}': async (fixture) => ({
    ...{ ...facilitator, ...item(await agendaItem(fixture)), headers: { 'if-match': '"1"' } },
    body: { titleEn: fixture.word(), plannedMinutes: 45 },
  }),
  'DELETE /agenda-items/{agendaItemId}': async (fixture) => ({
    ...{ ...facilitator, ...item(await agendaItem(fixture)), headers: { 'if-match': '"1"' } },
  }),
  'POST /agenda-items/{agendaItemId}/acceptance': async (fixture) => ({
    ...{ ...facilitator, ...item((await fixture.done('POST /roundtables/{roundtableId}/agenda-proposals')).id) },
    body: { day: 1, plannedMinutes: 20 },
  }),
  'POST /agenda-items/{agendaItemId}/refusal': async (fixture) => ({
    ...{ ...facilitator, ...item((await fixture.done('POST /roundtables/{roundtableId}/agenda-proposals')).id) },
    body: { reason: fixture.word() },
  }),
  'POST /agenda-items/{agendaItemId}/carry-over': async (fixture) => ({
    ...{ ...facilitator, ...item(await agendaItem(fixture)) },
  }),
  'POST /agenda-items/{agendaItemId}/move': async (fixture) => ({
    ...{ ...facilitator, ...item(await agendaItem(fixture)), body: { parentId: null, day: 1, beforeId: null } },
  }),
  'POST /agenda-items/{agendaItemId}/status': async (fixture) => ({
    ...{ ...facilitator, ...item(await agendaItem(fixture)), body: { to: 'under-discussion' } },
  }),
};

const conclusions: ValidCalls = {
  'GET /conclusions': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ roundtable: await fixture.one('dialogue_roundtable'), agreement: 'agreed', reserved: 'yes', words: 'work' },
    },
  }),
  'GET /conclusions/{conclusionId}': async (fixture) => ({
    ...{ as: 'observer', path: { conclusionId: await fixture.one('dialogue_conclusion') } },
  }),
  'POST /roundtables/{roundtableId}/conclusions': async (fixture) => ({
    ...{ ...facilitator, ...table(await convened(fixture)) },
    body: { agendaItemId: null, text: fixture.text(), agreement: 'agreed', agreedOn: day },
  }),
  'PATCH /conclusions/{conclusionId}': async (fixture) => {
    const { id, body } = await conclusion(fixture);
    return {
      ...{ ...facilitator, path: { conclusionId: id }, headers: version(body) },
      body: { agreement: 'ad-referendum', reason: fixture.word(), confirmBy: day },
    };
  },
  'PUT /conclusions/{conclusionId}/translation': async (fixture) => {
    const text = { ...fixture.text(), zh: '' };
    const { id, body } = await fixture.done('POST /roundtables/{roundtableId}/conclusions', { body: { text } });
    return {
      ...{ as: 'interpreter', path: { conclusionId: id }, headers: version(body) },
      body: { language: 'zh', text: fixture.text().zh },
    };
  },
  'POST /conclusions/{conclusionId}/adopted-translation': async (fixture) => {
    const body = { text: fixture.text(), agreedIn: 'en' };
    const { id } = await fixture.done('POST /roundtables/{roundtableId}/conclusions', { body });
    return { ...facilitator, path: { conclusionId: id }, body: { textVersion: 1 } };
  },
  'POST /conclusions/{conclusionId}/adoptions': async (fixture) => {
    const id = await convened(fixture);
    const personId = city.actors['member-workers'].personId;
    const attend = async (fact: 'arrived' | 'left') =>
      fixture.done(`POST /${room}/attendance`, { ...meeting(id), body: { personId, fact } });
    // recorded while the only delegate was out of the room, adopted when the delegate was back
    for (const fact of ['arrived', 'left'] as const) await attend(fact);
    const recorded = await fixture.done('POST /roundtables/{roundtableId}/conclusions', table(id));
    await attend('arrived');
    return { ...facilitator, path: { conclusionId: recorded.id }, body: { meetingId: id } };
  },
  'POST /conclusions/{conclusionId}/corrigenda': async (fixture) => ({
    ...{ ...facilitator, path: { conclusionId: await settled(fixture) } },
    body: { text: fixture.text(), error: fixture.word() },
  }),
  'POST /corrigenda/{corrigendumId}/objection': async (fixture) => ({
    ...{
      ...facilitator,
      path: { corrigendumId: (await fixture.done('POST /conclusions/{conclusionId}/corrigenda')).id },
    },
    body: { constituency: 'workers', reason: fixture.word() },
  }),
  'POST /conclusions/{conclusionId}/replacement-proposals': async (fixture) => ({
    ...{ ...facilitator, path: { conclusionId: await settled(fixture) } },
    body: { reason: fixture.text() },
  }),
  'PUT /conclusions/{conclusionId}/confirmation-term': async (fixture) => ({
    ...{ ...facilitator, path: { conclusionId: (await toConfirm(fixture)).conclusionId } },
    body: { confirmBy: '2199-12-11', reason: fixture.word() },
  }),
  'POST /conclusions/{conclusionId}/confirmations/{organisationId}': async (fixture) => ({
    ...{ as: 'member-workers', path: await toConfirm(fixture) },
    body: { answer: 'confirmed', note: fixture.word() },
  }),
  'GET /conclusions/{conclusionId}/confirmation-letters.pdf': async (fixture) => ({
    ...{ ...facilitator, path: { conclusionId: (await toConfirm(fixture)).conclusionId } },
  }),
  'GET /roundtables/{roundtableId}/confirmation-rules': async (fixture) => ({
    as: 'observer',
    ...table(await fixture.one('dialogue_roundtable', `state <> 'draft'`)),
  }),
  'PUT /roundtables/{roundtableId}/confirmation-rules': async (fixture) => ({
    ...{ ...facilitator, ...table(await draft(fixture)) },
    body: { constituency: 'workers', rule: 'majority', organisationId: null, mandate: fixture.word() },
  }),
  'POST /conclusions/{conclusionId}/confirmations/{organisationId}/paper': async (fixture) => {
    const path = await toConfirm(fixture);
    await fixture.done('POST /conclusions/{conclusionId}/confirmations/{organisationId}', { path });
    return { as: 'member-workers', path, body: form('letter.txt', 'We confirm.', { title: fixture.word() }) };
  },
  'POST /conclusions/{conclusionId}/reservations': async (fixture) => ({
    ...{ as: 'member-workers', path: { conclusionId: (await conclusion(fixture)).id } },
    body: { kind: 'reservation', constituency: 'workers', statement: fixture.text() },
  }),
  'PUT /reservations/{reservationId}/translation': async (fixture) => {
    const statement = { ...fixture.text(), zh: '' };
    const { id } = await fixture.done('POST /conclusions/{conclusionId}/reservations', { body: { statement } });
    const body = { language: 'zh', replaces: statement.zh, text: fixture.text().zh };
    return { as: 'interpreter', path: { reservationId: id }, body };
  },
  'POST /reservations/{reservationId}/withdrawal': async (fixture) => ({
    ...{ as: 'member-workers', path: { reservationId: (await reservation(fixture)).id } },
  }),
};

const groups: ValidCalls = {
  'GET /working-groups': () => by('observer'),
  'GET /working-groups/{workingGroupId}': async (fixture) => ({
    ...{ as: 'observer', path: { workingGroupId: (await fixture.done('POST /working-groups')).id } },
  }),
  'POST /working-groups': (fixture) => ({
    ...facilitator,
    body: {
      ...{
        name: fixture.text(),
        mandate: fixture.text(),
        composition: ['workers', 'employers'],
        formedOn: '2026-03-10',
      },
    },
  }),
  'POST /working-groups/{workingGroupId}/members': async (fixture) => ({
    ...{ ...facilitator, path: { workingGroupId: (await fixture.done('POST /working-groups')).id } },
    body: { personId: city.actors['member-workers'].personId, function: 'member' },
  }),
  'PATCH /working-groups/{workingGroupId}': async (fixture) => ({
    ...{
      ...facilitator,
      path: { workingGroupId: (await fixture.done('POST /working-groups')).id },
      headers: version({ version: 1 }),
    },
    body: {
      ...{ nameEn: fixture.word(), nameZh: '工作组', mandateEn: fixture.word(), mandateZh: '任务' },
      ...{ composition: ['workers'], roundtableId: null, formedOn: '2026-03-11' },
      ...{ termFrom: '2026-04-01', termUntil: '2027-03-31' },
    },
  }),
  'PATCH /working-group-members/{memberId}': async (fixture) => ({
    ...{ ...facilitator, headers: version({ version: 1 }), body: { function: 'convenor' } },
    path: { memberId: (await fixture.done('POST /working-groups/{workingGroupId}/members')).id },
  }),
  'POST /working-groups/{workingGroupId}/convenor-turns': async (fixture) => {
    const path = { workingGroupId: (await fixture.done('POST /working-groups')).id };
    const { personId } = city.actors['member-workers'];
    const body = { personId, function: 'convenor' };
    await fixture.done('POST /working-groups/{workingGroupId}/members', { path, body });
    return { ...facilitator, path, body: { personId, startsOn: day } };
  },
  'DELETE /convenor-turns/{turnId}': async (fixture) => ({
    ...facilitator,
    path: { turnId: (await fixture.done('POST /working-groups/{workingGroupId}/convenor-turns')).id },
  }),
  'POST /working-groups/{workingGroupId}/meetings': async (fixture) => ({
    ...{ ...facilitator, path: { workingGroupId: (await fixture.done('POST /working-groups')).id } },
    body: { title: fixture.text(), startsOn: day, endsOn: day, opensAt: '14:00', closesAt: '16:00', placeId: null },
  }),
  'POST /meetings/{meetingId}/agenda-items': async (fixture) => ({
    ...{ ...facilitator, ...meeting(await groupMeeting(fixture)) },
    body: { title: fixture.text(), note: fixture.text(), day: 1, plannedMinutes: 20 },
  }),
  'POST /meetings/{meetingId}/outcomes': async (fixture) => ({
    ...{ ...facilitator, ...meeting(await begun(fixture, await groupMeeting(fixture), facilitator.as)) },
    body: { kind: 'recommendation', agendaItemId: null, text: fixture.text() },
  }),
  'DELETE /outcomes/{outcomeId}': async (fixture) => ({
    ...{ ...facilitator, path: { outcomeId: (await fixture.done('POST /meetings/{meetingId}/outcomes')).id } },
  }),
  'POST /outcomes/{outcomeId}/sharing': async (fixture) => {
    const ofWorkers = (await fixture.done('POST /roundtables/{roundtableId}/group-meetings')).id;
    const meetingId = await begun(fixture, ofWorkers, 'member-workers');
    const call = { as: 'member-workers', ...meeting(meetingId), body: { kind: 'position' } } as const;
    return {
      as: 'member-workers',
      path: { outcomeId: (await fixture.done('POST /meetings/{meetingId}/outcomes', call)).id },
    };
  },
  'GET /roundtables/{roundtableId}/positions': async (fixture) => ({
    ...{ as: 'observer', ...table(await convened(fixture)) },
  }),
  'POST /meetings/{meetingId}/documents': async (fixture) => ({
    ...{ ...facilitator, ...meeting(await groupMeeting(fixture)) },
    body: form('list.txt', 'one\ntwo', { title: fixture.word() }),
  }),
  'DELETE /working-group-members/{memberId}': async (fixture) => ({
    ...facilitator,
    path: { memberId: (await fixture.done('POST /working-groups/{workingGroupId}/members')).id },
  }),
};

const command = () => ({ commandId: newId() });
const room = 'live/rooms/{meetingId}';
const inRoom = async (fixture: Fixture) => ({ ...facilitator, ...meeting(await convened(fixture)) });

/** An agenda item of a roundtable's first meeting. */
export async function agendaItemIn(fixture: Fixture, roundtableId: string): Promise<string> {
  return (await fixture.done('POST /roundtables/{roundtableId}/agenda-items', table(roundtableId))).id;
}

async function pairedScreen(fixture: Fixture, meetingId: string) {
  const [screenId, secret] = [newId(), newSecret()];
  await fixture.owner.query('INSERT INTO live_screen VALUES ($1, $2, $3, $4, $5, $6, now())', [
    ...[screenId, fixture.workspaceId, meetingId, Buffer.from(await digest(secret))],
    ...[screenId, city.actors.facilitator.personId],
  ]);
  return { screenId, secret };
}

/** A colleague of the workers' member, with a seat wherever that member speaks. */
export const colleagueId = city.people.find(
  ({ id, constituency }) => constituency === 'workers' && id !== city.actors['member-workers'].personId,
)!.id;

/** A room in which the workers' member has the floor, by the event with number 1. */
export async function speaking(fixture: Fixture): Promise<string> {
  const id = await convened(fixture);
  await fixture.done('POST /roundtables/{roundtableId}/seats', {
    ...{ ...table(id), body: { people: [{ personId: colleagueId, kind: 'substitute' }] } },
  });
  await fixture.done(`POST /${room}/give-floor`, meeting(id));
  return id;
}

/** The same room after a point of order has interrupted the speech. */
export async function interrupted(fixture: Fixture): Promise<string> {
  const id = await speaking(fixture);
  await fixture.done(`POST /${room}/give-floor`, {
    ...meeting(id),
    body: { personId: colleagueId, kind: 'point-of-order', replaces: 1, interrupts: true },
  });
  return id;
}

/** A titular member and a substitute of the same group. */
async function pair(fixture: Fixture) {
  const { id } = await fixture.done('POST /roundtables');
  const people = [
    { personId: city.actors['member-workers'].personId, kind: 'titular' },
    { personId: colleagueId, kind: 'substitute' },
  ];
  const { body } = await fixture.done('POST /roundtables/{roundtableId}/seats', { ...table(id), body: { people } });
  const [seatId, substituteSeatId] = body['ids'] as readonly string[];
  return { id, seats: { seatId, substituteSeatId } };
}

/** A convened meeting of the workers, with a guest who has no account. */
async function guestOnPaper(fixture: Fixture): Promise<string> {
  const { id } = await fixture.done('POST /roundtables/{roundtableId}/group-meetings');
  await fixture.done('POST /meetings/{meetingId}/guests', {
    ...meeting(id),
    body: {
      personId: await fixture.one('identity_person', 'constituency IS NULL AND identity_account_of_here(id) IS NULL'),
      kind: 'adviser',
    },
  });
  await fixture.done('POST /meetings/{meetingId}/transitions', {
    ...{ as: 'member-workers', ...meeting(id), body: { to: 'convened' } },
  });
  return id;
}

const substitutions = '/live/roundtables/{roundtableId}/substitutions';

const rooms: ValidCalls = {
  [`POST ${substitutions}`]: async (fixture) => {
    const { id, seats } = await pair(fixture);
    const period = { startsAt: '2090-01-01T09:00:00Z', endsAt: '2090-01-01T12:00:00Z' };
    return { ...facilitator, ...table(id), body: { ...seats, ...period } };
  },
  [`DELETE ${substitutions}/{substitutionId}`]: async (fixture) => {
    const { id, seats } = await pair(fixture);
    const body = { ...seats, startsAt: '2090-01-01T09:00:00Z', endsAt: '2090-01-01T12:00:00Z' };
    const planned = await fixture.done(`POST ${substitutions}`, { ...table(id), body });
    return { ...facilitator, path: { roundtableId: id, substitutionId: planned.id } };
  },
  [`GET /${room}`]: inRoom,
  [`GET /${room}/attendance`]: inRoom,
  'GET /notifications/meetings/{meetingId}/invitations': inRoom,
  [`POST /${room}/attendance`]: async (fixture) => ({
    ...{ ...(await inRoom(fixture)), body: { personId: city.actors['member-workers'].personId, fact: 'arrived' } },
  }),
  [`GET /${room}/attendance/codes`]: async (fixture) => ({
    as: 'member-workers',
    ...meeting(await guestOnPaper(fixture)),
  }),
  [`GET /${room}/attendance/codes.pdf`]: async (fixture) => ({
    ...{ as: 'member-workers', ...meeting(await guestOnPaper(fixture)) },
  }),
  [`POST /${room}/attendance/codes`]: async (fixture) => {
    const id = await guestOnPaper(fixture);
    const { body } = await fixture.done(`GET /${room}/attendance/codes`, meeting(id));
    const [first] = body['items'] as readonly { readonly code: string }[];
    return { as: 'member-workers', ...meeting(id), body: { code: first!.code } };
  },
  [`GET /${room}/outcomes`]: inRoom,
  [`GET /${room}/events`]: async (fixture) => ({ ...(await inRoom(fixture)), query: { after: '0' } }),
  [`GET /${room}/state`]: async (fixture) => ({ ...(await inRoom(fixture)), query: { at: '0' } }),
  [`GET /${room}/floor-time`]: inRoom,
  [`GET /${room}/open-matters`]: inRoom,
  [`GET /${room}/proposal`]: inRoom,
  [`GET /${room}/record`]: inRoom,
  [`POST /${room}/close`]: async (fixture) => ({ ...(await inRoom(fixture)), body: { ...command(), to: 'closed' } }),
  'POST /live/roundtables/{roundtableId}/close': async (fixture) => ({
    ...{ ...facilitator, ...table(await convened(fixture)), body: { ...command(), to: 'closed' } },
  }),
  'GET /live/roundtables/{roundtableId}/open-matters': async (fixture) => ({
    ...{ ...facilitator, ...table(await convened(fixture)) },
  }),
  [`POST /${room}/pause`]: async (fixture) => ({ ...(await inRoom(fixture)), body: command() }),
  [`POST /${room}/resume`]: async (fixture) => {
    const id = await convened(fixture);
    await fixture.done(`POST /${room}/pause`, meeting(id));
    return { ...facilitator, ...meeting(id), body: command() };
  },
  [`POST /${room}/raise-hand`]: async (fixture) => ({
    ...{ as: 'member-workers', ...meeting(await convened(fixture)) },
    body: { ...command(), kind: 'contribution', personId: null, constituency: null, organisationId: null, withIds: [] },
  }),
  [`POST /${room}/lower-hand`]: async (fixture) => {
    const id = await convened(fixture);
    await fixture.done(`POST /${room}/raise-hand`, meeting(id));
    return { as: 'member-workers', ...meeting(id), body: { ...command(), kind: 'contribution' } };
  },
  [`POST /${room}/give-floor`]: async (fixture) => ({
    ...(await inRoom(fixture)),
    body: {
      ...{ ...command(), personId: city.actors['member-workers'].personId, kind: 'contribution', replaces: null },
      ...{ limitSeconds: 180, override: 'chair-discretion', interrupts: false },
    },
  }),
  [`POST /${room}/end-floor`]: async (fixture) => ({
    ...{ ...facilitator, ...meeting(await speaking(fixture)), body: { ...command(), speechId: 1 } },
  }),
  [`POST /${room}/cede-floor`]: async (fixture) => ({
    ...{ ...facilitator, ...meeting(await speaking(fixture)) },
    body: { ...command(), speechId: 1, personId: colleagueId },
  }),
  [`POST /${room}/extend-floor`]: async (fixture) => ({
    ...{ ...facilitator, ...meeting(await speaking(fixture)) },
    body: { ...command(), speechId: 1, limitSeconds: 180 },
  }),
  [`POST /${room}/continue-floor`]: async (fixture) => ({
    ...{ ...facilitator, ...meeting(await interrupted(fixture)), body: { ...command(), speechId: 1 } },
  }),
  [`POST /${room}/close-list`]: async (fixture) => ({ ...(await inRoom(fixture)), body: command() }),
  [`POST /${room}/reopen-list`]: async (fixture) => {
    const id = await convened(fixture);
    await fixture.done(`POST /${room}/close-list`, meeting(id));
    return { ...facilitator, ...meeting(id), body: command() };
  },
  [`POST /${room}/undo-floor`]: async (fixture) => ({
    ...{ ...facilitator, ...meeting(await speaking(fixture)), body: { ...command(), speechId: 1 } },
  }),
  [`GET /${room}/speakers.pdf`]: async (fixture) => ({ ...(await inRoom(fixture)), query: { language: 'en' } }),
  [`GET /${room}/screens`]: inRoom,
  [`POST /${room}/screens`]: async (fixture) => ({
    ...{ ...(await inRoom(fixture)), body: { code: await fixture.waitingCode() } },
  }),
  [`DELETE /${room}/screens/{screenId}`]: async (fixture) => {
    const meetingId = await convened(fixture);
    const { screenId } = await pairedScreen(fixture, meetingId);
    return { ...facilitator, path: { meetingId, screenId } };
  },
  'GET /api/live/screens/{workspaceKey}/{secret}': async (fixture) => {
    const { secret } = await pairedScreen(fixture, await convened(fixture));
    return { as: 'anonymous', path: { workspaceKey: fixture.workspaceId, secret } };
  },
  [`POST /${room}/set-budget`]: async (fixture) => {
    const id = await convened(fixture);
    const agendaItemId = await agendaItemIn(fixture, id);
    const body = { ...command(), agendaItemId, constituency: 'workers', minutes: 10 };
    return { ...facilitator, ...meeting(id), body };
  },
  [`POST /${room}/move-cursor`]: async (fixture) => {
    const id = await convened(fixture);
    const added = await fixture.done('POST /roundtables/{roundtableId}/agenda-items', table(id));
    return { ...facilitator, ...meeting(id), body: { ...command(), agendaItemId: added.id, replaces: null } };
  },
};

export const dialogueCalls: ValidCalls = { ...roundtables, ...agenda, ...conclusions, ...groups, ...rooms };
