/**
 * Several processes as docker-compose.yml describes them: two servers and a worker behind a load balancer, with the
 * PostgreSQL and the Redis of Debian. What one process does has one effect, and what was acknowledged remains when
 * servers are killed or restarted.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import PostalMime from 'postal-mime';
import { endOfJob, startImport } from '../support/answer-imports.js';
import { createAs, keepCreating, lostAndDoubledActions } from '../support/created-actions.js';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { compare, drawSubmissions, type OpenWave, openWave, sendAll, type Sent, stored } from '../support/fieldwork.js';
import { Installation, lackingForInstallation, servers } from '../support/installation.js';
import { BusyHands } from '../support/busy-hands.js';
import { visit } from '../support/visitor.js';
import { describeWhen } from '../support/when.js';

const here = `/api/workspaces/${city.workspaceId}`;
const rows = 3000;
let installation: Installation;
let owner: pg.Pool;
let facilitator: Visitor;
let analyst: Visitor;
let wave: OpenWave;
let hands: BusyHands | undefined;
const sent: Sent[] = [];
const opened: string[] = [];

const at = () => installation.url;
/** The same session, at one of the servers. */
const onServer = (name: (typeof servers)[number], visitor: Visitor) =>
  visit(() => installation.urlOf(name), visitor.cookie);

async function count(sql: string, ...parameters: unknown[]): Promise<number> {
  return (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, parameters)).rows[0]!.n;
}
async function until(what: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await what()); await sleep(50))
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what.toString()}`);
}
/** Each person of the workspace has two notifications that are due by email, from one source. */
async function makeMailsDue(source: string): Promise<void> {
  await owner.query(
    `INSERT INTO notifications_notification (id, workspace_id, person_id, kind, subject_type, subject_id, facts, source, occurred_at, mail_at)
     SELECT gen_random_uuid(), m.workspace_id, m.person_id, kind, 'roundtable', r.id, '{}', kind || $2::text, now(), now()
     FROM identity_membership m, unnest(ARRAY['roundtable-convened', 'roundtable-changed']) kind,
       (SELECT id FROM dialogue_roundtable WHERE workspace_id = $1 ORDER BY number LIMIT 1) r WHERE m.workspace_id = $1`,
    [city.workspaceId, source],
  );
}
async function digests(): Promise<ReadonlyMap<string, number>> {
  const letters = await Promise.all(installation.letters().map((file) => PostalMime.parse(readFileSync(file))));
  const found = new Map<string, number>();
  for (const { to, text } of letters)
    if (text?.includes('/roundtables/') === true) {
      const address = String(to?.map((one) => ('address' in one ? one.address : '')).join());
      found.set(address, (found.get(address) ?? 0) + 1);
    }
  return found;
}

function body(): void {
  beforeAll(async () => {
    installation = await Installation.start();
    owner = installation.ownerPool();
    const as = (name: string) => signIn(at, installation.accounts, name);
    facilitator = await as('facilitator');
    analyst = await as('analyst');
    wave = await openWave(analyst, await as('fieldwork-manager'));
  }, 400_000);
  afterAll(async () => {
    await hands?.close();
    await owner?.end();
    await installation?.remove();
  }, 60_000);

  it('has an owner of the tables and a role of the server that are no superusers', async () => {
    const roles = await installation.postgres.asAdministrator(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole AS more FROM pg_roles WHERE rolname LIKE 'tripartite%' ORDER BY 1`,
    );
    expect(roles).toEqual([
      { rolname: 'tripartite_owner', more: false },
      { rolname: 'tripartite_server', more: false },
    ]);
  });

  it('carries out each job once, whichever server was asked, and each tick has one effect', async () => {
    const importing = Promise.all(
      servers.map((name) => startImport(onServer(name, analyst), owner, { waveId: wave.waveId, rows })),
    );
    const before = await digests();
    await makeMailsDue(' first');
    // sets are opened every ten seconds: answers arrive in three lots
    const openings = () =>
      count(`domain_event WHERE type = 'surveys.answer-sets.opened.v1' AND subject = $1`, wave.waveId);
    for (const lot of [1, 2, 3]) {
      const answers = drawSubmissions(wave.codes.slice(0, 4), 80, sent.length);
      sent.push(...answers);
      await sendAll(at, answers, 8);
      await until(async () => (await openings()) >= lot, 60);
    }
    const imports = await importing;
    for (const each of imports) {
      const job = await endOfJob(analyst, each.jobId, 60_000);
      expect(job).toMatchObject({ state: 'done', result: { state: 'imported', acceptedRows: rows } });
      expect(await count('surveys_response WHERE import_id = $1', each.id)).toBe(rows);
    }
    const readable = await count('surveys_response WHERE wave_id = $1 AND import_id IS NULL', wave.waveId);
    const { rows: opened } = await owner.query<{ n: number }>(
      `SELECT sum((payload->>'count')::int)::int AS n FROM domain_event WHERE type = 'surveys.answer-sets.opened.v1' AND subject = $1`,
      [wave.waveId],
    );
    expect(opened[0]!.n).toBe(readable);
    expect(readable).toBeGreaterThan(0);
    await until(async () => (await count('notifications_notification WHERE mail_at <= now()')) === 0, 60);
    await makeMailsDue(' second');
    await until(async () => (await count('notifications_notification WHERE mail_at <= now()')) === 0, 60);
    await until(async () => (await count('mail_outbox WHERE sent_at IS NULL')) === 0, 60);
    const after = await digests();
    expect(after.size).toBeGreaterThan(5);
    for (const [address, letters] of after)
      expect([address, letters - (before.get(address) ?? 0)]).toEqual([address, 2]);
  }, 240_000);

  it('moves the people in a room from a server that is killed to the other one, with nothing lost', async () => {
    const room = await BusyHands.enter(at, facilitator, installation.accounts);
    hands = room;
    const going = room.begin();
    await sleep(3000);
    expect(installation.connectionsTo('server-1')).toBeGreaterThan(0);
    await installation.end('server-1', 'SIGKILL');
    const killedAt = room.acknowledged.length;
    await until(() => room.acknowledged.length > killedAt + 20, 60);
    room.end();
    await going;
    await until(() => room.isSettled(), 30);
    expect(installation.connectionsTo('server-1')).toBe(0);
    await installation.run('server-1');
    await installation.untilReady();
    const { seq, hash } = room.shown();
    for (const name of servers) {
      const state = await onServer(name, facilitator).call(
        'GET',
        `${here}/live/rooms/${room.meetingId}/state?at=${seq}`,
      );
      expect([name, state.body['seq'], state.body['hash']]).toEqual([name, seq, hash]);
    }
    const { rows: events } = await owner.query<{ seq: number; who: string; type: string }>(
      `SELECT seq, by_person_id AS who, fact->>'type' AS type FROM live_room_event WHERE roundtable_id = $1 AND seq > $2 ORDER BY seq`,
      [room.meetingId, room.from],
    );
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => room.from + index + 1));
    for (const who of room.people) {
      const acts = room.acknowledged.filter((act) => act.who === who).map(({ type }) => type);
      expect(events.filter((event) => event.who === who).map(({ type }) => type)).toEqual(acts);
    }
    process.stderr.write(`room: ${room.acknowledged.length} acts, killed after ${killedAt}\n`);
  }, 180_000);

  it('is restarted, one server after the other, without losing what was acknowledged', async () => {
    const over = new AbortController();
    const answers = drawSubmissions(wave.codes, 6000, sent.length);
    const phones = sendAll(at, answers, 8, { giveUp: over.signal, rest: 40 });
    const writing = [1, 2].map(() => keepCreating(createAs(facilitator), over.signal, opened));
    await sleep(2000);
    for (const name of servers) {
      const before = opened.length;
      expect(await installation.end(name, 'SIGTERM')).toBe(0);
      expect(opened.length).toBeGreaterThan(before);
      await installation.run(name);
    }
    await sleep(2000);
    over.abort();
    await Promise.all([phones, ...writing]);
    sent.push(...answers);
    expect(await lostAndDoubledActions(owner, opened)).toEqual({ lost: [], doubled: [] });
    const tally = compare(sent, await stored(owner, wave.waveId, installation.keys));
    expect(tally).toMatchObject({ lost: [], doubled: [], neverSent: [] });
    process.stderr.write(
      `restarts: ${opened.length} actions and ${tally.acknowledged} answers acknowledged, none lost\n`,
    );
  }, 180_000);

  it('has an audit chain that is not forked, and reported no unexpected error', async () => {
    await until(async () => (await count('event_delivery')) === 0, 60);
    const unsealed = 'domain_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)';
    await until(async () => (await count(unsealed)) === 0, 60);
    await installation.stop();
    const { code, output } = await installation.command('audit', 'verify');
    expect([code, output]).toEqual([0, expect.stringMatching(/[1-9]\d* sealed, 0 not yet sealed, 0 faults/)]);
    expect(output).not.toMatch(/ [1-9]\d* faults/);
    const lines = installation.output().trim().split('\n');
    expect(lines.filter((line) => !/^\{.*\}$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('unexpected error'))).toEqual([]);
  }, 60_000);
}

describeWhen(lackingForInstallation(), 'two servers and a worker', body);
